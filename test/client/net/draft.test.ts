import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '#shared/match/draft.ts';
import { type Order, subject } from '#shared/orders/index.ts';
import type { Answer, Drafted } from '#shared/protocol/messages.ts';
import { SharedDraft } from '../../../client/net/draft.ts';
import { fakeStorage } from '../storage.ts';

const law: Order = { kind: 'export-control-law' };
const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
const state: Order = { kind: 'consolidate' };
const put = (order: Order): Edit => ({ do: 'put', order, instead: null, before: null });
const ben = { name: 'Ben', number: 2 };
const drafted = (version: number, draft: Order[], turn = 3): Drafted => ({
  turn,
  version,
  draft,
  authors: {},
  motions: [],
});

let answers: ((answer: Answer<Drafted>) => void)[];
let sent: Edit[][];
let live: boolean;

const settle = () => new Promise((done) => setTimeout(done));

function shared(): SharedDraft {
  const draft = new SharedDraft('m1', {
    live: () => live,
    send: (_how, _turn, edits) => {
      sent.push(edits);
      return new Promise((answer) => answers.push(answer));
    },
    look: async () => draft.hold(drafted(9, [])),
  });
  draft.hold(drafted(1, []));
  return draft;
}

beforeEach(() => {
  answers = [];
  sent = [];
  live = true;
  vi.stubGlobal('sessionStorage', fakeStorage());
});

describe('a draft shared over the network', () => {
  it('shows what another puts in beside what is under way', async () => {
    const draft = shared();
    draft.edit([put(law)]);
    await settle();
    draft.hear({ ...drafted(2, [research]), by: ben });
    expect(draft.orders.value).toEqual([research, law]);
    expect([...draft.waiting.value]).toEqual([subject(law)]);
    answers[0]?.({ ok: true, ...drafted(3, [research, law]) });
    await settle();
    expect(draft.orders.value).toEqual([research, law]);
    expect(draft.state.value).toBe('saved');
  });

  it('is not set back by an answer that was overtaken on its way', async () => {
    const draft = shared();
    draft.edit([put(law)]);
    await settle();
    draft.hear({ ...drafted(3, [law, research]), by: ben });
    answers[0]?.({ ok: true, ...drafted(2, [law]) });
    await settle();
    expect(draft.orders.value).toEqual([law, research]);
  });

  it('says what another has added, changed and removed', () => {
    const draft = shared();
    draft.hold(drafted(2, [law, research]));
    draft.hear({ ...drafted(3, [{ ...research, funds: 9 }, state]), by: ben });
    expect(draft.arrivals.value).toEqual([
      { subject: subject(research), did: 'changed', by: ben, order: { ...research, funds: 9 } },
      { subject: subject(state), did: 'added', by: ben, order: state },
      { subject: subject(law), did: 'removed', by: ben, order: law },
    ]);
  });

  it('sends an edit that is made while another is under way, once, afterwards', async () => {
    const draft = shared();
    draft.edit([put(law)]);
    await settle();
    draft.edit([put(research)]);
    answers[0]?.({ ok: true, ...drafted(2, [law]) });
    await settle();
    answers[1]?.({ ok: true, ...drafted(3, [law, research]) });
    await settle();
    expect(sent).toEqual([[put(law)], [put(research)]]);
    expect(draft.state.value).toBe('saved');
  });

  it('keeps what was never sent over a reload within the turn', async () => {
    live = false;
    shared().edit([put(law)]);
    await settle();
    live = true;
    const again = shared();
    expect(again.orders.value).toEqual([law]);
    void again.save();
    await settle();
    expect(sent).toEqual([[put(law)]]);
  });

  it('drops what the server will never take, shows what it holds, and says why', async () => {
    const draft = shared();
    draft.edit([put(law)]);
    await settle();
    answers[0]?.({ ok: false, error: { code: 'sealed' } });
    await settle();
    expect(draft.orders.value).toEqual([]);
    expect(draft.refused.value).toEqual({ code: 'sealed' });
  });
});
