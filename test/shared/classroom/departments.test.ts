import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#shared/classroom/class.ts';
import { kindsOf, type Mandate, mayTell } from '#shared/classroom/departments.ts';
import type { Edit } from '#shared/match/draft.ts';
import type { Input, Match } from '#shared/match/match.ts';
import { start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { KINDS, type Order } from '#shared/orders/index.ts';
import { setupOf } from '../../kit/host.ts';

const law: Order = { kind: 'export-control-law' }; // foreign
const study = (commodity: 'light' | 'heavy' | 'bulk'): Order => ({
  kind: 'substitution',
  commodity,
  funds: 5,
});
const research = study('heavy'); // science
const put = (order: Order, instead: string | null = null): Edit => ({
  do: 'put',
  order,
  instead,
  before: null,
});
const remove = (subject: string): Edit => ({ do: 'remove', subject });

const CHIEF = { id: 1, mandate: { role: 'head', head: true } } as const;
const SCIENCE = { id: 2, mandate: { role: 'science', head: false } } as const;
const FOREIGN = { id: 3, mandate: { role: 'foreign', head: false } } as const;
const NEW = { id: 4, mandate: { role: null, head: false } } as const;
const ANYBODY = { id: 5, mandate: null } as const;
const DEPUTY = { id: 6, mandate: { role: 'trade', head: true } } as const;
interface Somebody {
  id: number;
  mandate: Mandate;
}

const by = ({ id }: Somebody) => ({ name: `Student ${id}`, number: id });
const at = { seat: 'JPN', turn: 0 } as const;
const edit =
  (...edits: Edit[]) =>
  (who: Somebody): Input => ({ type: 'edit', ...at, by: by(who), edits });
const decide =
  (motion: number, as: 'accepted' | 'rejected' | 'withdrawn' | 'open') =>
  (who: Somebody): Input => ({ type: 'decide', ...at, by: by(who), motion, as });

/** The law stands in the draft; Foreign has proposed research, and the head has accepted more of it. */
function desk(): Match {
  const told: Input[] = [
    edit(put(law))(FOREIGN),
    { type: 'propose', ...at, by: by(FOREIGN), edits: [put(research)] },
    { type: 'propose', ...at, by: by(FOREIGN), edits: [put(study('light'))] },
    decide(2, 'accepted')(CHIEF),
    { type: 'propose', ...at, by: by(FOREIGN), edits: [put(study('bulk'))] },
    decide(3, 'withdrawn')(FOREIGN),
  ];
  return told.reduce(
    (match, input) => {
      const done = step(match, input, 0);
      if (!done.ok) throw new Error(done.error.code);
      return done.match;
    },
    start(setupOf(['JPN'])),
  );
}

test('every kind of order belongs to one department, and every department has some', () => {
  expect(ROLES.flatMap(kindsOf).toSorted()).toEqual(KINDS.toSorted());
  const size = (role: Role) => kindsOf(role).length;
  expect(Math.min(...ROLES.map(size))).toBeGreaterThan(1);
});

describe('in a delegation with roles', () => {
  const match = desk();
  const everybody = [CHIEF, DEPUTY, SCIENCE, FOREIGN, NEW, ANYBODY];
  test.each<[string, (who: Somebody) => Input, Somebody[]]>([
    ['writes research', edit(put(research)), [CHIEF, DEPUTY, SCIENCE, ANYBODY]],
    ['writes a law', edit(put(law)), [CHIEF, DEPUTY, FOREIGN, ANYBODY]],
    ['writes both at once', edit(put(law), put(research)), [CHIEF, DEPUTY, ANYBODY]],
    ['takes out the law', edit(remove('export-control-law')), [CHIEF, DEPUTY, FOREIGN, ANYBODY]],
    ['takes out what is not there', edit(remove('quota')), everybody],
    [
      'puts research in the place of the law',
      edit(put(research, 'export-control-law')),
      [CHIEF, DEPUTY, ANYBODY],
    ],
    [
      'answers a crisis',
      edit(put({ kind: 'respond', crisis: 'c', response: 'r' })),
      [CHIEF, DEPUTY, ANYBODY],
    ],
    ['replaces the whole draft', () => ({ type: 'draft', ...at, orders: [] }), [CHIEF, DEPUTY, ANYBODY]],
    ['proposes anything', (who) => ({ type: 'propose', ...at, by: by(who), edits: [put(law)] }), everybody],
    ['accepts the research', decide(1, 'accepted'), [CHIEF, DEPUTY, SCIENCE, ANYBODY]],
    ['rejects the research', decide(1, 'rejected'), [CHIEF, DEPUTY, SCIENCE, ANYBODY]],
    ['withdraws the research', decide(1, 'withdrawn'), [FOREIGN]],
    ['opens accepted research again', decide(2, 'open'), [CHIEF, DEPUTY, SCIENCE, ANYBODY]],
    ['opens withdrawn research again', decide(3, 'open'), [FOREIGN]],
  ])('who %s', (_, input, may) => {
    expect(everybody.filter((who) => mayTell(who.mandate, input(who), match, who.id))).toEqual(may);
  });
});
