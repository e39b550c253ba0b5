import { useState } from 'preact/hooks';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { t } from '../i18n/index.ts';
import type { Tell } from './ConsolePage.tsx';

/** How long a summit can last, in minutes; null: until the teacher ends it. */
const SUMMITS = [2, 3, 5, 10, null] as const;

/** The clock of all worlds, their turns, and the summit. */
export function TurnCommands({
  view: { phase, worlds, summitEnds },
  tell,
}: {
  view: TeacherView;
  tell: Tell;
}) {
  const open = worlds.filter(({ closed }) => !closed);
  const going = open.filter(({ over }) => !over);
  const turn = Math.min(...going.map((world) => world.turn));
  const furthest = Math.max(0, ...open.map((world) => world.turn));
  const back = Math.min(turn, furthest) - 1;
  if (phase === 'lobby' || phase === 'debrief') return null;
  return (
    <div class="class-actions">
      {phase === 'running' && (
        <button type="button" class="button primary" onClick={() => tell({ do: 'pause', world: null })}>
          {t('teach.do.pause')}
        </button>
      )}
      {phase !== 'running' && (
        <button type="button" class="button next" onClick={() => tell({ do: 'resume', world: null })}>
          {t(phase === 'summit' ? 'teach.do.end-summit' : 'teach.do.resume')}
        </button>
      )}
      {phase === 'summit' && summitEnds !== null && (
        <button type="button" class="button" onClick={() => tell({ do: 'summit-time', seconds: 60 })}>
          {t('teach.do.summit-time')}
        </button>
      )}
      {going.length > 0 && phase !== 'summit' && (
        <>
          <button
            type="button"
            class="button"
            onClick={() => tell({ do: 'add-time', world: null, seconds: 60 })}
          >
            {t('teach.do.add-time')}
          </button>
          <button type="button" class="button" onClick={() => tell({ do: 'end-turn', world: null, turn })}>
            {t('teach.do.end-turn', { turn: turn + 1 })}
          </button>
        </>
      )}
      {furthest > 0 && (
        <button
          type="button"
          class="button"
          onClick={() =>
            tell({
              do: 'step-back',
              world: null,
              to: Math.max(0, Number.isFinite(back) ? back : furthest - 1),
            })
          }
        >
          {t('teach.do.step-back')}
        </button>
      )}
      {going.length > 0 && phase !== 'summit' && <Summit tell={tell} />}
    </div>
  );
}

function Summit({ tell }: { tell: Tell }) {
  const [minutes, setMinutes] = useState<(typeof SUMMITS)[number]>(3);
  return (
    <span class="class-pair">
      <button
        type="button"
        class="button"
        onClick={() => tell({ do: 'summit', seconds: minutes === null ? null : minutes * 60 })}
      >
        {t('teach.do.summit')}
      </button>
      <select
        aria-label={t('class.summit-time')}
        value={String(minutes)}
        onChange={({ currentTarget: { value } }) =>
          setMinutes(SUMMITS.find((one) => String(one) === value) ?? null)
        }
      >
        {SUMMITS.map((one) => (
          <option key={one} value={String(one)}>
            {one === null ? t('class.summit-open') : t('teach.minutes-each', { count: one })}
          </option>
        ))}
      </select>
    </span>
  );
}
