import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIGURE_IDS, provenance, type Subject } from '#shared/provenance/index.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { COMMODITIES, each, NATIONS, SECTORS, STAGES } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import en from '../client/i18n/en.json' with { type: 'json' };
import { bareFigures } from './kit/figures.ts';

const ROOT = join(import.meta.dirname, '..');
const words: Record<string, string> = en;

/** Numbers that do not open where they stand, by file and function, each with the reason. */
const ELSEWHERE: Record<string, string> = {
  'client/admin/amounts.ts bytes': 'of the server, not of a match',
  'client/admin/amounts.ts milliseconds': 'of the server, not of a match',
  'client/admin/amounts.ts count': 'of the server, not of a match',
  'client/moderation/Flags.tsx found': 'of several matches, to whose replays the links below it lead',
  'client/moderation/Flags.tsx rough': 'of several matches, to whose replays the links below it lead',
  'client/away/LaterForm.tsx LaterForm': 'away from the table; the figure opens in the match',
  'client/away/InstructionsCard.tsx said': 'what a player has typed',
  'client/classroom/Board.tsx Mood': 'a world at a glance, without a seat; the figure opens in its match',
  'client/classroom/Board.tsx World': 'a world at a glance, without a seat; the figure opens in its match',
  'client/classroom/Wall.tsx Figures': 'on a projector; the figure opens in the match',
  'client/ranking/PlayerPage.tsx Standing': 'a mean of places, all of which stand in the list below it',
  'client/classroom/ClassBar.tsx Card': 'a ranking; one’s own score opens on the match screen',
  'client/classroom/debrief/OwnPages.tsx End': 'after the end, without a seat; the figure opens in the match',
  'client/classroom/debrief/OwnPages.tsx Shortages':
    'after the end, without a seat; the note at the shortage says how it is reckoned',
  'client/classroom/debrief/OwnPages.tsx Otherwises':
    'a match that was never played; the slide says how it was',
  'client/classroom/debrief/PollCard.tsx Bars': 'counts of answers',
  'client/classroom/debrief/ShortageTable.tsx ShortageTable':
    'after the end, without a seat; the note below says how it is reckoned',
  'client/classroom/debrief/SlideView.tsx Ends': 'of all worlds; the figure opens in the match',
  'client/classroom/debrief/WhatIfView.tsx Effects':
    'a match that was never played; the note below says how it was',
  'client/classroom/debrief/WhatIfView.tsx fine':
    'a match that was never played; the note below says how it was',
  'client/classroom/debrief/charts.tsx Table': 'of all worlds; the figure opens in the match',
  'client/classroom/debrief/charts.tsx TurnFigures': 'of all worlds; the figure opens in the match',
  'client/tournaments/naming.ts figureOf': 'points of a tournament; the page says how they come about',
  'client/panels/SeatBids.tsx SeatPrice': 'the bids below it say how it came about',
  'client/panels/MarketPanel.tsx Quote': 'on the curve, which opens the market room',
  'client/panels/MarketPanel.tsx boardSummary': 'read out for the board; the table below it opens',
  'client/panels/PriceCauses.tsx PriceCauses': 'the key to a bar whose parts open',
  'client/market/room/BookCurve.tsx BookCurve': 'axes of a drawing; the steps below it open',
  'client/market/room/BookTab.tsx finding': 'a title; the steps below it open',
  'client/market/room/BookTab.tsx rangeText': 'says what a bar shows; the step it belongs to opens',
  'client/market/room/PriceRange.tsx PriceRange': 'says what a bar shows; the step it belongs to opens',
  'client/market/room/ChainDiagram.tsx Bands': 'on a band that opens its cause, where the figure opens',
  'client/market/room/ChainDiagram.tsx BandList': 'on a band that opens its cause, where the figure opens',
  'client/market/room/ChainTab.tsx finding': 'a title; the bands below it open',
  'client/market/room/ChainTab.tsx bandLabel': 'read out for a band; its cause opens',
  'client/market/room/HistoryTab.tsx HistoryTab': 'a title; the figures below it open',
  'client/market/room/HistoryTab.tsx priceTitle': 'a title; the figures below it open',
  'client/market/room/HistoryTab.tsx volumeTitle': 'a title; the figures below it open',
  'client/market/room/HistoryTab.tsx Chart': 'read out at the crosshair; the figures above the chart open',
  'client/market/room/TimeChart.tsx TimeChart': 'axis of a drawing; the figures above it open',
  'client/panels/MapPanel.tsx summary': 'read out for the map; the tables of key T open',
  'client/panels/map/DealChooser.tsx DealButton': 'on a button; the order in the tray opens',
  'client/panels/map/ConnectTip.tsx trade': 'goes with the pointer; the sheet of the country opens',
  'client/panels/map/describe.ts insetTitle': 'drawn on the map; the tables of key T open',
  'client/panels/map/Legend.tsx Legend': 'a scale of widths, and a sum whose parts the table opens',
  'client/panels/map/describe.ts describeFlow': 'goes with the pointer; the tables of key T open',
  'client/panels/map/describe.ts limitLines': 'drawn on the map; the tables of key T open',
  'client/panels/map/describe.ts badgeText': 'drawn on the map; the sheet of the country opens',
  'client/panels/map/describe.ts describeRegion': 'goes with the pointer; the sheet of the country opens',
  'client/panels/map/describe.ts describeWorks': 'goes with the pointer; the tables of key T open',
  'client/panels/map/describe.ts describeSite': 'goes with the pointer; the tables of key T open',
  'client/panels/NationPanel.tsx Supply': 'read out for a bar; the figure beside it opens',
  'client/panels/HomeFront.tsx HomeFront': 'rows whose cells open',
  'client/panels/Projects.tsx projects': 'lines that open as a whole',
  'client/panels/Projects.tsx promises': 'lines that open as a whole',
  'client/panels/orders/Menu.tsx Menu': 'on a button; the order in the tray opens',
  'client/panels/orders/Sensible.tsx Idea': 'on a button; the order in the tray opens',
  'client/panels/orders/Finder.tsx found': 'an option to choose; the order in the tray opens',
  'client/panels/orders/tokens.ts writeToken': 'a number as it is typed',
  'client/panels/orders/InlineAmount.tsx InlineAmount': 'what a player types',
  'client/panels/talks/Inbox.tsx priceOf': 'words inside of a figure that opens',
  'client/panels/talks/pacts.ts pactsOf': 'lines that open as a whole',
  'client/panels/talks/pacts.ts partnerships': 'lines whose regard opens among the pacts of a nation',
  'client/panels/talks/pacts.ts restrictions': 'rows of restrictions, whose column opens in the tables',
  'client/panels/Treaties.tsx LaidAside': 'how far a promise is kept; the state’s stock opens with the cover',
  'client/panels/TableView.tsx TableView': 'rows of restrictions, whose column opens',
  'client/panels/restrictions.ts controls': 'rows of restrictions, whose column opens',
  'client/panels/TableView.tsx price': 'cells of columns that open',
  'client/panels/watched.ts valueText': 'cells that open where they are shown',
  'client/panels/whatif-text.ts rangeText': 'cells that open where they are shown',
  'client/panels/whatif-text.ts changeText': 'cells that open where they are shown',
  'client/panels/orders/fields.ts FIELDS': 'an option to choose; the contract opens in the table',
  'client/panels/orders/Stepper.tsx nudge': 'rounds what a player types',
  'client/sound/prices.ts tellPrices': 'words that are read out; the market opens them',
  'client/screens/Challenged.tsx Take': 'the sender’s score, as the link says',
  'client/screens/final/Cabinet.tsx Years': 'the record, whose sources stand below the table',
  'client/ui/LineChart.tsx path': 'places in a drawing',
  'client/screens/play.ts Play': 'an order in words; its price opens in the tray',
  'client/screens/order-names.ts inWords': 'an order in words; its price opens in the tray',
  'client/screens/Why.tsx Causes': 'the drawing and its title; the table below opens',
  'client/ui/LineChart.tsx LineChart': 'axis of a drawing; the table or list below it opens',
};

const modules = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' })
  .map((path) => `client/${path}`)
  .filter((path) => /\.tsx?$/.test(path) && path !== 'client/i18n/index.ts');

describe('every number on the screen', () => {
  const found = modules.flatMap((path) =>
    bareFigures(path, readFileSync(join(ROOT, path), 'utf8')).map((one) => ({ path, ...one })),
  );

  test('opens on its formula, inputs and sources, or says where it does', () => {
    const unknown = found
      .filter(({ path, where }) => !(`${path} ${where}` in ELSEWHERE))
      .map(({ path, where, call, line }) => `${path}:${line} ${call}() in ${where}: wrap it in <Figure>`);
    expect(unknown).toEqual([]);
  });

  test('has no exception that is not needed any more', () => {
    const used = new Set(found.map(({ path, where }) => `${path} ${where}`));
    expect(Object.keys(ELSEWHERE).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('a number without provenance is caught', () => {
  test.each([
    ["const A = () => <td>{figure(3, 't')}</td>;", 'figure'],
    ["function A() { return <p>{t('a', { b: quantity(3, 't') })}</p>; }", 'quantity'],
    ["const a = change(3, 'share');", 'change'],
    ['const A = () => <b>{price.toFixed(2)}</b>;', 'toFixed'],
    ['const A = () => <b>{price.toLocaleString()}</b>;', 'toLocaleString'],
    ["const a = new Intl.NumberFormat('en');", 'NumberFormat'],
    ["const column = { id: 'a', text: (row) => figure(row.a, 't') };", 'figure'],
  ])('%s', (code, call) => {
    expect(bareFigures('client/a.tsx', code).map((one) => one.call)).toEqual([call]);
  });

  test.each([
    'const A = () => <Figure is="price"><b>{figure(3, \'t\')}</b></Figure>;',
    "const A = () => <Figure is=\"price\">{t('a', { b: quantity(3, 't') })}</Figure>;",
    "const column = { text: (row) => figure(row.a, 't'), figure: () => ({ is: 'price', of: {} }) };",
    'this.change(3);',
  ])('%s opens', (code) => {
    expect(bareFigures('client/a.tsx', code)).toEqual([]);
  });
});

/** What each kind of figure can be about. */
function subjects({ nation, world }: View): Subject[] {
  return [
    {},
    ...COMMODITIES.flatMap((good) => [{ good }, ...NATIONS.map((region) => ({ good, region }))]),
    ...NATIONS.map((one) => ({ nation: one })),
    ...goalsOf(nation).map((goal) => ({ goal })),
    ...SECTORS.map((sector) => ({ sector })),
    ...STAGES.map((stage) => ({ stage })),
    ...world.sites.map(({ id, region }) => ({ site: id, region })),
    ...world.contracts.map(({ id }) => ({ id })),
  ];
}

describe('what an opened figure shows', () => {
  const views: View[] = [];
  beforeAll(() => {
    for (const scenario of SCENARIOS) {
      const world = resolve(
        create(scenario, 5),
        each(NATIONS, () => []),
        { explain: false },
      ).world;
      for (const nation of NATIONS) views.push(view(world, nation));
    }
  });

  test('has words for every kind, and for every input', () => {
    const missing = new Set<string>();
    const need = (key: string) => key in words || missing.add(key);
    for (const id of FIGURE_IDS) {
      need(`figure.${id}`);
      need(`formula.${id}`);
    }
    for (const seen of views)
      for (const id of FIGURE_IDS)
        for (const of of subjects(seen))
          for (const one of provenance(seen, id, of).inputs) need(one.name.key);
    expect([...missing]).toEqual([]);
  });

  test('has finite inputs and at least one source, whatever it is about', () => {
    const faults = new Set<string>();
    for (const seen of views)
      for (const id of FIGURE_IDS)
        for (const of of subjects(seen)) {
          const { inputs, sources } = provenance(seen, id, of);
          if (sources.length === 0) faults.add(`${id}: no source`);
          for (const { name, value } of inputs)
            if (value.is === 'number' && !Number.isFinite(value.value)) faults.add(`${id}: ${name.key}`);
        }
    expect([...faults]).toEqual([]);
  });

  test('names every source of a scenario by a reference', () => {
    for (const seen of views) {
      const { sources } = provenance(seen, 'price', { good: 'light', region: 'JPN' });
      expect(sources.every((source) => source.words.length > 20)).toBe(true);
    }
  });

  test('tells nothing of what others hold in secret', () => {
    const world = create('2010-senkaku', 5);
    const rich = create('2010-senkaku', 5);
    rich.nations.CHN.treasury = 9876;
    rich.nations.CHN.stockpile.light = 9876;
    const read = (one: typeof world) =>
      FIGURE_IDS.map((id) => provenance(view(one, 'JPN'), id, { nation: 'CHN' }).inputs);
    expect(read(rich)).toEqual(read(world));
  });
});
