import { dependence, unserved } from '../market/trace.ts';
import { clamp, ratio, sum } from '../numbers.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '../world/terms.ts';
import { SCORE_PARTS, type ScorePart, type Site, type World } from '../world/world.ts';

/** How a nation stood in one turn: each part 0..100. docs/model.md explains the weights. */
export function turnScore(world: World, nation: NationId): Record<ScorePart, number> {
  return {
    security: 100 * security(world, nation),
    industry: 100 * industry(world, nation),
    technology: 100 * technology(world, nation),
    green: 100 * green(world, nation),
    standing: 100 * reputation(world, nation),
  };
}

/** Parts over the match so far (what was, not only what is), and their sum weighted by the nation's own goals. */
export function score(world: World, nation: NationId): { parts: Record<ScorePart, number>; total: number } {
  const { tally, weights } = world.nations[nation];
  const now = turnScore(world, nation);
  const parts = each(SCORE_PARTS, (part) => {
    if (world.turn === 0) return now[part];
    const mean = tally[part] / world.turn;
    // What was built and learned counts as it stands at the end: it is the value of what is under way.
    return part === 'technology' ? 0.3 * mean + 0.7 * now.technology : mean;
  });
  return { parts, total: sum(SCORE_PARTS, (part) => weights[part] * parts[part]) };
}

export function tallyScores(world: World): void {
  for (const nation of NATIONS) {
    const now = turnScore(world, nation);
    for (const part of SCORE_PARTS) world.nations[nation].tally[part] += now[part];
  }
}

/** Needs served, stock in hand, and not hanging on one supplier; China's question is how much it controls. */
function security(world: World, nation: NationId): number {
  const served = 1 - clamp(2 * unserved(world, nation), 0, 1);
  const control = nation === 'CHN' ? clamp(lastChinaShare(world), 0, 1) : 1 - dependence(world, nation);
  return 0.45 * served + 0.25 * clamp(coverTurns(world, nation), 0, 1) + 0.3 * control;
}

/** Turns of use that companies and state hold, of light and heavy, the scarcer counting. */
export function coverTurns(world: World, nation: NationId): number {
  const region = world.regions[nation];
  if (!region) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const commodity of ['light', 'heavy'] as const) {
    if (region.use[commodity] < 1) continue;
    const held = region.inventory[commodity] + world.nations[nation].stockpile[commodity];
    least = Math.min(least, held / region.use[commodity]);
  }
  return Number.isFinite(least) ? least : 1;
}

/** Value of what industry was served at reference prices, against twice the start. */
function industry(world: World, nation: NationId): number {
  return clamp(ratio(output(world, nation), 2 * world.nations[nation].start.output), 0, 1);
}

/** M USD a turn of sector use and, at half weight, magnets made, at reference prices. */
export function output(world: World, nation: NationId): number {
  const used = sum(world.sectors, (use) =>
    use.region === nation
      ? (use.served / Math.max(0.2, use.intensity)) * world.market.reference[use.good]
      : 0,
  );
  const made = sum(world.sites, (site) =>
    site.region === nation && site.stage === 'magnet' ? site.output * world.market.reference.magnet : 0,
  );
  return (used + 0.5 * made) / 1000;
}

/** Own chain, research and know-how. */
function technology(world: World, nation: NationId): number {
  const levels = sum(COMMODITIES, (commodity) => world.nations[nation].substitution[commodity].level);
  const knowHow = world.regions[nation]?.knowHow;
  const skill = knowHow ? (knowHow.separation + knowHow.magnet) / 2 : 0;
  return 0.5 * ownChain(world, nation) + 0.25 * clamp(levels / 6, 0, 1) + 0.25 * skill;
}

/** Share of its own need of magnets and of light oxide that a nation's own and financed sites can make; what is being built counts in part. */
export function ownChain(world: World, nation: NationId): number {
  const { recipe } = world.market;
  const needMagnets = sum(world.sectors, (use) =>
    use.region === nation && use.good === 'magnet' ? use.quantity : 0,
  );
  const own = (stage: Site['stage']) =>
    sum(world.sites, (site) =>
      site.stage === stage && (site.region === nation || site.owner === nation)
        ? site.capacity * ready(site)
        : 0,
    );
  const magnets = clamp(ratio(own('magnet'), needMagnets), 0, 1);
  const needOre = (needMagnets * recipe.light) / 0.19;
  const separation = clamp(ratio(own('separation'), needOre), 0, 1);
  const mines = clamp(ratio(own('mine'), needOre), 0, 1);
  return (magnets + separation + mines) / 3;
}

/** What a site under way is worth against a running one. */
function ready(site: Site): number {
  if (site.phase === 'operation') return 1;
  if (site.phase === 'ramp-up') return 0.9;
  if (!site.developing) return site.phase === 'care' ? 0.2 : 0;
  return site.phase === 'construction' ? 0.6 : 0.25;
}

/** Green demand served, scrap coming back, and no unlicensed pits. */
function green(world: World, nation: NationId): number {
  const uses = world.sectors.filter(
    (use) => use.region === nation && (use.sector === 'ev' || use.sector === 'wind'),
  );
  const served = ratio(
    sum(uses, (use) => use.served),
    sum(uses, (use) => use.quantity * use.intensity),
  );
  const dirty = sum(world.sites, (site) => (site.region === nation && site.illegal ? site.output : 0));
  const mined = sum(world.sites, (site) =>
    site.region === nation && site.stage === 'mine' ? site.output : 0,
  );
  return (
    0.6 * clamp(served, 0, 1) +
    0.3 * (world.nations[nation].recycling / 3) +
    0.1 * (1 - clamp(3 * ratio(dirty, mined), 0, 1))
  );
}

/** The mean of what the others think of a nation, from -100..100 to 0..1. */
function reputation(world: World, nation: NationId): number {
  const others = NATIONS.filter((other) => other !== nation);
  return (sum(others, (other) => world.nations[other].standing[nation]) / others.length + 100) / 200;
}

function lastChinaShare(world: World): number {
  return world.history.at(-1)?.chinaSeparation ?? 0;
}
