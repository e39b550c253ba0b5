import type { Story } from '#shared/news/stories.ts';
import type { ReportEvent } from '#shared/turn/report.ts';
import type { World } from '#shared/world/world.ts';
import type { Place } from '../focus.ts';

/** Where on the map an event is to be seen: its site, the trade between two countries, or its country. */
export function placeOf(event: ReportEvent, world: World): Place | null {
  const { site, target, nation, good, seller, buyer } = event.text.values;
  if (site?.is === 'site' && world.sites.some((one) => one.id === site.id))
    return { is: 'site', site: site.id };
  if (site?.is === 'name') {
    const found = world.sites.find((one) => one.name === site.text);
    if (found) return { is: 'site', site: found.id };
  }
  const id = (value: typeof nation) => (value?.is === 'nation' || value?.is === 'region' ? value.id : null);
  const [from, to] = [id(seller) ?? id(nation), id(buyer) ?? id(target)];
  if (from && to && from !== to) return { is: 'flow', from, to, good: good?.is === 'good' ? good.id : null };
  return event.region ? { is: 'region', region: event.region } : null;
}

/** Where a story is to be seen. */
export function placeOfStory({ cause, event }: Story, world: World): Place | null {
  if (cause.site !== null) return { is: 'site', site: cause.site };
  if (event) return placeOf(event, world);
  return cause.nation ? { is: 'region', region: cause.nation } : null;
}
