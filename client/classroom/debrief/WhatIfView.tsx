import { farthest } from '#shared/classroom/debrief/apart.ts';
import type { Debrief, WhatIf } from '#shared/classroom/debrief/terms.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { date, figure, partOf, place, quantity, t, tell, word } from '../../i18n/index.ts';
import { locale } from '../../i18n/speak.ts';
import { LineChart } from '../../ui/LineChart.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { storyOf, tellingOf } from './words.ts';

/** The one thing that is otherwise. */
export function Otherwise({ debrief, world, of }: { debrief: Debrief; world: number; of: WhatIf }) {
  const { change, turn, nation } = of;
  return (
    <p class="debrief-change">
      <Seal of={nation} />{' '}
      {change.do === 'without' ? (
        <>
          <b>{t('debrief.not-given')}:</b>{' '}
          <q class="serif">{tell(change.said, tellingOf(debrief, storyOf(debrief, world)))}</q>
          {change.secret && <small class="debrief-secret"> {t('debrief.secret')}</small>}
        </>
      ) : (
        t('debrief.bought', {
          date: date(debrief.start, turn),
          later: date(debrief.start, change.release),
          days: change.days,
        })
      )}
    </p>
  );
}

/** A match beside itself with one thing otherwise. */
export function WhatIfView({ debrief, world, of }: { debrief: Debrief; world: number; of: WhatIf }) {
  const good = word(`good.${of.good}`);
  const label = t('debrief.slide.price', { good });
  return (
    <>
      <Otherwise debrief={debrief} world={world} of={of} />
      <div class="debrief-pair">
        <figure>
          <figcaption class="cap">{label}</figcaption>
          <LineChart
            label={label}
            labels={of.was.map((_, turn) => date(debrief.start, turn))}
            unit="USD/kg"
            lines={[
              { name: t('debrief.was'), colour: 'var(--ink)', values: of.was },
              { name: t('debrief.would'), colour: 'var(--heavy)', dash: '7 3', values: of.would },
            ]}
            marks={[of.turn]}
          />
        </figure>
        <Effects debrief={debrief} of={of} />
      </div>
      <p class="mute">{t('debrief.what-if-how')}</p>
    </>
  );
}

function Effects({ debrief: { start }, of }: { debrief: Debrief; of: WhatIf }) {
  const { good, unserved, dependence, scores } = of;
  const { at, was, would } = farthest(of);
  const rows: [string, string, string][] = [
    [
      t('debrief.effect-price', { good: word(`good.${good}`), date: date(start, at) }),
      quantity(was, 'USD/kg'),
      quantity(would, 'USD/kg'),
    ],
    [
      t('debrief.effect-unserved', { date: date(start, unserved.turn), nation: place(unserved.nation) }),
      fine(unserved.was),
      fine(unserved.would),
    ],
    [
      t('debrief.effect-dependence', { nation: place(dependence.nation) }),
      fine(dependence.was),
      fine(dependence.would),
    ],
    ...NATIONS.map((one): [string, string, string] => [
      t('debrief.effect-score', { nation: place(one) }),
      figure(scores[one].was, 'points'),
      `${figure(scores[one].would, 'points')} (${partOf(scores[one].would - scores[one].was, 'points')})`,
    ]),
  ];
  return (
    <Scroll label={t('debrief.effect')}>
      <table class="debrief-effects">
        <thead>
          <tr>
            <th scope="col">{t('debrief.effect')}</th>
            <th scope="col" class="right">
              {t('debrief.was')}
            </th>
            <th scope="col" class="right">
              {t('debrief.would')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="right num">{before}</td>
              <td class="right num">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Small shares to a tenth of a percent. */
const fine = (share: number): string =>
  new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(share);
