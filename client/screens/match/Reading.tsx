import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { MarketRoom } from '../../market/MarketRoom.tsx';
import { onReturn } from '../../net/awake.ts';
import type { Seat } from '../../net/transport.ts';
import { Line } from '../../panels/Line.tsx';
import { TopBar } from '../../panels/TopBar.tsx';
import { SettingsButton } from '../../settings/SettingsButton.tsx';
import { Caption } from '../../ui/Caption.tsx';
import { Cards } from '../../ui/cards/Cards.tsx';
import type { Companion } from '../delegation.ts';
import { Joining, Notice, obstacleOf } from '../Notice.tsx';
import { Play } from '../play.ts';
import { Report } from '../Report.tsx';
import { CardsOf } from './CardsOf.tsx';
import { type Tab, Table } from './Table.tsx';

/** A seat as a teacher reads it: the table of its delegation, on which nothing can be changed. `children` tell whose. */
export function Reading({
  seat,
  companion,
  children,
}: {
  seat: Seat;
  companion: Companion;
  children: ComponentChildren;
}) {
  const [play] = useState(() => new Play(seat));
  useLayoutEffect(() => {
    play.companion.value = companion;
  }, [companion]);
  useEffect(() => () => play.close(), []);
  useEffect(() => onReturn(() => play.connection.awake()), []);
  const { status, refusal } = play.connection;
  return (
    <CardsOf play={play}>
      {status.value === 'refused' ? (
        <Notice of={obstacleOf(refusal.value)} />
      ) : (
        <Desk play={play}>{children}</Desk>
      )}
      <Cards />
    </CardsOf>
  );
}

function Desk({ play, children }: { play: Play; children: ComponentChildren }) {
  const [tab, setTab] = useState<Tab>('orders');
  const [table, setTable] = useState(false);
  const [tall, setTall] = useState(false);
  const [paper, setPaper] = useState(false);
  const desk = play.connection.desk.value;
  if (!desk) return <Joining play={play} />;
  const { report, outcome, sealed } = desk;
  const reads = paper && report !== null;
  const step = reads ? 'report' : outcome ? 'over' : sealed ? 'sealed' : 'orders';
  return (
    <div class={`match at-${step} reading`}>
      <a class="skip" href="#main">
        {t('match.skip')}
      </a>
      <TopBar play={play} step={step} paper={report && !reads ? () => setPaper(true) : null}>
        <SettingsButton />
      </TopBar>
      <Line play={play} />
      {children}
      {reads ? (
        <Report
          key={report.turn}
          play={play}
          report={report}
          then={null}
          film={null}
          done={() => setPaper(false)}
        />
      ) : (
        <Table
          play={play}
          shown={{ tab, table, tall }}
          show={{ tab: setTab, table: setTable, tall: setTall }}
        />
      )}
      <MarketRoom play={play} />
      <Caption />
    </div>
  );
}
