import { COMMODITIES } from '#shared/world/terms.ts';
import { change, figure, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Tile } from '../ui/Tile.tsx';

/** The three prices at home and how they have moved, in a line: for screens without room for the market. */
export function Ticker({ play }: { play: Play }) {
  const view = play.view.value;
  if (!view) return null;
  const { history, market } = view.world;
  const place = view.nation === 'CHN' ? 'inside' : 'outside';
  const before = history.at(-2);
  return (
    <ul class="ticker dark" aria-label={t('ticker.title')}>
      {COMMODITIES.map((good) => {
        const price = market.price[good][view.nation] ?? history.at(-1)?.[place][good] ?? 0;
        const was = before?.[place][good] ?? price;
        const moved = was > 0 ? price / was - 1 : 0;
        const sign = moved > 0.005 ? 'up' : moved < -0.005 ? 'down' : 'flat';
        return (
          <li key={good}>
            <Tile of={good} small />
            <Figure is="price" of={{ good, region: view.nation }} class="num">
              <span class="unseen">{word(`good.${good}`)} </span>
              {figure(price, 'USD/kg')} <small class={sign}>{change(moved, 'share')}</small>
            </Figure>
          </li>
        );
      })}
    </ul>
  );
}
