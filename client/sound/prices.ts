import type { View } from '#shared/world/view.ts';
import { change, date, quantity, sentence, t, word } from '../i18n/index.ts';
import { marketModel } from '../market/model.ts';
import { settings } from '../settings/settings.ts';
import { announce } from '../ui/Caption.tsx';
import { medley } from './notes.ts';
import { hush, playNotes } from './speaker.ts';

/** The three prices in words, and as melodies where the reader has turned those on. */
export function tellPrices(view: View): void {
  const { rows, turns } = marketModel(view);
  announce(
    ...rows.map((row) =>
      sentence(
        t('sound.price', {
          good: word(`good.${row.commodity}`),
          low: quantity(Math.min(...row.outside), 'USD/kg'),
          since: date(view.world.start, turns[0] ?? 0),
          high: quantity(Math.max(...row.outside), 'USD/kg'),
          now: quantity(row.now, 'USD/kg'),
          change: change(row.change, 'share'),
        }),
      ),
    ),
  );
  hush();
  if (settings.tones.peek()) playNotes(medley(rows.map((row) => row.outside)));
}
