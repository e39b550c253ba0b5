import { stateCover } from '../../scoring/measures.ts';
import { score } from '../../scoring/score.ts';
import { COMMODITIES, NATIONS, type NationId } from '../../world/terms.ts';
import { halfYear, type TurnSummary, type World } from '../../world/world.ts';
import { classId, type Study } from './study.ts';
import { type DataColumn, figures, plain, type Sheet, type Table } from './table.ts';

/** A nation after a turn. */
export interface State {
  class: string;
  world: number;
  nation: NationId;
  after: World;
  summary: TurnSummary;
}

export const whereColumns = <R extends { class: string; world: number }>(): DataColumn<R>[] => [
  plain('class', 'text', 'which class, the same in all its files', (row) => row.class),
  plain('world', 'integer', 'which world of the class, from 1', (row) => row.world + 1),
];

/** The figures of a nation after a turn: what the three tables of states have in common. */
export const MEASURES: readonly DataColumn<State>[] = [
  ...COMMODITIES.map((good) =>
    figures<State>(
      `price_${good}`,
      'USD/kg',
      `price of ${good} rare earths outside China`,
      ({ summary }) => summary.outside[good],
    ),
  ),
  ...COMMODITIES.map((good) =>
    figures<State>(
      `price_china_${good}`,
      'USD/kg',
      `price of ${good} rare earths in China`,
      ({ summary }) => summary.inside[good],
    ),
  ),
  figures(
    'price_magnet_here',
    'USD/kg',
    'price of magnets in this nation',
    ({ after, nation }) => after.market.price.magnet[nation] ?? null,
  ),
  figures('china_mining', 'share', 'China’s share of what was mined', ({ summary }) => summary.chinaMining),
  figures(
    'china_separation',
    'share',
    'China’s share of what was separated',
    ({ summary }) => summary.chinaSeparation,
  ),
  figures(
    'dependence',
    'share',
    'share of this nation’s use that came through China, by value; 0 for China',
    ({ summary, nation }) => summary.dependence[nation],
  ),
  figures(
    'unserved',
    'share',
    'share of this nation’s need that was priced out, by value at base prices',
    ({ summary, nation }) => summary.unserved[nation],
  ),
  figures('treasury', 'M USD', 'the state’s money', ({ after, nation }) => after.nations[nation].treasury),
  ...COMMODITIES.map((good) =>
    figures<State>(
      `stockpile_${good}`,
      't',
      `${good} rare earths in the state’s stores`,
      ({ after, nation }) => after.nations[nation].stockpile[good],
    ),
  ),
  figures(
    'stockpile_cover',
    'turns',
    'half-years of use in the state’s stores, the scarcer metal counting',
    ({ after, nation }) => stateCover(after, nation),
  ),
  figures(
    'approval',
    'points',
    'of a hundred people, how many think well of the government',
    (row) => row.after.nations[row.nation].politics.approval,
  ),
  figures(
    'reputation',
    'share',
    'how far this nation’s word is trusted',
    ({ after, nation }) => after.nations[nation].reputation,
  ),
  figures(
    'opinion_of_others',
    'points',
    'mean of what the other nations think of this one, -100 to 100',
    ({ after, nation }) => {
      const others = NATIONS.filter((one) => one !== nation);
      return others.reduce((all, one) => all + after.nations[one].standing[nation], 0) / others.length;
    },
  ),
  figures(
    'embargoes_by',
    'count',
    'embargoes of this nation in force, secret ones too',
    ({ after, nation }) => after.embargoes.filter(({ by, severity }) => by === nation && severity > 0).length,
  ),
  figures(
    'embargoes_against',
    'count',
    'embargoes against this nation in force, secret ones too',
    ({ after, nation }) =>
      after.embargoes.filter(({ target, severity }) => target === nation && severity > 0).length,
  ),
  figures(
    'score',
    'points',
    'score so far, 0 to 100: the goals of the nation, weighted',
    ({ after, nation }) => score(after, nation).total,
  ),
];

const turnColumns: readonly DataColumn<State>[] = [
  ...whereColumns<State>(),
  plain('turn', 'integer', 'the half-year played, from 1', ({ summary }) => summary.turn + 1),
  plain('year', 'integer', 'the year of that turn in the story', (row) => dateOf(row).year),
  plain('half', 'integer', 'its half, 1 or 2', (row) => dateOf(row).half),
  plain('nation', 'text', 'CHN, JPN, USA or EUR', ({ nation }) => nation),
];
const dateOf = ({ after, summary }: State) => halfYear(after.start, summary.turn);

export const states: Table<State> = {
  id: 'states',
  says: 'one nation of one world after one turn',
  columns: [...turnColumns, ...MEASURES],
  rows: stateRows,
};

export function stateRows(study: Study): State[] {
  return study.worlds.flatMap(({ world, played }) =>
    played.turns.flatMap(({ after: { world: after } }) => {
      const summary = after.history.at(-1);
      return summary
        ? NATIONS.map((nation): State => ({ class: classId(study), world, nation, after, summary }))
        : [];
    }),
  );
}

interface Measured extends State {
  measure: DataColumn<State>;
}

/** The same, one figure a row. */
export const statesLong: Table<Measured> = {
  id: 'states_long',
  says: 'one figure of one nation of one world after one turn',
  columns: [
    ...turnColumns,
    plain('measure', 'text', 'which figure: a column of states.csv', ({ measure }) => measure.name),
    plain('unit', 'text', 'its unit', ({ measure }) => measure.unit),
    plain('value', 'number', 'the figure', (row) => row.measure.value(row)),
  ],
  rows: (study) => stateRows(study).flatMap((row) => MEASURES.map((measure) => ({ ...row, measure }))),
};

/** The same, one row a nation, a column for each figure and turn. */
export function statesWide(study: Study): Sheet {
  const rows = stateRows(study);
  const turns = [...new Set(rows.map(({ summary }) => summary.turn))].sort((one, other) => one - other);
  const where = [
    ...whereColumns<State>(),
    plain<State>('nation', 'text', 'CHN, JPN, USA or EUR', (row) => row.nation),
  ];
  const seats = study.worlds.flatMap(({ world }) => NATIONS.map((nation) => ({ world, nation })));
  const head = [
    ...where.map(({ name }) => name),
    ...turns.flatMap((turn) => MEASURES.map(({ name }) => `t${turn + 1}_${name}`)),
  ];
  return {
    id: 'states_wide',
    says: 'one nation of one world, all its turns side by side',
    columns: [
      ...where.map(({ name, type, unit, says }) => ({ name, type, unit, says })),
      ...MEASURES.map(({ name, type, unit, says }) => ({
        name: `tN_${name}`,
        type,
        unit,
        says: `after turn N: ${says}`,
      })),
    ],
    head,
    rows: seats.flatMap(({ world, nation }) => {
      const own = rows.filter((row) => row.world === world && row.nation === nation);
      const [first] = own;
      if (!first) return [];
      const at = (turn: number) => own.find(({ summary }) => summary.turn === turn);
      return [
        [
          ...where.map(({ value }) => value(first)),
          ...turns.flatMap((turn) =>
            MEASURES.map(({ value }) => {
              const row = at(turn);
              return row ? value(row) : null;
            }),
          ),
        ],
      ];
    }),
  };
}
