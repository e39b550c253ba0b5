import { known } from '#shared/control/embargoes.ts';
import type { Treaty } from '#shared/diplomacy/treaty.ts';
import type { Dispute } from '#shared/diplomacy/wto.ts';
import { NATIONS, type RegionId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';
import { figure, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { controls } from '../restrictions.ts';
import { promised } from './promised.ts';

export const PACT_KINDS = ['treaty', 'contract', 'partnership', 'restriction', 'case'] as const;
export type PactKind = (typeof PACT_KINDS)[number];

/** Something that binds countries to each other, or sets them against each other, for all to see. */
export interface Pact {
  id: string;
  kind: PactKind;
  parties: RegionId[]; // one alone: towards everybody
  words: string[];
  until: string; // a date or a state; empty: until further notice
}

type Teller = Pick<Play, 'say' | 'date'>;

/** All that is in force and public among nations and partner countries. */
export function pactsOf(play: Teller, world: World): Pact[] {
  return [
    ...world.treaties.filter((one) => one.state === 'in-force').map((one) => treatyPact(play, one)),
    ...world.contracts.map(
      (one): Pact => ({
        id: one.id,
        kind: 'contract',
        parties: [one.seller, one.buyer],
        words: [
          sentence(
            t('pacts.contract', {
              seller: place(one.seller),
              buyer: place(one.buyer),
              good: word(`good.${one.commodity}`),
              tonnes: quantity(one.tonnes, 't'),
              price: one.rule === 'spot' ? word('rule.at-spot') : quantity(one.price, 'USD/kg'),
            }),
          ),
        ],
        until: play.date(one.until),
      }),
    ),
    ...partnerships(world),
    ...restrictions(play, world),
    ...world.disputes.map(
      (one): Pact => ({
        id: one.id,
        kind: 'case',
        parties: [one.against, ...one.complainants],
        words: [caseWords(play, one)],
        until: word(`dispute.${one.state}`),
      }),
    ),
  ];
}

function treatyPact(play: Teller, one: Treaty): Pact {
  const noticed = one.by !== null;
  return {
    id: one.id,
    kind: 'treaty',
    parties: [...one.parties],
    words: one.clauses.map((clause) => promised(play, clause, one.parties)),
    until: noticed
      ? t('treaty.notice', { until: play.date(one.until), nation: place(one.by ?? '') })
      : play.date(one.until),
  };
}

/** Below this, M USD, nothing is left of a partnership worth naming. */
const FADED = 5;

const partnerships = (world: World): Pact[] =>
  Object.entries(world.partners).flatMap(([region, { funds }]) =>
    NATIONS.filter((nation) => funds[nation] >= FADED).map(
      (nation): Pact => ({
        id: `partnership-${region}-${nation}`,
        kind: 'partnership',
        parties: [nation, region],
        words: [
          sentence(
            t('pacts.partnership', {
              nation: place(nation),
              region: place(region),
              funds: quantity(funds[nation], 'M USD'),
            }),
          ),
        ],
        until: '',
      }),
    ),
  );

function restrictions(play: Teller, world: World): Pact[] {
  const pact = (id: string, parties: RegionId[], words: string): Pact => ({
    id,
    kind: 'restriction',
    parties,
    words: [sentence(words)],
    until: '',
  });
  return [
    ...known(world).map((one) =>
      pact(
        `embargo-${one.by}-${one.target}-${one.commodity}`,
        [one.by, one.target],
        t('pacts.embargo', {
          nation: place(one.by),
          other: place(one.target),
          good: word(`good.${one.commodity}`),
          share: figure(one.severity, 'share'),
          since: play.date(one.since),
        }),
      ),
    ),
    ...NATIONS.flatMap((by) => {
      const quota = world.quota[by] ?? null;
      const words = t('pacts.quota', { nation: place(by), tonnes: quantity(quota ?? 0, 't') });
      return quota === null ? [] : [pact(`quota-${by}`, [by], words)];
    }),
    ...world.tariffs
      .filter((one) => one.rate > 0)
      .map((one) =>
        pact(
          `tariff-${one.by}-${one.origin}-${one.good}`,
          [one.by, one.origin],
          t('pacts.tariff', {
            nation: place(one.by),
            region: place(one.origin),
            good: word(`good.${one.good}`),
            rate: figure(one.rate, 'share'),
          }),
        ),
      ),
    ...controls(play, world).map((one) =>
      pact(one.id, [one.by], t('pacts.control', { nation: place(one.by), what: one.what })),
    ),
  ];
}

/** A case at the World Trade Organization in a sentence. */
export const caseWords = (play: Teller, one: Dispute): string =>
  sentence(
    t('talks.case', {
      measure: word(`measure.${one.measure}`),
      nation: place(one.against),
      filed: play.date(one.filed),
      state: word(`dispute.${one.state}`),
      complainants: one.complainants.map(place).join(t('list.comma')),
    }),
  );

/** Whether a pact is between these two; what is towards everybody counts for its one party. */
export const between = ({ parties }: Pact, one: RegionId, other: RegionId): boolean =>
  one === other
    ? parties.length === 1 && parties[0] === one
    : parties.includes(one) && parties.includes(other);
