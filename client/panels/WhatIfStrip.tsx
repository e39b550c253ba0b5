import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { figures } from '#shared/forecast/quantities.ts';
import { t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { foretold, marksOf, mostChanged } from './foretold.ts';
import { valueText } from './watched.ts';
import { toneOf } from './whatif-text.ts';

/** Figures in the strip of a phone. */
const SHOWN = 3;

/** On a phone: the figures that change most in one line, which opens the whole table. */
export function WhatIfStrip({ play, children }: { play: Play; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const view = play.view.value;
  const forecast = play.forecast.value;
  if (!view || !forecast) return null;
  const now = figures(view.world, view.nation);
  const drafted = play.drafted.value.length > 0;
  const rows = foretold(view.nation, now, forecast).flatMap((group) => group.rows);
  return (
    <>
      <button type="button" class="whatif-strip" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span class="unseen">{t('whatif.title')}</span>
        {mostChanged(rows, now, forecast, drafted)
          .slice(0, SHOWN)
          .map((row) => {
            const marks = marksOf(row, now, forecast);
            const before = drafted ? marks.passing : marks.now;
            return (
              <span key={row.quantity}>
                <small>{row.name}</small>
                <b class={`num ${drafted ? toneOf(row, forecast) : ''}`}>
                  {t('whatif.from-to', {
                    from: valueText(row, before),
                    to: valueText(row, marks.acting),
                  })}
                </b>
              </span>
            );
          })}
      </button>
      {open && (
        <Dialog title={t('whatif.title')} close={() => setOpen(false)}>
          {children}
        </Dialog>
      )}
    </>
  );
}
