import type { Shortage } from '#shared/classroom/debrief/terms.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { figure, quantity, t, word } from '../../i18n/index.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { Bar } from './Bar.tsx';

/** Who paid for a shortage, and how. */
export function ShortageTable({ of: { worst, good, price, paid } }: { of: Shortage }) {
  const most = Math.max(...NATIONS.map((nation) => paid[nation].missing), 1e-9);
  return (
    <>
      <p class="lead">
        <Seal of={worst} />{' '}
        {t('debrief.shortage-most', { good: word(`good.${good}`), price: quantity(price, 'USD/kg') })}
      </p>
      <Scroll label={t('debrief.group.shortage')}>
        <table class="debrief-paid">
          <thead>
            <tr>
              <th scope="col">{t('final.nation')}</th>
              <th scope="col">{t('debrief.missing')}</th>
              <th scope="col" class="right">
                {t('debrief.lost')}
              </th>
              <th scope="col" class="right">
                {t('debrief.dearer')}
              </th>
              <th scope="col">{t('debrief.hit')}</th>
            </tr>
          </thead>
          <tbody>
            {NATIONS.map((nation) => {
              const { missing, lost, dearer, hit } = paid[nation];
              return (
                <tr key={nation}>
                  <th scope="row">
                    <Seal of={nation} /> {word(`region.${nation}`)}
                  </th>
                  <td class="num">
                    <Bar share={missing / most} /> {figure(missing, 'share')}
                  </td>
                  <td class="right num">{quantity(lost, 'M USD')}</td>
                  <td class="right num">
                    {dearer >= 0 ? '+' : ''}
                    {quantity(dearer, 'M USD')}
                  </td>
                  <td>{hit ? word(`sector.${hit}`) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <p class="mute">{t('debrief.shortage-how')}</p>
    </>
  );
}
