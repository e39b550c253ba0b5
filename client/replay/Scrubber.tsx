import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Feature } from '#shared/replay/player.ts';
import { list, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Speed, SpeedChoice } from '../ui/Speed.tsx';
import { MARKER_ICON } from './Moments.tsx';

/** A half-year stays so long at normal speed, ms. */
const PACE = 3200;

/** What has keys of its own. */
const OWN_KEYS = 'a, button, input, select, textarea, summary, dialog, [role], [tabindex="0"]';

/** The way through the match: half-year by half-year, by hand, by key, by itself, or from event to event. */
export function Scrubber({
  play,
  feature,
  at,
  go,
  children,
}: {
  play: Play;
  feature: Feature;
  at: number;
  go(at: number): void;
  children: ComponentChildren;
}) {
  const { turns } = feature;
  const [running, setRunning] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const ended = at >= turns;
  useEffect(() => {
    if (!running) return;
    if (ended) return setRunning(false);
    const next = setTimeout(() => go(at + 1), PACE / speed);
    return () => clearTimeout(next);
  }, [running, at, speed]);
  const toggle = () => {
    if (!running && ended) go(0);
    setRunning(!running);
  };
  usePageKeys({ at, turns, go, toggle });
  return (
    <section class="scrubber dark" aria-label={t('replay.way')}>
      <div class="row">
        <button type="button" class="button next" onClick={toggle}>
          <Icon name={running ? 'pause' : 'play'} /> {t(running ? 'replay.pause' : 'replay.play')}
        </button>
        <SpeedChoice of={speed} choose={setSpeed} />
      </div>
      <div class="reel" style={`--stops: ${turns + 1}`}>
        <Marks play={play} feature={feature} at={at} go={go} />
        <input
          id="scrubber"
          type="range"
          min={0}
          max={turns}
          value={at}
          aria-label={t('replay.half-year')}
          aria-valuetext={whereText(play, at, turns)}
          aria-keyshortcuts="Space"
          onInput={({ currentTarget }) => go(Number(currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            toggle();
          }}
        />
        <p class="where" aria-hidden="true">
          {whereText(play, at, turns)}
        </p>
      </div>
      {children}
    </section>
  );
}

const whereText = (play: Play, at: number, turns: number): string =>
  at === 0 ? t('replay.at-start', { turns }) : t('replay.after', { date: play.date(at - 1), at, turns });

/** One mark for each half-year in which something weighty happened. */
function Marks({
  play,
  feature: { markers, turns },
  at,
  go,
}: Omit<Parameters<typeof Scrubber>[0], 'children'>) {
  return (
    <ol class="marks" aria-label={t('replay.moments')}>
      {Array.from({ length: turns + 1 }, (_, stop) => {
        const here = markers.filter((one) => one.at === stop);
        const [first] = [...here].sort((a, b) => b.weight - a.weight);
        if (!first) return null;
        const name = list(
          here.map((one) => `${word(`replay.is.${one.is}`)}: ${play.say(one.text)}`),
          'semicolon',
        );
        return (
          <li key={stop} style={`--stop: ${stop + 1}`}>
            <button
              type="button"
              class={first.is}
              aria-current={stop === at ? 'step' : undefined}
              aria-label={`${play.date(stop - 1)}. ${name}`}
              title={name}
              onClick={() => go(stop)}
            >
              <Icon name={MARKER_ICON[first.is]} size={16} />
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Keys of the whole page, wherever nothing else has them. */
function usePageKeys({
  at,
  turns,
  go,
  toggle,
}: {
  at: number;
  turns: number;
  go(at: number): void;
  toggle(): void;
}): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (target instanceof Element && target.closest(OWN_KEYS)) return;
      const act: Record<string, () => void> = {
        ArrowLeft: () => go(Math.max(0, at - 1)),
        ArrowRight: () => go(Math.min(turns, at + 1)),
        Home: () => go(0),
        End: () => go(turns),
        ' ': toggle,
      };
      const chosen = act[key];
      if (!chosen) return;
      event.preventDefault();
      chosen();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
