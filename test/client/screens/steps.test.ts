import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Edit, edited } from '#shared/match/draft.ts';
import { type Order, subject } from '#shared/orders/index.ts';
import { Steps, stepOf } from '../../../client/screens/steps.ts';
import { fakeStorage } from '../storage.ts';

const me = { name: '', number: 1 };
const research = (commodity: 'light' | 'heavy' | 'bulk', funds = 5): Order => ({
  kind: 'substitution',
  commodity,
  funds,
});
const put = (order: Order, instead: Order | null = null): Edit => ({
  do: 'put',
  order,
  instead: instead && subject(instead),
  before: null,
});
const remove = (order: Order): Edit => ({ do: 'remove', subject: subject(order) });
const change = (orders: Order[], ...edits: Edit[]): Order[] =>
  edited({ orders, authors: {} }, edits, me).orders;

beforeEach(() => vi.stubGlobal('sessionStorage', fakeStorage()));

/** Makes these edits one after the other, noting each. */
function made(steps: Steps, ...edits: Edit[]): Order[] {
  return edits.reduce<Order[]>((draft, edit) => {
    const step = stepOf(edit, draft);
    if (step) steps.note(step);
    return change(draft, edit);
  }, []);
}

function open(match = 'm1', turn = 3): Steps {
  const steps = new Steps(match);
  steps.at(turn);
  return steps;
}

const [light, heavy, bulk] = [research('light'), research('heavy'), research('bulk')];

describe('undo and redo', () => {
  it('takes everything back to the empty draft, and brings everything again', () => {
    const steps = open();
    let draft = made(
      steps,
      put(light),
      put(heavy),
      put(research('light', 9)),
      put(bulk, heavy),
      remove(light),
    );
    const end = draft;
    const seen: Order[][] = [];
    while (steps.canUndo.value) {
      draft = change(draft, ...steps.undo(draft));
      seen.push(draft);
    }
    expect(seen).toEqual([
      [research('light', 9), bulk],
      [research('light', 9), heavy],
      [light, heavy],
      [light],
      [],
    ]);
    while (steps.canRedo.value) draft = change(draft, ...steps.redo(draft));
    expect(draft).toEqual(end);
  });

  it('leaves alone what another member has done since', () => {
    const steps = open();
    let draft = made(steps, put(light), put(heavy));
    draft = change(draft, put(research('heavy', 77)), put(bulk)); // theirs
    draft = change(draft, ...steps.undo(draft)); // mine on heavy is written over: the one before it is undone
    expect(draft).toEqual([research('heavy', 77), bulk]);
    expect(steps.canUndo.value).toBe(false);
  });

  it('does not bring back an order in the place of one that another member has put there', () => {
    const steps = open();
    let draft = made(steps, put(light), remove(light));
    draft = change(draft, put(research('light', 77)));
    expect(steps.undo(draft)).toEqual([]);
    expect(change(draft, ...steps.undo(draft))).toEqual([research('light', 77)]);
  });

  it('takes back at once what was made at once, and brings it again at once', () => {
    const steps = open();
    const before = made(steps, put(light));
    let draft = before;
    for (const [index, order] of [heavy, bulk].entries()) {
      const step = stepOf(put(order), draft, index > 0);
      if (step) steps.note(step);
      draft = change(draft, put(order));
    }
    const all = draft;
    draft = change(draft, ...steps.undo(draft));
    expect(draft).toEqual(before);
    draft = change(draft, ...steps.redo(draft));
    expect(draft).toEqual(all);
    // What somebody else has written over stays, the rest of the step goes.
    draft = change(draft, put(research('bulk', 77)));
    draft = change(draft, ...steps.undo(draft));
    expect(draft).toEqual([light, research('bulk', 77)]);
  });

  it('outlives a reload, but not the turn', () => {
    const draft = made(open(), put(light));
    expect(change(draft, ...open().undo(draft))).toEqual([]);
    made(open('m2'), put(light));
    expect(open('m2', 4).canUndo.value).toBe(false);
  });

  it('notes no step that changes nothing', () => {
    expect(stepOf(put(light), [light])).toBeNull();
    expect(stepOf(remove(light), [heavy])).toBeNull();
  });
});
