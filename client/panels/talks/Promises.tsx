import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import type { Pair, Terms } from '#shared/diplomacy/treaty.ts';
import { t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { promised } from './promised.ts';

/** The promises of a treaty, each a sentence. */
export function Promises({ play, pair, terms }: { play: Play; pair: Pair; terms: Pick<Terms, 'clauses'> }) {
  return (
    <ul class="promises">
      {terms.clauses.map((clause) => (
        <li key={JSON.stringify(clause)}>{promised(play, clause, pair)}</li>
      ))}
    </ul>
  );
}

interface Props {
  ours: Clause[];
  theirs: Clause[];
  both: Clause[];
  say(clause: Clause): string;
}

/** What we would get, what we would give, and what both would do. */
export function GiveAndGet({ ours, theirs, both, say }: Props) {
  const parts = [
    { title: t('inbox.get'), clauses: theirs },
    { title: t('inbox.give'), clauses: ours },
    { title: t('inbox.both'), clauses: both },
  ].filter(({ clauses }) => clauses.length > 0);
  return (
    <dl class="give-get">
      {parts.map(({ title, clauses }) => (
        <div key={title}>
          <dt>{title}</dt>
          {clauses.map((clause) => (
            <dd key={JSON.stringify(clause)}>{say(clause)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
