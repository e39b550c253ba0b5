import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Report } from '#shared/turn/report.ts';
import type { View } from '#shared/world/view.ts';
import { figure, list, place, quantity, sentence, t, word } from '../i18n/index.ts';
import { type FilmStep, filmOf } from '../map/film.ts';
import type { MapHandle } from '../map/index.ts';
import { pastOf } from '../map/past.ts';
import type { Play } from '../screens/play.ts';
import { reducedMotion } from '../settings/system.ts';
import { Figure } from '../ui/Figure.tsx';
import { type Speed, SpeedChoice } from '../ui/Speed.tsx';
import { limitLines } from './map/describe.ts';
import { useMap } from './map/useMap.ts';

/** "Watch what happened": the turn on the map, in the order of its causes. It waits until it is asked for. */
export function Film({ play, view, report }: { play: Play; view: View; report: Report }) {
  const [open, setOpen] = useState(false);
  const steps = useMemo(() => filmOf(report, pastOf(play, report.turn), view), [report.turn]);
  const seconds = Math.round(steps.reduce((sum, step) => sum + step.ms, 0) / 1000);
  if (!open)
    return (
      <button type="button" class="button film-open" onClick={() => setOpen(true)}>
        <span aria-hidden="true">▶</span>{' '}
        {reducedMotion.value ? t('film.steps') : t('film.watch', { seconds })}
      </button>
    );
  return <Screening play={play} steps={steps} close={() => setOpen(false)} />;
}

function Screening({ play, steps, close }: { play: Play; steps: FilmStep[]; close(): void }) {
  const still = reducedMotion.value;
  const [at, setAt] = useState(0);
  const [running, setRunning] = useState(!still);
  const [speed, setSpeed] = useState<Speed>(1);
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle | null>(null);
  const step = steps[at];
  const pace = (step?.ms ?? 0) / speed;
  useMap(host, step?.map ?? null, play, false, map, NO_HANDS, NO_REPORTS, 0.7 * pace);
  useEffect(() => {
    if (!running || still || at >= steps.length - 1) return;
    const next = setTimeout(() => setAt(at + 1), pace);
    return () => clearTimeout(next);
  }, [running, at, speed, still]);
  const ended = at >= steps.length - 1;
  return (
    <section class="film" aria-label={t('film.title')}>
      <div ref={host} class="film-map" role="img" aria-label={t('film.picture')} />
      <ol class="film-steps">
        {steps.map((one, index) => (
          <li key={one.is} class={index > at ? 'later' : ''} aria-current={index === at ? 'step' : undefined}>
            <h3 class="cap">{word(`film.${one.is}`)}</h3>
            <StepText play={play} step={one} />
          </li>
        ))}
      </ol>
      <div class="film-tools">
        {!still && !ended && (
          <button type="button" class="button small" onClick={() => setRunning(!running)}>
            {t(running ? 'film.pause' : 'film.go-on')}
          </button>
        )}
        {(still || !running) && !ended && (
          <button type="button" class="button small" onClick={() => setAt(at + 1)}>
            {t('film.next')}
          </button>
        )}
        {ended && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              setAt(0);
              setRunning(!still);
            }}
          >
            {t('film.again')}
          </button>
        )}
        {!still && <SpeedChoice of={speed} choose={setSpeed} />}
        <button type="button" class="button small quiet" onClick={close}>
          {t(ended ? 'action.close' : 'film.skip')}
        </button>
      </div>
    </section>
  );
}

const NO_HANDS = { start: () => false, move: () => {}, end: () => {}, cancel: () => {} };
const NO_REPORTS = { select: () => {}, hover: () => {} };

/** What a step shows, in words of the report. */
function StepText({ play, step }: { play: Play; step: FilmStep }) {
  switch (step.is) {
    case 'orders':
      return (
        <ul>
          {step.acts.map((act) => (
            <li key={JSON.stringify(act)}>{play.say(act)}</li>
          ))}
        </ul>
      );
    case 'flows':
      return (
        <ul>
          {step.changes.map((one) => (
            <li key={`${one.from}-${one.to}-${one.good}`}>
              <Figure is="flow" of={{ region: one.to }}>
                {t('film.flow', {
                  way: t('map.way', { from: word(`region.${one.from}`), to: word(`region.${one.to}`) }),
                  good: word(`good.${one.good}`),
                  before: quantity(one.before, 't'),
                  after: quantity(one.after, 't'),
                })}
              </Figure>
            </li>
          ))}
        </ul>
      );
    case 'limits':
      return (
        <ul>
          {step.limits.map((limit) => (
            <li key={limit.id}>
              {sentence(t('film.limit', { from: place(limit.from), to: place(limit.to) }))}{' '}
              {list(limitLines(play, limit), 'semicolon')}
            </li>
          ))}
        </ul>
      );
    case 'prices':
      return (
        <ul>
          {step.prices.map((one) => (
            <li key={one.good}>
              <Figure is="price-outside" of={{ good: one.good }}>
                {t('film.price', {
                  good: word(`good.${one.good}`),
                  before: figure(one.before, 'USD/kg'),
                  after: quantity(one.after, 'USD/kg'),
                })}
              </Figure>
              {one.cause && <span class="mute"> {play.cause(one.cause)}</span>}
            </li>
          ))}
        </ul>
      );
  }
}
