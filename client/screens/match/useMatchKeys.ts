import { openMarket } from '../../market/room.ts';
import { useKeys } from '../../settings/useKeys.ts';
import { tellPrices } from '../../sound/prices.ts';
import { stepRegion } from '../../ui/regions.ts';
import type { Play } from '../play.ts';
import type { Tab } from './Table.tsx';

/** The keys of a match; those that change or seal orders work only while the player is looking at them. */
export function useMatchKeys(
  play: Play,
  planning: boolean,
  act: { go(tab: Tab): void; toggleTable(): void; help(): void },
): void {
  const anywhere = {
    help: act.help,
    'next-region': () => stepRegion(document, 1),
    'last-region': () => stepRegion(document, -1),
  };
  const view = play.view.value;
  useKeys(
    planning && view
      ? {
          ...anywhere,
          orders: () => act.go('orders'),
          market: () => act.go('market'),
          'market-room': () => openMarket(),
          nation: () => act.go('nation'),
          talks: () => act.go('talks'),
          map: () => act.go('map'),
          undo: () => play.undo(),
          redo: () => play.redo(),
          seal: () => (play.connection.sealed.value ? false : void play.seal()),
          table: act.toggleTable,
          prices: () => tellPrices(view),
        }
      : anywhere,
  );
}
