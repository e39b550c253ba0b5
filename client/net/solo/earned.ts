import { signal } from '@preact/signals';
import { ACHIEVEMENT_IDS, type AchievementId } from '#shared/achievements/ids.ts';
import { isNation, type NationId } from '#shared/world/terms.ts';

/** Where a lesson was earned first. */
export interface Earned {
  nation: NationId;
  year: number;
  half: 1 | 2;
}

type EarnedById = Partial<Record<AchievementId, Earned>>;

const STORE = 'lanthanide.achievements';

/** What players of this browser have shown so far. */
export const earned = signal<EarnedById>(load());

/** Notes what a match has shown; what was earned before stays as it is noted. */
export function note(fresh: EarnedById): void {
  earned.value = { ...fresh, ...earned.value };
  try {
    localStorage.setItem(STORE, JSON.stringify(earned.value));
  } catch {
    // Without storage it is known as long as the page is open.
  }
}

function load(): EarnedById {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      ACHIEVEMENT_IDS.flatMap((id): [AchievementId, Earned][] => {
        const one: unknown = Reflect.get(stored, id);
        return isEarned(one) ? [[id, one]] : [];
      }),
    );
  } catch {
    return {};
  }
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
