import { computed, signal } from '@preact/signals';
import { z } from 'zod';
import type { Edit } from '#shared/match/draft.ts';
import { type Order, parseOrder, subject } from '#shared/orders/index.ts';

/** One change by this member: what stood there before and after, and the order that followed it. */
export interface Step {
  before: Order | null;
  after: Order | null;
  next: string | null; // subject
  joined: boolean; // made together with the step before: they are undone and redone at once
}

const MOST = 50;

/**
 * This member's own steps of a turn, to undo and redo. A step that another member has written over since is passed
 * over: undo takes back what is mine, never what is theirs. Kept by the tab, so that a reload loses nothing.
 */
export class Steps {
  readonly canUndo = computed(() => this.past.value.length > 0);
  readonly canRedo = computed(() => this.future.value.length > 0);
  private readonly past = signal<readonly Step[]>([]);
  private readonly future = signal<readonly Step[]>([]);
  private readonly store: string;
  private turn = -1;

  constructor(notes: string) {
    this.store = `lanthanide.steps.${notes}`;
  }

  /** Forgets the steps of another turn. */
  at(turn: number): void {
    if (turn === this.turn) return;
    const kept = this.turn < 0 ? readSteps(this.store) : null;
    this.turn = turn;
    this.keep(kept?.turn === turn ? kept.past : [], kept?.turn === turn ? kept.future : []);
  }

  note(step: Step): void {
    this.keep([...this.past.value, step].slice(-MOST), []);
  }

  /** The edits that take the last own step back, with those it was made together with; none when nothing still stands. */
  undo(draft: readonly Order[]): Edit[] {
    const edits: Edit[] = [];
    for (let step = this.past.value.at(-1); step; step = this.past.value.at(-1)) {
      const edit = editOf(reverse(step), draft);
      this.keep(this.past.value.slice(0, -1), edit ? [...this.future.value, step] : this.future.value);
      if (edit) edits.push(edit);
      if (edits.length > 0 && !step.joined) break;
    }
    return edits;
  }

  redo(draft: readonly Order[]): Edit[] {
    const edits: Edit[] = [];
    for (let step = this.future.value.at(-1); step; step = this.future.value.at(-1)) {
      if (edits.length > 0 && !step.joined) break;
      const edit = editOf(step, draft);
      this.keep(edit ? [...this.past.value, step] : this.past.value, this.future.value.slice(0, -1));
      if (edit) edits.push(edit);
    }
    return edits;
  }

  private keep(past: readonly Step[], future: readonly Step[]): void {
    this.past.value = past;
    this.future.value = future;
    try {
      sessionStorage.setItem(this.store, JSON.stringify({ turn: this.turn, past, future }));
    } catch {
      // Without storage they live as long as the page.
    }
  }
}

/** What an edit of a draft changes; null when it changes nothing. */
export function stepOf(edit: Edit, draft: readonly Order[], joined = false): Step | null {
  const found = (name: string | null) => draft.find((one) => subject(one) === name) ?? null;
  const before =
    edit.do === 'remove' ? found(edit.subject) : (found(edit.instead) ?? found(subject(edit.order)));
  const after = edit.do === 'put' ? edit.order : null;
  if (same(before, after)) return null;
  const following = before ? draft[draft.indexOf(before) + 1] : undefined;
  return { before, after, next: following ? subject(following) : null, joined };
}

const reverse = ({ before, after, next, joined }: Step): Step => ({
  before: after,
  after: before,
  next,
  joined,
});

/** The edit that makes a step, where the draft stands as it did before it. */
function editOf({ before, after, next }: Step, draft: readonly Order[]): Edit | null {
  const stands = (order: Order) => draft.some((one) => same(one, order));
  const taken = after && subject(after) !== (before && subject(before)) && named(draft, subject(after));
  if ((before && !stands(before)) || taken) return null;
  if (after) return { do: 'put', order: after, instead: before && subject(before), before: next };
  return before && { do: 'remove', subject: subject(before) };
}

const named = (draft: readonly Order[], name: string) => draft.some((one) => subject(one) === name);
const same = (a: Order | null, b: Order | null) => JSON.stringify(a) === JSON.stringify(b);

const order = z.unknown().transform((raw, context): Order => {
  const read = parseOrder(raw);
  if (read.ok) return read.order;
  context.addIssue('not an order');
  return z.NEVER;
});
const step = z.object({
  before: order.nullable(),
  after: order.nullable(),
  next: z.string().nullable(),
  joined: z.boolean().default(false),
});
const kept = z.object({ turn: z.number(), past: z.array(step), future: z.array(step) });

function readSteps(store: string): z.infer<typeof kept> | null {
  try {
    const read = kept.safeParse(JSON.parse(sessionStorage.getItem(store) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
