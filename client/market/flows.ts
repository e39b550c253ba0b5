import { type Band, bandKey, type Chain, type ChainStage, STAGES_OF_CHAIN } from '#shared/market/chain.ts';
import type { Link, Spot } from './sankey.ts';

/** How a band looks, by where its metal comes from or what becomes of it. */
export type Look = 'own' | 'china' | 'abroad' | 'recycled' | 'stock' | 'out' | 'lost';

export function lookOf({ kind }: Band): Look {
  switch (kind.is) {
    case 'imported':
      return kind.from === 'CHN' ? 'china' : 'abroad';
    case 'exported':
      return 'out';
    case 'recycled':
      return 'recycled';
    case 'drawn':
    case 'stored':
    case 'released':
    case 'bought':
      return 'stock';
    case 'lost':
    case 'wasted':
      return 'lost';
    default:
      return 'own';
  }
}

/** Stages in the order of the chain that this one has. */
export const stagesIn = ({ bands }: Chain): ChainStage[] =>
  STAGES_OF_CHAIN.filter((stage) => bands.some(({ from, to }) => from === stage || to === stage));

export const stageSpot = (stage: ChainStage): string => `stage ${stage}`;

/** The chain as places and bands of a flow diagram: each stage a place, and one for each way in or out. */
export function chainDiagram(chain: Chain): { spots: Spot[]; links: Link[] } {
  const stages = stagesIn(chain);
  const column = (stage: ChainStage) => 1 + stages.indexOf(stage);
  const last = stages.length + 1;
  const spots: Spot[] = stages.map((stage) => ({ id: stageSpot(stage), column: column(stage) }));
  const links: Link[] = [];
  const bySize = [...chain.bands].sort((a, b) => rank(a) - rank(b) || b.tonnes - a.tonnes);
  for (const band of bySize) {
    const id = bandKey(band);
    const { from, to, kind } = band;
    if (!from && to) spots.push({ id, column: column(to) - 1 });
    // Users are at the end of the chain, whichever stage they take from; other ways out are beside their stage.
    if (from && !to) spots.push({ id, column: kind.is === 'used' ? last : column(from) + 1 });
    links.push({
      id,
      from: from ? stageSpot(from) : id,
      to: to ? stageSpot(to) : id,
      amount: band.tonnes,
    });
  }
  return { spots, links };
}

/** Own metal before that of others; what leaves a late stage before what leaves an early one, users first. */
const ORDER: Look[] = ['own', 'china', 'abroad', 'recycled', 'stock', 'out', 'lost'];
function rank(band: Band): number {
  const early = band.from && !band.to ? STAGES_OF_CHAIN.length - STAGES_OF_CHAIN.indexOf(band.from) : 0;
  return ORDER.length * early + ORDER.indexOf(lookOf(band));
}
