import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { mayEdit, mayWrite } from '#shared/classroom/departments.ts';
import { held } from '#shared/diplomacy/clauses/joint-stockpile.ts';
import type { Cause } from '#shared/explain/cause.ts';
import type { Forecast } from '#shared/forecast/forecast.ts';
import { figures } from '#shared/forecast/quantities.ts';
import type { Ranges } from '#shared/forecast/ranges.ts';
import type { Edit } from '#shared/match/draft.ts';
import type { Standing } from '#shared/match/motions.ts';
import {
  checkOrders,
  describe,
  type Kind,
  type Order,
  points,
  pointsPerTurn,
  subject,
} from '#shared/orders/index.ts';
import type { Verdict } from '#shared/orders/order.ts';
import type { Text, Value } from '#shared/text.ts';
import type { Commodity } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { session } from '../account/session.ts';
import {
  date,
  place,
  quantity,
  sentence,
  show as showValue,
  siteName,
  type Telling,
  t,
  tell as tellText,
  word,
} from '../i18n/index.ts';
import { Connection } from '../net/connection.ts';
import { notesOf } from '../net/seats.ts';
import { isHere } from '../net/solo/here.ts';
import type { Dial, Seat } from '../net/transport.ts';
import { waiting } from '../panels/talks/asks.ts';
import { Muted } from '../panels/talks/muted.ts';
import { ReadMarks } from '../panels/talks/threads.ts';
import { watchAdvice } from '../preview/advice.ts';
import { type Preview, shownForecast, watchPreview } from '../preview/preview.ts';
import { after } from '../ui/calm.ts';
import type { Companion, Delegation } from './delegation.ts';
import { type DiaryEntry, readDiary, writeDiary } from './diary.ts';
import { inWords } from './order-names.ts';
import { Steps, stepOf } from './steps.ts';

/** One seat being played in this page: the connection, the draft with undo, and the preview. */
export class Play {
  readonly connection: Connection;
  readonly view: ReadonlySignal<View | null>;
  readonly preview: ReturnType<typeof watchPreview>['preview'];
  /** The draft a frame later, for what need not answer at once. */
  readonly drafted: ReadonlySignal<Order[]>;
  /** The newest forecast, whatever has been asked since. */
  readonly forecast: ReadonlySignal<Forecast | null>;
  /** What the rules make of every sensible order of this turn. */
  readonly advice: ReturnType<typeof watchAdvice>['advice'];
  readonly problem = signal<string | null>(null);
  readonly announcement = signal('');
  readonly steps: Steps;
  readonly verdicts: ReadonlySignal<Verdict[]>;
  readonly pointsLeft: ReadonlySignal<number>;
  /** How many proposals, offers and crises wait for an answer. */
  readonly asking: ReadonlySignal<number>;
  /** Offers this player does not want to see any more. */
  readonly ignored = signal<ReadonlySet<string>>(new Set());
  readonly letters: ReadMarks;
  readonly muted: Muted;
  /** Of a class that this match is a world of; null elsewhere. */
  readonly delegation = signal<Delegation | null>(null);
  /** What a class adds to the tray, from scripts of its own. */
  readonly companion = signal<Companion | null>(null);
  readonly match: string;
  /** Under what this browser keeps what it notes of this seat. */
  readonly notes: string;
  /** Whether all people of the match take turns at this device. */
  readonly shared: boolean;
  private readonly stopPreview: () => void;
  private readonly stopAdvice: () => void;
  private readonly stopDiary: () => void;
  private readonly stopDrafted: () => void;

  /** @param way how the match is reached, where its id does not tell */
  constructor(seat: Seat, way?: Dial) {
    this.match = seat.match;
    this.notes = notesOf(seat);
    this.shared = seat.people !== undefined;
    this.steps = new Steps(this.notes);
    this.connection = new Connection(seat, way);
    const { behind, stop: stopDrafted } = after(this.connection.draft);
    this.drafted = behind;
    this.stopDrafted = stopDrafted;
    this.muted = new Muted(this.notes);
    const token = session.peek()?.token;
    if (token && !isHere(seat.match))
      import('../account/blocked.ts')
        .then(({ hideBlocked }) => hideBlocked(seat.match, token, this.muted))
        .catch(() => undefined); // whoever is offline hides by hand
    this.letters = new ReadMarks(this.notes, () => this.connection.members.value.you, this.muted);
    this.view = computed(() => this.connection.desk.value?.view ?? null);
    // Who only watches has nothing to weigh up.
    const acting = computed(() => (this.connection.watching ? null : this.view.value));
    const { preview, stop } = watchPreview(acting, behind);
    this.preview = preview;
    this.stopPreview = stop;
    this.forecast = computed(() => shownForecast(preview.value));
    const advised = computed(() => (this.connection.desk.value?.advice ? acting.value : null));
    const { advice, stop: stopAdvice } = watchAdvice(advised);
    this.advice = advice;
    this.stopAdvice = stopAdvice;
    this.verdicts = computed(() =>
      this.view.value ? checkOrders(this.view.value, this.connection.draft.value) : [],
    );
    this.pointsLeft = computed(() => {
      const view = this.view.value;
      return view
        ? pointsPerTurn(view) - this.connection.draft.value.reduce((sum, order) => sum + points(order), 0)
        : 0;
    });
    this.asking = computed(() =>
      this.view.value ? waiting(this.view.value, this.drafted.value, this.ignored.value) : 0,
    );
    this.stopDiary = this.connection.watching ? () => undefined : this.keepDiary();
  }

  close(): void {
    this.stopDiary();
    this.stopDrafted();
    this.stopPreview();
    this.stopAdvice();
    this.connection.close();
  }

  /** Whether this member writes orders of a kind; else they are proposed to the others. */
  writes(kind: Kind): boolean {
    return mayWrite(this.delegation.value?.view.mandate ?? null, kind);
  }

  /** Accepts, rejects or withdraws what was proposed, or opens it again. */
  async decide(motion: number, as: Standing): Promise<void> {
    const error = await this.connection.decide(motion, as);
    this.problem.value = error ? word(`error.${error.code}`) : null;
  }

  /** Adds an order, or puts it in the place of one: of that subject, or else of its own. */
  put(order: Order, instead: string | null = null): void {
    this.change({ do: 'put', order, instead, before: null });
  }

  /** Adds several orders as one step: one undo takes all of them back. */
  putAll(orders: readonly Order[]): void {
    this.make(
      orders.map((order) => ({ do: 'put', order, instead: null, before: null })),
      true,
    );
  }

  remove(index: number): void {
    const order = this.connection.draft.value[index];
    if (order) this.change({ do: 'remove', subject: subject(order) });
  }

  /** Takes back this member's last change. */
  undo(): void {
    if (this.connection.sealed.value) return;
    const edits = this.steps.undo(this.connection.draft.value);
    if (edits.length > 0) this.connection.written.edit(edits);
  }

  redo(): void {
    if (this.connection.sealed.value) return;
    const edits = this.steps.redo(this.connection.draft.value);
    if (edits.length > 0) this.connection.written.edit(edits);
  }

  async seal(): Promise<void> {
    const error = await this.connection.seal();
    this.problem.value = error ? this.say(error.why ?? { key: `error.${error.code}`, values: {} }) : null;
  }

  async unseal(): Promise<void> {
    const error = await this.connection.unseal();
    this.problem.value = error ? word(`error.${error.code}`) : null;
  }

  /** What this browser noted in the turns before. */
  diary(): DiaryEntry[] {
    return readDiary(this.notes);
  }

  ignore(offer: string, on = true): void {
    const next = new Set(this.ignored.value);
    if (on) next.add(offer);
    else next.delete(offer);
    this.ignored.value = next;
  }

  /** An order in words; accepting an offer names its terms. */
  orderText(order: Order, view: View | null = this.view.value): string {
    const said = this.say(describe(order));
    return view ? inWords(order, view, said) : said;
  }

  /** An order as it was given; one for the stockpile with what came of it. */
  private outcomeText(order: Order, then: View, now: View): string {
    const said = this.orderText(order, then);
    if (order.kind !== 'stockpile') return said;
    const { nation } = now;
    const moved = stockOf(now, order.commodity) - stockOf(then, order.commodity);
    return t(order.tonnes > 0 ? 'report.bought' : 'report.released', {
      order: said,
      tonnes: quantity(Math.max(0, order.tonnes > 0 ? moved : -moved), 't'),
      price: quantity(now.world.market.price[order.commodity][nation] ?? 0, 'USD/kg'),
    });
  }

  say(text: Text): string {
    return tellText(text, this.telling());
  }

  /** A value of the rules as it is shown. */
  value(value: Value): string {
    return showValue(value, this.telling());
  }

  siteName(id: string): string {
    const found = this.view.value?.world.sites.find((one) => one.id === id);
    return found ? siteName(found) : id;
  }

  /** A cause in words: whose order, which mine, or what happened. */
  cause({ cause, nation, site }: Cause): string {
    const found = site === null ? null : this.view.value?.world.sites.find((one) => one.id === site);
    if (site !== null) return found ? siteName(found) : word('cause.sites');
    if (nation === null) return word(`cause.${cause}`);
    return sentence(word(`cause.${cause}`, { nation: place(nation) }));
  }

  date(turn: number): string {
    return date(this.telling().start, turn);
  }

  /**
   * When orders are sealed, notes them and what was expected of them, for whoever is not here when the turn ends; and
   * once more when it is over, with what came of them.
   */
  private keepDiary(): () => void {
    let last: { view: View; draft: Order[]; forecast: Ranges | null } | null = null;
    return effect(() => {
      const view = this.view.value;
      const draft = this.connection.draft.value;
      const preview = this.preview.value;
      if (!view) return;
      this.steps.at(view.world.turn);
      if (last && view.world.turn > last.view.world.turn) {
        const { view: then, draft: given, forecast } = last;
        this.note(then, forecast, (order) => this.outcomeText(order, then, view), given);
        last = { view, draft, forecast: null };
      } else {
        last = { view, draft, forecast: draft === this.drafted.peek() ? foretold(preview) : null };
        if (this.connection.sealed.value)
          this.note(view, last.forecast, (order) => this.orderText(order, view), draft);
      }
    });
  }

  private note(
    { world, nation }: View,
    forecast: Ranges | null,
    said: (order: Order) => string,
    draft: readonly Order[],
  ): void {
    const { turn } = world;
    writeDiary(this.notes, { turn, orders: draft.map(said), before: figures(world, nation), forecast });
  }

  /** Changes the draft, one step of undo for each edit. */
  change(...edits: Edit[]): void {
    this.make(edits, false);
  }

  private make(edits: readonly Edit[], together: boolean): void {
    if (this.connection.sealed.value) return;
    this.problem.value = null;
    let joined = false;
    const mandate = this.delegation.value?.view.mandate ?? null;
    for (const edit of edits) {
      if (!mayEdit(mandate, edit, this.connection.draft.value)) {
        this.connection.written.propose([edit]);
        continue;
      }
      const step = stepOf(edit, this.connection.draft.value, joined);
      if (step) this.steps.note(step);
      joined = together && (joined || step !== null);
      this.connection.written.edit([edit]);
    }
  }

  private telling(): Telling {
    const world = this.view.value?.world;
    return {
      start: world?.start ?? { year: 2010, half: 1 },
      sites: world?.sites ?? [],
    };
  }
}

/** t of a good that a state holds, what it has laid aside with others counted in. */
const stockOf = ({ nation, world }: View, good: Commodity): number =>
  world.treaties.reduce(
    (sum, treaty) => sum + held(treaty, nation, good),
    world.nations[nation].stockpile[good],
  );

/** The ranges that a preview gives the draft as it is; none yet while it is rough. */
const foretold = (preview: Preview): Ranges | null =>
  preview.state === 'ready' && preview.forecast.samples > 0 ? preview.forecast.acting : null;
