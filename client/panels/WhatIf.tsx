import type { Unit } from '#shared/text.ts';
import { COMMODITIES } from '#shared/world/terms.ts';
import { quantity, t, word } from '../i18n/index.ts';
import { type Standing, standing } from '../preview/forecast.ts';
import type { Play } from '../screens/play.ts';

interface Row {
  name: string;
  unit: Unit;
  of(standing: Standing): number;
  good: 'up' | 'down' | null;
}

/** Now, next turn if nothing is ordered, next turn with the draft: the server's rules over what I know. */
export function WhatIf({ play }: { play: Play }) {
  const view = play.view.value;
  if (!view) return null;
  const now = standing(view.world, view.nation);
  const preview = play.preview.value;
  const shown = preview.state === 'ready' ? preview : preview.state === 'waiting' ? preview.last : null;
  const seller = view.nation === 'CHN';
  const rows: Row[] = [
    ...COMMODITIES.map(
      (commodity): Row => ({
        name: t('whatif.price', { good: word(`good.${commodity}`) }),
        unit: 'USD/kg',
        of: (one) => one.price[commodity],
        good: seller ? null : 'down',
      }),
    ),
    { name: t('whatif.served'), unit: 'share', of: (one) => one.served, good: 'up' },
    ...(seller
      ? []
      : [
          {
            name: t('whatif.dependence'),
            unit: 'share',
            of: (one: Standing) => one.dependence,
            good: 'down',
          } satisfies Row,
        ]),
    { name: t('whatif.treasury'), unit: 'M USD', of: (one) => one.treasury, good: null },
    { name: t('whatif.score'), unit: 'points', of: (one) => one.score, good: 'up' },
  ];
  return (
    <section class="whatif" aria-labelledby="whatif-title" aria-busy={preview.state === 'waiting'}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="cap" id="whatif-title">
                {t('whatif.title')}
              </span>
            </th>
            <th scope="col" class="right">
              {t('whatif.now')}
            </th>
            <th scope="col" class="right">
              {t('whatif.passing')}
            </th>
            <th scope="col" class="right">
              {t('whatif.acting')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="right num">{quantity(row.of(now), row.unit)}</td>
              <td class="right num mute">{shown ? quantity(row.of(shown.passing), row.unit) : '…'}</td>
              <td class={`right num ${shown ? tone(row, shown) : ''}`}>
                {shown ? <b>{quantity(row.of(shown.acting), row.unit)}</b> : '…'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="mute">{t(preview.state === 'failed' ? 'whatif.failed' : 'whatif.note')}</p>
    </section>
  );
}

/** Better or worse than passing, where that is clear; the mark says it before the colour does. */
function tone(row: Row, { passing, acting }: { passing: Standing; acting: Standing }): string {
  const before = quantity(row.of(passing), row.unit);
  const after = quantity(row.of(acting), row.unit);
  if (before === after || !row.good) return '';
  const up = row.of(acting) > row.of(passing);
  return `${up ? 'rises' : 'falls'} ${up === (row.good === 'up') ? 'good' : 'bad'}`;
}
