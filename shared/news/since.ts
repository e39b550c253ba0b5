import { known } from '../control/embargoes.ts';
import { otherOf } from '../diplomacy/treaty.ts';
import { good, nation as nationWord, number, region, type Text, text, turnDate, word } from '../text.ts';
import { isNation, NATIONS, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** What a reader saw when last at the table, as far as the paper compares it. Plain data, kept by the browser. */
export interface Seen {
  turn: number;
  standing: Record<string, number>; // what each other nation thought of the reader
  quota: Record<string, number | null>;
  embargoes: string[]; // "CHN JPN light"
  treaties: Record<string, string>; // state by id
  contracts: string[];
  phases: Record<string, string>; // of each site
}

export function seen({ nation, world }: View): Seen {
  return {
    turn: world.turn,
    standing: Object.fromEntries(
      NATIONS.filter((other) => other !== nation).map((other) => [
        other,
        world.nations[other].standing[nation],
      ]),
    ),
    quota: { ...world.quota },
    embargoes: known(world).map(nameOf),
    treaties: Object.fromEntries(
      world.treaties.filter((one) => one.parties.includes(nation)).map((one) => [one.id, one.state]),
    ),
    contracts: world.contracts
      .filter((one) => one.buyer === nation || one.seller === nation)
      .map((one) => one.id),
    phases: Object.fromEntries(world.sites.filter((one) => !one.illegal).map((one) => [one.id, one.phase])),
  };
}

const nameOf = (one: { by: NationId; target: NationId; commodity: string }) =>
  `${one.by} ${one.target} ${one.commodity}`;

/** Opinions that moved by less are not told. */
const NOTABLE = 5;

/** What is different from what the reader saw last; words: `since.…`. */
export function changesSince(then: Seen, now: View): Text[] {
  return [...deals(then, now), ...restrictions(then, now), ...opinions(then, now), ...sites(then, now)];
}

function restrictions(then: Seen, { world }: View): Text[] {
  const open = known(world);
  const said: Text[] = open
    .filter((one) => !then.embargoes.includes(nameOf(one)))
    .map((one) =>
      text('since.embargo', {
        nation: nationWord(one.by),
        target: nationWord(one.target),
        good: good(one.commodity),
        share: number(one.severity, 'share'),
      }),
    );
  for (const gone of then.embargoes.filter((one) => !open.some((now) => nameOf(now) === one))) {
    const [by, target] = gone.split(' ');
    if (by && target && isNation(by) && isNation(target))
      said.push(text('since.embargo-over', { nation: nationWord(by), target: nationWord(target) }));
  }
  for (const [id, before] of Object.entries(then.quota)) {
    const after = world.quota[id] ?? null;
    if (after === before) continue;
    const about = { nation: region(id) };
    if (after === null) said.push(text('since.quota-over', about));
    else if (before === null) said.push(text('since.quota-new', { ...about, after: number(after, 't') }));
    else said.push(text('since.quota', { ...about, before: number(before, 't'), after: number(after, 't') }));
  }
  return said;
}

function deals(then: Seen, { nation, world }: View): Text[] {
  const treaties = world.treaties
    .filter((one) => one.parties.includes(nation) && then.treaties[one.id] !== one.state)
    .map((one) => {
      const about = { nation: nationWord(otherOf(one.parties, nation)) };
      return text(`since.treaty.${one.state}`, about);
    });
  const signed = world.contracts
    .filter((one) => (one.buyer === nation || one.seller === nation) && !then.contracts.includes(one.id))
    .map((one) =>
      text(one.buyer === nation ? 'since.bought' : 'since.sold', {
        good: good(one.commodity),
        tonnes: number(one.tonnes, 't'),
        region: region(one.buyer === nation ? one.seller : one.buyer),
        until: turnDate(one.until),
      }),
    );
  const over = then.contracts.filter((id) => !world.contracts.some((one) => one.id === id)).length;
  return [
    ...treaties,
    ...signed,
    ...(over > 0 ? [text('since.contracts-over', { count: number(over, 'count') })] : []),
  ];
}

function opinions(then: Seen, { nation, world }: View): Text[] {
  return NATIONS.flatMap((other) => {
    const before = then.standing[other];
    if (before === undefined || other === nation) return [];
    const after = world.nations[other].standing[nation];
    if (Math.abs(after - before) < NOTABLE) return [];
    return [
      text(after > before ? 'since.warmer' : 'since.cooler', {
        nation: nationWord(other),
        before: number(before, 'points'),
        after: number(after, 'points'),
      }),
    ];
  });
}

function sites(then: Seen, { world }: View): Text[] {
  return world.sites
    .filter((one) => !one.illegal && one.phase !== then.phases[one.id])
    .map((one) =>
      text('since.site', {
        site: { is: 'site', id: one.id },
        region: region(one.region),
        phase: word(`phase.${one.phase}`),
      }),
    );
}
