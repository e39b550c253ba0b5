import type { Colleague, StudentView } from '#shared/protocol/class-views.ts';
import { t } from '../i18n/index.ts';
import type { Sealing } from '../screens/delegation.ts';
import type { Play } from '../screens/play.ts';
import { problemOf } from './Closed.tsx';
import type { ClassLine } from './line.ts';

/** Those here who have not agreed on the draft as it is. */
export const undecided = ({ delegation }: StudentView): Colleague[] =>
  delegation.filter(({ connected, agrees }) => connected && !agrees);

/** What stands in the place of the seal button; null: this member seals alone. */
export function sealingOf(play: Play, line: ClassLine<StudentView>, view: StudentView): Sealing | null {
  const { deciding, delegation, you, head, world } = view;
  const runs = world !== null && world.deadline !== null;
  if (deciding === 'head') {
    const chief = delegation.find((one) => one.head);
    if (head || !chief) return null;
    return { words: t('class.seal.other', { name: chief.shown }), pressed: null, act: async () => null };
  }
  const agrees = delegation.some(({ id, agrees }) => id === you.id && agrees);
  const here = delegation.filter(({ connected }) => connected).length;
  return {
    words: t('class.agree', { agreed: here - undecided(view).length, here }),
    pressed: runs ? agrees : null,
    act: async () => {
      await play.connection.written.save();
      const { version } = play.connection.written;
      return problemOf(await line.ask('agree', { turn: world?.turn ?? 0, version, on: !agrees }));
    },
  };
}
