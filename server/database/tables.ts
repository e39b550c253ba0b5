import type { Generated } from 'kysely';

/** The tables of the journal, of the classroom, of accounts, of ranking, of the moderator, of tournaments and of what the server itself keeps. JSON is kept as text, so that what was written is read back letter for letter. */
export interface Tables {
  match: MatchTable;
  seat: SeatTable;
  input: InputTable;
  snapshot: SnapshotTable;
  classes: ClassTable;
  class_seats: ClassSeatTable;
  signing_key: SigningKeyTable;
  account: AccountTable;
  passkey: PasskeyTable;
  recovery_code: RecoveryCodeTable;
  account_session: AccountSessionTable;
  account_seat: AccountSeatTable;
  block: BlockTable;
  forgotten_seat: ForgottenSeatTable;
  rated_match: RatedMatchTable;
  rated_place: RatedPlaceTable;
  rated_gift: RatedGiftTable;
  rating: RatingTable;
  seat_term: SeatTermTable;
  notice: NoticeTable;
  report: ReportTable;
  moderation_act: ModerationActTable;
  tournament: TournamentTable;
  tournament_player: TournamentPlayerTable;
  tournament_match: TournamentMatchTable;
  process: ProcessTable;
  lease: LeaseTable;
  sweep: SweepTable;
  challenge: ChallengeTable;
}

interface MatchTable {
  id: string;
  setup: string; // MatchSetup
  created: Generated<Date>;
  wake: string | null; // ms since 1970 when it is to be woken for the end of a turn; null: it wakes when somebody opens it
  ended: string | null; // ms since 1970 when it was seen to be over; null: it goes on, or nobody has woken it since
  class: string | null; // code of the class it is a world of: whoever holds that holds it
}

/** A time when what had been kept long enough was deleted. */
interface SweepTable {
  at: string; // ms since 1970
  swept: string; // Swept
}

/** A random value that a passkey has been asked to sign. */
interface ChallengeTable {
  challenge: string; // base64url
  purpose: string; // Purpose
  until: string; // ms since 1970
}

/** A server process. */
interface ProcessTable {
  id: string;
  address: string; // where other processes reach it; empty: it knows of no others
  rules: string; // by which it plays
  until: Date; // taken for dead from then on
  seen: Date; // when it last said that it lives
  draining: boolean; // takes nothing more
}

/** Which process holds what. */
interface LeaseTable {
  place: string; // id of a match, code of a class, or `lobbies`
  owner: string | null; // process; null: handed over, and nobody has it yet
  token: string; // of this hold alone
  since: Date;
}

interface SeatTable {
  match: string;
  nation: string;
  token: string; // SHA-256 of the seat's secret, hex
}

interface InputTable {
  match: string;
  seq: number; // 1, 2, 3 ... within a match
  at: string; // ms since 1970
  input: string; // Input
}

interface SnapshotTable {
  match: string;
  seq: number; // of the last input it holds
  turn: number;
  hash: string; // of the world
  state: string; // Match
  checksum: string; // SHA-256 of state, hex: what was read is what was written
}

interface ClassTable {
  code: string;
  teacher: string; // SHA-256 of the secret of the teacher's link, hex
  pin: string; // SHA-256 of that secret and the PIN, hex
  screen: string; // SHA-256 of the secret of the big screen's link, hex
  state: string; // Class
  phase: string; // of the class
  alive: string; // ms since 1970 when its server last said that it runs
  expires: string; // ms since 1970 after which it is deleted
}

interface ClassSeatTable {
  class: string;
  student: number;
  token: string; // SHA-256 of the student's secret, hex
}

/** Where somebody at a seat wants to be told that it is their turn. */
interface NoticeTable {
  match: string;
  nation: string;
  kind: string; // push or hook
  address: string; // URL
  detail: string; // of a push: Subscription; of a hook: {}
  told: Generated<string>; // the last that was told, so that nothing is told twice
}

interface SigningKeyTable {
  kind: string; // one key of each kind
  secret: string; // PKCS #8, base64
}

interface AccountTable {
  id: string;
  name: string; // as others see it
  created: string; // ms since 1970
}

interface PasskeyTable {
  id: string; // of the credential, base64url
  account: string;
  party: string; // the domain at which it can be used
  public_key: string; // COSE, base64url
  counter: string; // of signatures, as its authenticator counts them
  created: string; // ms since 1970
  used: string | null; // ms since 1970
}

interface RecoveryCodeTable {
  code: string; // SHA-256, hex
  account: string;
}

interface AccountSessionTable {
  token: string; // SHA-256 of its secret, hex
  account: string;
  made: string; // ms since 1970
  replaces: string | null; // hash of the token before it, which ends when this one is used
}

interface AccountSeatTable {
  match: string;
  nation: string;
  account: string;
}

/** Whom somebody wants to meet no more. */
interface BlockTable {
  account: string;
  blocked: string; // account
}

interface ForgottenSeatTable {
  match: string;
  nation: string;
  done: boolean; // the match is over, and no name stands in it any more
}

interface RatedMatchTable {
  match: string;
  done: boolean; // its places are counted
}

interface RatedPlaceTable {
  match: string;
  nation: string;
  account: string | null; // null: it has been deleted
  place: number; // 1 is best
  left_seat: boolean; // to a stand-in, for more than a quarter of the match
  season: string;
  before: number; // mean, logits
  after: number;
}

/** Money that one seat gave another by treaty, for nothing. */
interface RatedGiftTable {
  match: string;
  giver: string; // nation
  taker: string; // nation
  funds: number; // M USD
}

interface RatingTable {
  account: string;
  season: string; // 2026-4
  mean: number; // logits
  variance: number;
  games: number; // in all seasons
  at: string; // ms since 1970 of the last one
}

interface SeatTermTable {
  scenario: string;
  nation: string;
  mean: number; // logits
  variance: number;
}

export interface ReportTable {
  id: string;
  match: string;
  by: string; // nation whose seat reports
  about: string; // nation whose seat wrote
  letter: number; // its place among those that the reporting seat may read
  reason: string;
  words: string; // of who reports; may be empty
  letters: string; // Quoted[]: the letter and what stood around it, as the match had it
  at: string; // ms since 1970
}

interface ModerationActTable {
  id: string;
  at: string; // ms since 1970
  did: string;
  report: string | null;
  match: string | null;
  nation: string | null;
  account: string | null; // that was closed
  until: string | null; // ms since 1970
  note: string; // of the moderator
  undoes: string | null; // act
  flag: string | null; // that was set aside
  undone: boolean;
}

interface TournamentTable {
  code: string;
  organiser: string; // SHA-256 of the organiser's secret, hex
  account: string | null; // of the organiser
  state: string; // Tournament
  phase: string; // of the tournament, or `running` while a round goes on
  expires: string; // ms since 1970 after which it is deleted
}

/** A row goes with its account; what stays of somebody is a number in the state. */
interface TournamentPlayerTable {
  tournament: string;
  player: number;
  name: string; // as others see it
  token: string; // SHA-256 of the player's secret, hex
  account: string | null;
}

interface TournamentMatchTable {
  match: string;
  tournament: string;
}
