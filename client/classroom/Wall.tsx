import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ScreenView } from '#shared/protocol/class-views.ts';
import { COMMODITIES } from '#shared/world/terms.ts';
import { figure, quantity, t, tell, word } from '../i18n/index.ts';
import { needWords } from '../i18n/speak.ts';
import { Qr } from '../ui/Qr.tsx';
import { Seal } from '../ui/Seal.tsx';
import { joinLink } from './links.ts';
import { tellingOf } from './telling.ts';
import { clockOf, useServerNow } from './time.ts';

/** So long each world is shown, where the teacher has not chosen one. */
const EACH_MS = 25_000;

type WorldShown = ScreenView['worlds'][number];

/** A lesson on the wall: one world with its map, news and prices, the others in a row each, and the way in. */
export function Wall({ view, ahead }: { view: ScreenView; ahead: number }) {
  const { worlds, code } = view;
  const now = useServerNow(ahead);
  const at = useShown(view);
  const world = worlds[at];
  const others = worlds.flatMap((one, index) => (one.closed ? [] : [{ one, index }]));
  return (
    <div class={`wall ${others.length > 10 ? 'many' : ''}`}>
      {world && <Shown key={at} view={view} world={world} at={at} now={now} />}
      <div class="wall-side">
        {world && <Figures world={world} />}
        {others.length > 1 && (
          <ul class="wall-worlds" aria-label={t('teach.worlds-now')}>
            {others.map(({ one, index }) => (
              <li key={index} class={index === at ? 'on' : ''} aria-current={index === at}>
                <b>{t('class.world', { number: index + 1 })}</b>{' '}
                <span>
                  {t('teach.turn', { turn: Math.min(one.turn + 1, view.turns), turns: view.turns })}
                </span>{' '}
                <span class="num">{clockOf(one, view, now)}</span>
              </li>
            ))}
          </ul>
        )}
        <footer class="class-late">
          <Qr of={joinLink(code)} label={t('class.qr')} />
          <p>
            {t('teach.late')} <b>{`${new URL(joinLink(code)).host}/join`}</b>
            <span class="class-code num">{code}</span>
          </p>
        </footer>
      </div>
    </div>
  );
}

/** The world whose turn it is to be shown, or that the teacher has chosen. */
function useShown({ worlds, projected }: ScreenView): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setStep((one) => one + 1), EACH_MS);
    return () => window.clearInterval(timer);
  }, []);
  const open = worlds.flatMap(({ closed }, index) => (closed ? [] : [index]));
  const chosen = projected !== null && open.includes(projected) ? projected : open[step % open.length];
  return chosen ?? 0;
}

function Shown({ view, world, at, now }: { view: ScreenView; world: WorldShown; at: number; now: number }) {
  const WallMap = useWallMap();
  const name = t('class.world', { number: at + 1 });
  return (
    <section class="wall-main" aria-label={name}>
      <h2 class="serif spread">
        <span>
          {name} · {t('teach.turn', { turn: Math.min(world.turn + 1, view.turns), turns: view.turns })}
        </span>
        <span class="num">{clockOf(world, view, now)}</span>
      </h2>
      {world.match && WallMap ? (
        <WallMap key={world.match} match={world.match} />
      ) : (
        world.headline && <p class="serif class-headline">{tell(world.headline, tellingOf(view.scenario))}</p>
      )}
    </section>
  );
}

/** The map comes with the scripts of the match screen; until then, and where they do not come, the news stands alone. */
function useWallMap(): ComponentType<{ match: string }> | null {
  const [found, setFound] = useState<ComponentType<{ match: string }> | null>(null);
  useEffect(() => {
    Promise.all([import('../screens/MatchScreen.tsx'), needWords('match')]).then(
      ([{ WallMap }]) => setFound(() => WallMap),
      () => undefined,
    );
  }, []);
  return found;
}

function Figures({ world }: { world: WorldShown }) {
  return (
    <>
      {world.turn > 0 && (
        <dl class="wall-prices">
          {COMMODITIES.map((one) => (
            <div key={one}>
              <dt>{word(`good.${one}`)}</dt>
              <dd class="num">{quantity(world.prices[one], 'USD/kg')}</dd>
            </div>
          ))}
        </dl>
      )}
      {world.standing && (
        <ol class="class-standing" aria-label={t('class.ranking')}>
          {world.standing.map(({ nation, score }) => (
            <li key={nation}>
              <Seal of={nation} /> <span class="num">{figure(score, 'points')}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
