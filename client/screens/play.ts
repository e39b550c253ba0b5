import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Cause } from '#shared/explain/cause.ts';
import { checkOrders, describe, type Order, points, pointsPerTurn, subject } from '#shared/orders/index.ts';
import type { Verdict } from '#shared/orders/order.ts';
import type { Text, Value } from '#shared/text.ts';
import type { View } from '#shared/world/view.ts';
import {
  date,
  figure,
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
import type { HeldSeat } from '../net/seats.ts';
import { type Standing, standing } from '../preview/forecast.ts';
import { watchPreview } from '../preview/preview.ts';
import { type DiaryEntry, readDiary, writeDiary } from './diary.ts';
import { nameOf } from './order-names.ts';

/** One seat being played in this page: the connection, the draft with undo, and the preview. */
export class Play {
  readonly connection: Connection;
  readonly view: ReadonlySignal<View | null>;
  readonly preview: ReturnType<typeof watchPreview>['preview'];
  readonly problem = signal<string | null>(null);
  readonly announcement = signal('');
  private readonly past = signal<Order[][]>([]);
  private readonly future = signal<Order[][]>([]);
  readonly canUndo = computed(() => this.past.value.length > 0);
  readonly canRedo = computed(() => this.future.value.length > 0);
  readonly verdicts: ReadonlySignal<Verdict[]>;
  readonly pointsLeft: ReadonlySignal<number>;
  /** Offers this player does not want to see any more. */
  readonly ignored = signal<ReadonlySet<string>>(new Set());
  private readonly match: string;
  private readonly stopPreview: () => void;
  private readonly stopDiary: () => void;

  constructor(seat: HeldSeat) {
    this.match = seat.match;
    this.connection = new Connection(seat);
    this.view = computed(() => this.connection.desk.value?.view ?? null);
    const { preview, stop } = watchPreview(this.view, this.connection.draft);
    this.preview = preview;
    this.stopPreview = stop;
    this.verdicts = computed(() =>
      this.view.value ? checkOrders(this.view.value, this.connection.draft.value) : [],
    );
    this.pointsLeft = computed(() => {
      const view = this.view.value;
      return view
        ? pointsPerTurn(view) - this.connection.draft.value.reduce((sum, order) => sum + points(order), 0)
        : 0;
    });
    this.stopDiary = this.keepDiary();
  }

  close(): void {
    this.stopDiary();
    this.stopPreview();
    this.connection.close();
  }

  /** Adds an order, or puts it in the place of one with the same subject. */
  put(order: Order, replacing: number | null = null): void {
    const now = this.connection.draft.value;
    const same = replacing ?? now.findIndex((one) => subject(one) === subject(order));
    this.change(same >= 0 ? now.map((one, index) => (index === same ? order : one)) : [...now, order]);
  }

  remove(index: number): void {
    this.change(this.connection.draft.value.filter((_, at) => at !== index));
  }

  undo(): void {
    const before = this.past.value.at(-1);
    if (!before || this.connection.sealed.value) return;
    this.past.value = this.past.value.slice(0, -1);
    this.future.value = [...this.future.value, this.connection.draft.value];
    this.connection.setDraft(before);
  }

  redo(): void {
    const next = this.future.value.at(-1);
    if (!next || this.connection.sealed.value) return;
    this.future.value = this.future.value.slice(0, -1);
    this.past.value = [...this.past.value, this.connection.draft.value];
    this.connection.setDraft(next);
  }

  async seal(): Promise<void> {
    const error = await this.connection.seal();
    this.problem.value = error ? this.say(error.why ?? { key: `error.${error.code}`, values: {} }) : null;
    if (!error) this.forgetUndo();
  }

  async unseal(): Promise<void> {
    const error = await this.connection.unseal();
    this.problem.value = error ? word(`error.${error.code}`) : null;
  }

  forgetUndo(): void {
    this.past.value = [];
    this.future.value = [];
  }

  /** What this browser noted in the turns before. */
  diary(): DiaryEntry[] {
    return readDiary(this.match);
  }

  ignore(offer: string, on = true): void {
    const next = new Set(this.ignored.value);
    if (on) next.add(offer);
    else next.delete(offer);
    this.ignored.value = next;
  }

  /** An order in words; accepting an offer names its terms. */
  orderText(order: Order, view: View | null = this.view.value): string {
    if (order.kind === 'leave-contract') {
      const left = view?.world.contracts.find((one) => one.id === order.contract);
      return left
        ? t('orders.leave', { region: place(left.seller), good: word(`good.${left.commodity}`) })
        : word('kind.leave-contract');
    }
    if (order.kind !== 'accept') return (view && nameOf(order, view)) ?? this.say(describe(order));
    const offer = view?.world.offers.find((one) => one.id === order.offer);
    if (!offer) return word('kind.accept');
    const { tonnes, price, rule, commodity, turns } = offer.contract;
    return t('orders.accept', {
      nation: place(offer.from),
      good: word(`good.${commodity}`),
      tonnes: figure(tonnes, 't'),
      price: rule === 'spot' ? word('rule.at-spot') : quantity(price, 'USD/kg'),
      turns,
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

  /** When a turn is over, notes its orders and what was expected of it; undo does not reach back over it. */
  private keepDiary(): () => void {
    let last: { view: View; draft: Order[]; forecast: Standing | null } | null = null;
    return effect(() => {
      const view = this.view.value;
      const draft = this.connection.draft.value;
      const preview = this.preview.value;
      if (!view) return;
      if (last && view.world.turn > last.view.world.turn) {
        const { view: then, draft: given, forecast } = last;
        writeDiary(this.match, {
          turn: then.world.turn,
          orders: given.map((order) => this.orderText(order, then)),
          before: standing(then.world, then.nation),
          forecast,
        });
        this.forgetUndo();
        last = { view, draft, forecast: null };
      } else last = { view, draft, forecast: preview.state === 'ready' ? preview.acting : null };
    });
  }

  private change(orders: Order[]): void {
    if (this.connection.sealed.value) return;
    this.past.value = [...this.past.value.slice(-50), this.connection.draft.value];
    this.future.value = [];
    this.problem.value = null;
    this.connection.setDraft(orders);
  }

  private telling(): Telling {
    const world = this.view.value?.world;
    return {
      start: world?.start ?? { year: 2010, half: 1 },
      sites: world?.sites ?? [],
    };
  }
}
