import { NATIONS, type NationId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';
import { figure, place, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';

/** One rule that a state has made for trade, as the tables show it. */
export interface Restriction {
  id: string;
  by: NationId;
  what: string;
  since: string;
}

/** What states hold in their hand beyond quotas, tariffs and embargoes. */
export function controls(play: Pick<Play, 'date'>, world: World): Restriction[] {
  return NATIONS.flatMap((by): Restriction[] => {
    const { licences, duties, technologyBan, miningQuota } = world.nations[by].control;
    const tax = world.exportTax[by] ?? 0;
    const one = (id: string, what: string, since = ''): Restriction => ({
      id: `${by}-${id}`,
      by,
      what,
      since,
    });
    return [
      ...(tax > 0 ? [one('tax', t('table.export-tax', { rate: figure(tax, 'share') }))] : []),
      ...(miningQuota === null
        ? []
        : [one('mining', t('table.mining-quota', { tonnes: figure(miningQuota, 't') }))]),
      ...(technologyBan ? [one('technology', t('table.technology-ban'))] : []),
      ...licences.map(({ good, target, level, since }) =>
        one(
          `licence-${good}-${target}`,
          t('table.licence', {
            good: word(`good.${good}`),
            to: target === null ? word('licence.everybody') : place(target),
            how: word(`licence.${level}`),
          }),
          play.date(since),
        ),
      ),
      ...duties.map(({ against, rate, since }) =>
        one(
          `duty-${against}`,
          t('table.duty', { target: place(against), rate: figure(rate, 'share') }),
          play.date(since),
        ),
      ),
    ];
  });
}
