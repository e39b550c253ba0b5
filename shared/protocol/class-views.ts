import type {
  Asking,
  ClassPhase,
  ClassSetup,
  Deed,
  Hint,
  Message,
  Notice,
  Place,
  Role,
} from '../classroom/class.ts';
import type { Mandate } from '../classroom/departments.ts';
import type { Text } from '../text.ts';
import type { Commodity, NationId } from '../world/terms.ts';

/** What each member of a class may see of it. */
export type ClassView = TeacherView | StudentView | ScreenView;

/** What every member sees. */
interface Common {
  code: string;
  phase: ClassPhase;
  scenario: string;
  turns: number;
  now: number; // ms since 1970 on the server's clock, when this was written
  message: Message | null; // of the teacher to all
  summitEnds: number | null; // ms since 1970; null: no summit, or one without an end
  debrief: DebriefView | null; // null: the matches go on
}

/** What everybody sees together after the end. */
export interface DebriefView {
  slide: string | null;
  edition: number; // of what is shown; 0: it is being made
  poll: PollView | null; // the last one
}

export interface PollView {
  id: number;
  asked: Asking;
  open: boolean;
  given: number; // answers
  /** How many have given each; only the teacher is told while the poll is open, so that nobody follows the crowd. */
  votes: number[] | null;
}

/** All worlds at a glance. */
export interface TeacherView extends Common {
  as: 'teacher';
  setup: ClassSetup;
  students: StudentRow[]; // in the order in which they joined, removed ones too
  proposal: Proposal[]; // in the lobby: how those present would be divided
  worlds: WorldGlance[];
  ranking: boolean; // shown to all
  polls: PollView[]; // of the debrief, oldest first
  muted: boolean; // everybody
  hints: Hint[]; // the teacher's words to single worlds and delegations
  projected: number | null; // the world on the big screen's map; null: one after the other
  notices: Notice[]; // newest last
  deeds: Deed[]; // newest last
  consoles: number; // of teachers, open now
  screens: number; // big screens, open now
}

export interface StudentRow {
  id: number;
  name: string;
  shown: string;
  personal: string; // to be read out to whoever has lost it
  place: Place | null;
  role: Role | null;
  head: boolean; // seals for the delegation now, the head's deputy included
  connected: boolean;
  removed: boolean;
  muted: boolean;
  consent: boolean | null; // to research
}

export interface Proposal {
  student: number;
  place: Place;
  role: Role | null;
}

export interface WorldGlance extends PublicWorld {
  paused: boolean; // this world alone
  muted: NationId[]; // delegations that write no letters
  back: boolean; // a step back is being made
  seats: Record<NationId, SeatGlance>;
  /** The ranking so far, best first; null before the first turn. */
  standing: Standing[] | null;
}

export interface SeatGlance {
  bot: boolean;
  members: number;
  connected: number;
  sealed: boolean; // or, for a bot: has decided
  absent: boolean; // a stand-in holds it
  orders: number; // in the draft
  since: number; // ms since 1970 since when it has been so
}

export interface Standing {
  nation: NationId;
  score: number; // 0..100
}

/** What everybody may know of a world. */
export interface PublicWorld {
  match: string | null; // to watch it; null: still being made
  turn: number; // turns resolved
  over: boolean;
  waiting: boolean; // for the other worlds
  closed: boolean; // its students play in another world now
  deadline: number | null; // ms since 1970; null: the clock stands
  left: number | null; // ms left while the clock stands; null: a full turn's time
  prices: Record<Commodity, number>; // outside China, USD/kg
  opinion: number; // mean of what the nations think of each other, -100..100: low is tense
  embargoes: number; // in force and known
  headline: Text | null; // the weightiest public event of the last turn
}

/** A student's lobby, and their delegation afterwards. */
export interface StudentView extends Common {
  as: 'student';
  you: { id: number; name: string; shown: string; personal: string; muted: boolean };
  match: string | null; // to be joined with the student's token
  place: Place | null;
  role: Role | null;
  head: boolean; // you seal for the delegation now
  deciding: ClassSetup['deciding'];
  mandate: Mandate; // what you may write
  delegation: Colleague[]; // you included
  hints: Message[]; // of the teacher, to your world and to your delegation
  present: number; // in the class, connected
  world: Pick<PublicWorld, 'turn' | 'over' | 'waiting' | 'deadline' | 'left'> | null;
  standing: Standing[] | null; // where the teacher shows it
  answer: number | null; // to the last poll
  consent: { words: string; given: boolean | null } | null; // to research; null: nobody is asked
}

export interface Colleague {
  id: number;
  shown: string;
  role: Role | null;
  head: boolean;
  connected: boolean;
  agrees: boolean; // wants to seal the draft as it is
}

/** What the projector may show. */
export interface ScreenView extends Common {
  as: 'screen';
  joined: string[]; // first names as they were typed, in the lobby
  present: number;
  students: number;
  projected: number | null; // the world on the map; null: one after the other
  worlds: (PublicWorld & { standing: Standing[] | null })[];
}
