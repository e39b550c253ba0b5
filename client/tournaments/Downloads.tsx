import { useState } from 'preact/hooks';
import type { TournamentResults, TournamentView } from '#shared/protocol/tournaments.ts';
import { t } from '../i18n/index.ts';
import { hand } from '../market/csv.ts';
import { Problem } from '../ui/Problem.tsx';
import { reasonOf, resultsOf } from './api.ts';

const COLUMNS = ['place', 'player', 'name', 'points', 'opposition', 'beaten', 'against', 'tables'] as const;

/** Names are of letters, digits and few signs; commas and quotes are kept from parting them all the same. */
const cell = (value: string | number | null): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
const csvOf = ({ standings }: TournamentResults): string =>
  [COLUMNS.join(), ...standings.map((row) => COLUMNS.map((column) => cell(row[column])).join())]
    .map((line) => `${line}\r\n`)
    .join('');

/** The results as files. */
export function Downloads({ view }: { view: TournamentView }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (ending: string, type: string, write: (results: TournamentResults) => string) => {
    try {
      setProblem(null);
      hand(`tournament-${view.code}.${ending}`, write(await resultsOf(view.code)), type);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title" class="serif">
        {t('tournament.files')}
      </h2>
      <p class="class-actions">
        <button type="button" class="button" onClick={() => void save('csv', 'text/csv', csvOf)}>
          {t('tournament.csv')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void save('json', 'application/json', (all) => JSON.stringify(all, null, 2))}
        >
          {t('tournament.json')}
        </button>
      </p>
      <Problem of={problem} />
    </section>
  );
}
