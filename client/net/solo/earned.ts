import { ACHIEVEMENT_IDS, type AchievementId } from '#shared/achievements/ids.ts';
import { isNation, type NationId } from '#shared/world/terms.ts';
import { kept } from '../kept.ts';

/** Where a lesson was earned first. */
export interface Earned {
  nation: NationId;
  year: number;
  half: 1 | 2;
}

type EarnedById = Partial<Record<AchievementId, Earned>>;

const [lessons, rewrite] = kept('lanthanide.achievements', read);
/** What players of this browser have shown so far. */
export const earned = lessons;

/** Notes what a match has shown; what was earned before stays as it is noted. */
export const note = (fresh: EarnedById): void => rewrite((before) => ({ ...fresh, ...before }));

function read(stored: unknown): EarnedById {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    ACHIEVEMENT_IDS.flatMap((id): [AchievementId, Earned][] => {
      const one: unknown = Reflect.get(stored, id);
      return isEarned(one) ? [[id, one]] : [];
    }),
  );
}

function isEarned(value: unknown): value is Earned {
  return (
    typeof value === 'object' &&
    value !== null &&
    'nation' in value &&
    typeof value.nation === 'string' &&
    isNation(value.nation) &&
    'year' in value &&
    typeof value.year === 'number' &&
    'half' in value &&
    (value.half === 1 || value.half === 2)
  );
}
