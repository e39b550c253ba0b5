import type { World } from '../world/world.ts';

const ROUNDING = 1e-3;

/** What is wrong with the businesses of a world, in words. */
export function siteFaults(world: World): string[] {
  const found: string[] = [];
  for (const { id, project, remaining, capacity, developing, phase } of world.sites) {
    for (const [name, value] of Object.entries({
      debt: project.debt,
      cushion: project.cushion,
      aid: project.aid,
      outage: project.outage,
      capacity,
      remaining,
    }))
      if (value < -ROUNDING) found.push(`${id} has ${name} ${value}`);
    const { estimate } = project;
    if (estimate && (estimate.low > capacity + ROUNDING || estimate.high < capacity - ROUNDING))
      found.push(`${id} holds ${capacity}, outside its estimate`);
    if (developing && (phase === 'operation' || phase === 'care' || phase === 'closed'))
      found.push(`${id} is being built while in ${phase}`);
  }
  const ids = new Set(world.sites.map((site) => site.id));
  for (const { site } of [...world.floors, ...world.loans])
    if (!ids.has(site)) found.push(`no site ${site} for a floor or a loan`);
  for (const loan of world.loans)
    if (loan.left < -ROUNDING) found.push(`a loan to ${loan.site} has ${loan.left} left`);
  return found;
}
