import { goalsOf } from '../../scoring/goals/ids.ts';
import type { Outcome } from '../../scoring/outcome.ts';
import { againstPar } from '../../scoring/outcome.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import type { Student } from '../class.ts';
import type { PlayedWorld } from '../debrief/played.ts';
import { rulesOf } from '../research.ts';
import { whereColumns } from './states.ts';
import { classId, included, pseudonyms, type Study } from './study.ts';
import { figures, plain, type Table } from './table.ts';

interface MemberRow {
  class: string;
  world: number | null;
  name: string;
  student: Student;
}

export const members: Table<MemberRow> = {
  id: 'members',
  says: 'one student',
  columns: [
    plain('class', 'text', 'which class, the same in all its files', (row) => row.class),
    plain('member', 'text', 'a pseudonym, the same in all files of the class', ({ name }) => name),
    plain('world', 'integer', 'the world where they played last, from 1; empty without a place', (row) =>
      row.world === null ? null : row.world + 1,
    ),
    plain('nation', 'text', 'CHN, JPN, USA or EUR', ({ student }) => student.place?.nation ?? null),
    plain(
      'role',
      'text',
      'the role within the delegation; empty without roles',
      ({ student }) => student.role,
    ),
    plain('left', 'yes/no', 'gave the place up, or was taken out', ({ student }) => student.removed),
    plain(
      'consent',
      'yes/no',
      'agreed to research; empty where nobody was asked',
      (row) => row.student.consent,
    ),
  ],
  rows: (study) => {
    const names = pseudonyms(study.class);
    return included(study)
      .map((student) => ({
        class: classId(study),
        world: student.place?.world ?? null,
        name: names.get(student.id) ?? '',
        student,
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  },
};

interface MatchRow {
  class: string;
  world: number;
  study: Study;
  played: PlayedWorld;
}

export const matches: Table<MatchRow> = {
  id: 'matches',
  says: 'one world of the class: what it was made from, and how it ended',
  columns: [
    ...whereColumns<MatchRow>(),
    plain('scenario', 'text', 'the scenario', (row) => row.played.record.setup.scenario),
    plain('seed', 'integer', 'the seed of its chance', (row) => row.played.record.setup.seed),
    plain('rules', 'text', 'version of the rules of the game', (row) => row.played.record.setup.rules),
    plain('turns_planned', 'integer', 'half-years it was to last', (row) => row.played.record.setup.turns),
    plain('turns_played', 'integer', 'half-years it lasted', (row) => row.played.played.turns.length),
    plain(
      'treatment',
      'text',
      'what the worlds differ in by lot; empty without an experiment',
      (row) => row.study.class.setup.research?.treatment ?? null,
    ),
    plain('arm', 'text', 'a or b, drawn by lot', (row) => armOf(row)),
    plain('chat', 'text', 'letters between nations: free or phrases', (row) => rulesHere(row).chat),
    plain(
      'secret_clauses',
      'yes/no',
      'treaties could hold clauses that only their parties knew',
      (row) => row.study.class.setup.secretClauses,
    ),
    plain('advice', 'yes/no', 'the game says what would help', (row) => rulesHere(row).advice),
    plain(
      'bots',
      'integer',
      'strength of the computers, 1 to 5; empty: they follow habits',
      (row) => row.study.class.setup.bots,
    ),
    plain(
      'ending',
      'text',
      'how the world ended: managed-transition, fragmented-blocs or supply-collapse',
      (row) => row.played.played.end.outcome?.shared ?? null,
    ),
  ],
  rows: (study) =>
    study.worlds.map((played) => ({ class: classId(study), world: played.world, study, played })),
};

const armOf = ({ study, world }: MatchRow) => study.class.worlds[world]?.arm ?? null;
const rulesHere = (row: MatchRow) => rulesOf(row.study.class.setup, armOf(row));

interface ScoreRow {
  class: string;
  world: number;
  nation: NationId;
  outcome: Outcome;
  players: number;
}

export const scores: Table<ScoreRow> = {
  id: 'scores',
  says: 'one nation of one world at the end',
  columns: [
    ...whereColumns<ScoreRow>(),
    plain('nation', 'text', 'CHN, JPN, USA or EUR', ({ nation }) => nation),
    plain('players', 'integer', 'students who played it; 0 for a computer', ({ players }) => players),
    figures('total', 'points', 'the score, 0 to 100', (row) => scoreOf(row).total),
    figures(
      'par',
      'points',
      'the reference bot’s score in the same seat and seed',
      (row) => scoreOf(row).par,
    ),
    figures('against_par', 'points', 'total minus par: what unequal nations are compared by', (row) =>
      againstPar(scoreOf(row)),
    ),
    plain(
      'rank',
      'integer',
      'place in the ranking, from 1',
      ({ outcome, nation }) => outcome.ranking.indexOf(nation) + 1,
    ),
    plain('won', 'yes/no', 'among the winners', ({ outcome, nation }) => outcome.winners.includes(nation)),
    ...[0, 1, 2, 3, 4].flatMap((index) => [
      plain<ScoreRow>(
        `goal_${index + 1}`,
        'text',
        'one of the five goals of the nation',
        ({ nation }) => goalsOf(nation)[index] ?? null,
      ),
      figures<ScoreRow>(`goal_${index + 1}_points`, 'points', 'how far it was reached, 0 to 100', (row) => {
        const goal = goalsOf(row.nation)[index];
        return goal ? (scoreOf(row).parts[goal] ?? null) : null;
      }),
    ]),
  ],
  rows: (study) =>
    study.worlds.flatMap(({ world, played }) => {
      const { outcome } = played.end;
      return outcome
        ? NATIONS.map((nation) => ({
            class: classId(study),
            world,
            nation,
            outcome,
            players: study.class.students.filter(
              ({ place, removed }) => !removed && place?.world === world && place.nation === nation,
            ).length,
          }))
        : [];
    }),
};

const scoreOf = ({ outcome, nation }: ScoreRow) => outcome.scores[nation];
