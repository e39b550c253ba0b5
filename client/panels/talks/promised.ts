import { type Clause, describeClause } from '#shared/diplomacy/clauses/index.ts';
import { isSecret } from '#shared/diplomacy/secrecy.ts';
import type { Pair } from '#shared/diplomacy/treaty.ts';
import { t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';

/** A promise in words, and whether it is secret. */
export function promised(play: Pick<Play, 'say'>, clause: Clause, pair: Pair): string {
  const words = play.say(describeClause(clause, pair));
  return isSecret(clause) ? t('clauses.secretly', { clause: words }) : words;
}
