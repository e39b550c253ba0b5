import { randomInt } from 'node:crypto';
import { isSlow } from '#shared/match/clock.ts';
import type { Posted } from '#shared/match/posted.ts';
import { acceptName } from '#shared/names.ts';
import type {
  AskTournament,
  JoinedTournament,
  MadeTournament,
  MakeTournament,
  TournamentError,
  TournamentResults,
  TournamentView,
} from '#shared/protocol/tournaments.ts';
import { isScenario } from '#shared/scenarios/index.ts';
import { sizes } from '#shared/tournaments/pairing.ts';
import { isSettled, newTournament, playing, tableOf } from '#shared/tournaments/tournament.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { newMatchId, newToken, sameHash, tokenHash } from '../accounts/tokens.ts';
import { newCode } from '../classroom/codes.ts';
import { news } from '../lobby/live.ts';
import { log } from '../log.ts';
import { roomOf } from '../match/open.ts';
import type { Rounds } from '../match/rounds.ts';
import { type Asker, type Live, results, STRANGER, view } from './live.ts';
import type { Matches } from './matches.ts';
import { inTurn, openTables, renewed, Shelf } from './Shelf.ts';
import type { Pass, TournamentStore } from './store.ts';

/** Tournaments that are kept at once. */
const MOST = 5_000;
const SWEEP_MS = 10_000;
/** What happens at tables is told together so long after, ms. */
const SOON_MS = 500;

/** Who comes with an account. */
export interface Known {
  account: string;
  name: string;
}

export type Refusable<T> = { ok: true; value: T } | { ok: false; code: TournamentError };
const refuse = (code: TournamentError): { ok: false; code: TournamentError } => ({ ok: false, code });

/** The tournaments of this server: every deed is stored before it counts. */
export class Tournaments implements Rounds {
  private readonly store: TournamentStore;
  private readonly matches: Matches;
  private readonly shelf: Shelf;
  private timer: NodeJS.Timeout | undefined;

  constructor(store: TournamentStore, matches: Matches) {
    this.store = store;
    this.matches = matches;
    this.shelf = new Shelf(store);
  }

  /** From when rooms can be made: goes on where the server stopped, be it in the middle of a round's beginning. */
  async resume(): Promise<void> {
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS).unref();
    await this.sweep();
  }

  /** Looks after all of them where they are ours: puts away what is old, and goes on with every round. */
  private async sweep(): Promise<void> {
    try {
      if (!(await this.store.isOurs())) return;
      await this.shelf.tidy();
      for (const code of await this.store.running())
        await this.goOn(code).catch((error: unknown) =>
          log.error({ err: error }, 'A tournament could not go on.'),
        );
    } catch (error) {
      log.error({ err: error }, 'Tournaments could not be looked after.');
    }
  }

  /** Counts what is over, and sees to it that all other tables play: after a start, and where another process played. */
  private async goOn(code: string): Promise<void> {
    const known = this.shelf.has(code);
    const live = await this.shelf.open(code);
    if (!live) return;
    const open = openTables(live).map(({ match }) => match);
    for (const match of known ? await this.store.over(open) : open) await this.ended(match);
    await this.setTables(live);
  }

  /** Another process has them now. */
  clear(): void {
    this.shelf.clear();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.shelf.close();
  }

  async has(code: string): Promise<boolean> {
    return (await this.shelf.open(code)) !== null;
  }

  /** Whether a secret is that of somebody there. */
  async holds(code: string, token: string): Promise<boolean> {
    const live = token === '' ? null : await this.shelf.open(code);
    const who = live && asker(live, token, null);
    return who !== null && (who.organiser || who.player !== null);
  }

  /** Whether the record of a match may be read by everybody when it is over. */
  isPublic = (match: string): Promise<boolean> => this.store.holds(match);

  async create(plan: MakeTournament, known: Known | null): Promise<Refusable<MadeTournament>> {
    if (!isScenario(plan.game.scenario)) return refuse('bad-scenario');
    if ((await this.store.count()) >= MOST) return refuse('too-many');
    let code = newCode();
    while (await this.store.has(code)) code = newCode();
    const token = newToken();
    const tournament = newTournament(code, plan, randomInt(2_147_483_647));
    const organiser = { token: tokenHash(token), account: known?.account ?? null };
    await this.store.create({ tournament, organiser }, Date.now());
    return { ok: true, value: { code, token } };
  }

  async join(code: string, typed: string, known: Known | null): Promise<Refusable<JoinedTournament>> {
    const live = await this.shelf.open(code);
    if (!live) return refuse('no-tournament');
    const { plan } = live.tournament;
    if (!known && (plan.rated || !plan.guests)) return refuse('not-signed-in');
    return inTurn(live, async () => {
      const before = live.passes.find(({ account }) => known && account === known.account);
      if (before) return this.comeBack(live, before);
      const name = acceptName(typed === '' && known ? known.name : typed);
      if (name === null) return refuse('name-refused');
      const same = (one: Pass) => one.name.toLowerCase() === name.toLowerCase();
      if (live.passes.some(same)) return refuse('name-taken');
      const token = newToken();
      const player = live.tournament.players.length + 1;
      const pass = { player, name, token: tokenHash(token), account: known?.account ?? null };
      const refused = await this.shelf.change(live, { do: 'join' }, { pass });
      return refused ?? { ok: true, value: { player, token } };
    });
  }

  /** Who has joined with an account has a new secret on this device; the one before opens nothing more. */
  private async comeBack(live: Live, pass: Pass): Promise<Refusable<JoinedTournament>> {
    if (pass.token === '') return refuse('removed');
    const token = newToken();
    await this.renew(live, pass, tokenHash(token));
    return { ok: true, value: { player: pass.player, token } };
  }

  /** Gives a player another secret, at all their tables; '': none. */
  private async renew(live: Live, pass: Pass, token: string): Promise<void> {
    const before = pass.token;
    await this.store.renew(live.tournament.code, { player: pass.player, token }, before);
    pass.token = token;
    for (const { match } of live.tournament.rounds.flatMap(({ tables }) => tables))
      roomOf(match)?.reseat(before, token);
  }

  /** What may be seen of it: at once where it is not of this version, else when there are news, or after a while. */
  async watch(
    code: string,
    token: string,
    known: Known | null,
    version: number,
    gone: AbortSignal,
  ): Promise<Refusable<TournamentView>> {
    const live = await this.shelf.open(code);
    if (!live) return refuse('no-tournament');
    if (live.version === version) await news(live, gone);
    return { ok: true, value: view(live, asker(live, token, known)) };
  }

  async results(code: string): Promise<Refusable<TournamentResults>> {
    const live = await this.shelf.open(code);
    return live ? { ok: true, value: results(live) } : refuse('no-tournament');
  }

  async ask(
    code: string,
    token: string,
    known: Known | null,
    asked: AskTournament,
  ): Promise<Refusable<TournamentView>> {
    const live = await this.shelf.open(code);
    if (!live) return refuse('no-tournament');
    const who = asker(live, token, known);
    const own = (asked.do === 'withdraw' || asked.do === 'return') && asked.player === who.player;
    if (!who.organiser && !own) return refuse('not-yours');
    const refused = await inTurn(live, () => this.obey(live, asked));
    if (!refused && asked.do === 'start') await this.setTables(live);
    return refused ?? { ok: true, value: view(live, who) };
  }

  private async obey(live: Live, asked: AskTournament) {
    const { tournament, passes } = live;
    switch (asked.do) {
      case 'start': {
        if (asked.round !== tournament.rounds.length + 1) return refuse('round-begun');
        const matches = sizes(playing(tournament).length).map(newMatchId);
        const apart = await this.store.apart(passes);
        return this.shelf.change(live, { do: 'start', matches, apart }, { matches });
      }
      case 'remove': {
        const refused = await this.shelf.change(live, asked);
        const pass = passes.find(({ player }) => player === asked.player);
        if (!refused && pass) await this.renew(live, pass, '');
        return refused;
      }
      case 'void': {
        const table = tableOf(tournament, asked.match);
        const refused = await this.shelf.change(live, asked);
        if (!refused && table?.made) await this.matches.close(table);
        return refused;
      }
      default:
        return this.shelf.change(live, asked);
    }
  }

  /** To be told of every match that is over. */
  async ended(match: string): Promise<void> {
    const live = this.shelf.holder(match);
    if (!live) return;
    try {
      await inTurn(live, async () => {
        const table = tableOf(live.tournament, match);
        if (!table?.made || isSettled(table)) return;
        const { turn, given } = await this.matches.look(table);
        if (given) await this.shelf.change(live, { do: 'over', match, results: given });
        else if (!live.tables.has(match)) live.tables.set(match, { turn, here: [] });
      });
      roomOf(match)?.sleepSoon();
    } catch (error) {
      log.error({ err: error, match }, 'The results of a match could not be noted.');
    }
  }

  keeps(match: string): boolean {
    const live = this.shelf.holder(match);
    const table = live && tableOf(live.tournament, match);
    return table !== undefined && !isSettled(table) && !isSlow(live?.tournament.plan.game.clock ?? null);
  }

  changed(match: string, { turn, seats }: Posted): void {
    const live = this.shelf.holder(match);
    if (!live) return;
    const here = NATIONS.filter((nation) => seats[nation].connected && !seats[nation].bot);
    const before = live.tables.get(match);
    if (before?.turn === turn && before.here.join() === here.join()) return;
    live.tables.set(match, { turn, here });
    live.nudge ??= setTimeout(() => renewed(live), SOON_MS);
  }

  /** Makes the matches that are missing to the latest round, and sets their clocks going. */
  private async setTables(live: Live): Promise<void> {
    await inTurn(live, async () => {
      for (const table of openTables(live)) {
        if (!table.made) {
          await this.matches.make(live.tournament, table, live.passes);
          await this.shelf.change(live, { do: 'made', match: table.match });
        }
        if (this.keeps(table.match) && !roomOf(table.match)) await this.matches.wake(table);
      }
    });
  }
}

/** Who a secret, or the session of the organiser's account, makes somebody. */
function asker({ organiser, passes }: Live, token: string, known: Known | null): Asker {
  if (token === '') return STRANGER;
  const hash = tokenHash(token);
  const byAccount = known !== null && known.account === organiser.account;
  return {
    organiser: byAccount || sameHash(organiser.token, hash),
    player: passes.find((one) => sameHash(one.token, hash))?.player ?? null,
  };
}
