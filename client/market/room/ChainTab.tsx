import { useState } from 'preact/hooks';
import { type Band, bandKey, type Chain, type ChainStage, chainOf, entering } from '#shared/market/chain.ts';
import { ratio, sum } from '#shared/numbers.ts';
import type { Commodity, RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import type { Column } from '../../ui/SortTable.tsx';
import { BandCause } from './BandCause.tsx';
import { ChainDiagram } from './ChainDiagram.tsx';
import { ChartFrame } from './ChartFrame.tsx';

/** The way of a commodity through a country, from ore to the industries that use it. */
export function ChainTab({
  play,
  view,
  region,
  commodity,
}: {
  play: Play;
  view: View;
  region: RegionId;
  commodity: Commodity;
}) {
  const chain = chainOf(view.world, region, commodity);
  const [chosen, choose] = useState<string | null>(null);
  const band = chain.bands.find((one) => bandKey(one) === chosen) ?? largest(chain);
  if (!band) return <p class="mute">{t('chain.none', { place: place(region) })}</p>;
  return (
    <div class="chain-tab">
      <ChartFrame
        title={finding(chain)}
        unit={t('chain.unit', { good: word(`good.${commodity}`), date: play.date(view.world.turn - 1) })}
        file={`lanthanide-chain-${commodity}-${region}`}
        columns={columns(chain)}
        rows={chain.bands}
        keyOf={bandKey}
        wide
      >
        <ChainDiagram chain={chain} chosen={bandKey(band)} choose={choose} />
      </ChartFrame>
      <BandCause play={play} view={view} chain={chain} band={band} />
    </div>
  );
}

const largest = ({ bands }: Chain): Band | undefined =>
  [...bands].sort(
    (a, b) => Number(b.kind.is === 'imported') - Number(a.kind.is === 'imported') || b.tonnes - a.tonnes,
  )[0];

/** How much of the oxide a country has is its own. */
function finding(chain: Chain): string {
  const { region, commodity, bands } = chain;
  const oxide = entering(chain, 'oxide');
  const bought = sum(bands, ({ kind, to, tonnes }) =>
    kind.is === 'imported' && to === 'oxide' ? tonnes : 0,
  );
  const good = word(`good.${commodity}`);
  if (oxide <= 0) return t('chain.none', { place: place(region) });
  if (region === 'CHN')
    return t('chain.sells', {
      share: figure(
        ratio(
          sum(bands, ({ kind, tonnes }) => (kind.is === 'exported' ? tonnes : 0)),
          oxide,
        ),
        'share',
      ),
      good,
    });
  return t(entering(chain, 'magnet') > 0 ? 'chain.buys-magnets' : 'chain.buys', {
    place: sentence(place(region)),
    share: figure(ratio(bought, oxide), 'share'),
    good,
    china: figure(chain.chinese.oxide, 'share'),
    magnets: figure(chain.chinese.magnet, 'share'),
  });
}

/** What a band is, in words. */
export function bandText({ kind }: Band): string {
  switch (kind.is) {
    case 'imported':
      return t(`band.imported-${kind.manner}`, { place: place(kind.from) });
    case 'exported':
      return t(`band.exported-${kind.manner}`, { place: place(kind.to) });
    case 'used':
      return word(`sector.${kind.sector}`);
    default:
      return t(`band.${kind.is}`);
  }
}

const stageText = (stage: ChainStage | null): string => (stage ? t(`chain.stage.${stage}`) : '');

function columns({ region, commodity, bands }: Chain): Column<Band>[] {
  const whole = (band: Band) =>
    sum(bands, (one) =>
      band.to ? (one.to === band.to ? one.tonnes : 0) : one.from === band.from ? one.tonnes : 0,
    );
  const of = () => ({ is: 'band' as const, of: { good: commodity, region } });
  return [
    { id: 'band', title: t('chain.band'), text: bandText },
    { id: 'from', title: t('chain.from'), text: ({ from }) => stageText(from) },
    { id: 'to', title: t('chain.to'), text: ({ to }) => stageText(to) },
    {
      id: 'tonnes',
      title: t('chain.tonnes'),
      text: (band) => figure(band.tonnes, 't'),
      value: (band) => band.tonnes,
      figure: of,
    },
    {
      id: 'share',
      title: t('chain.share'),
      text: (band) => figure(ratio(band.tonnes, whole(band)), 'share'),
      value: (band) => ratio(band.tonnes, whole(band)),
      figure: of,
    },
  ];
}

/** A band with its tonnage, as it is read out. */
export const bandLabel = (band: Band): string =>
  t('chain.label', { band: bandText(band), tonnes: quantity(band.tonnes, 't') });
