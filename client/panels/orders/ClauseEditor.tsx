import { type Clause, describeClause } from '#shared/diplomacy/clauses/index.ts';
import { isSecret } from '#shared/diplomacy/secrecy.ts';
import { isNation } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Icon } from '../../ui/Icon.tsx';
import { addable, fieldsOf, read } from './clauses.ts';
import { FieldRow } from './FieldRow.tsx';

interface Props {
  play: Play;
  view: View;
  to: unknown;
  value: unknown;
  set(clauses: unknown[]): void;
}

const MOST = 5;

/** The promises of a treaty: each in words, with its figures below, and a list of what can be added. */
export function ClauseEditor({ play, view, to, value, set }: Props) {
  const other = typeof to === 'string' && isNation(to) ? to : null;
  const clauses = read(value);
  if (!other || other === view.nation) return null;
  const options = addable(view, other);
  const edit = (at: number, name: string, next: unknown) =>
    set(clauses.map((clause, index) => (index === at ? { ...clause, [name]: next } : clause)));
  const secrets = view.world.secretClauses === true;
  const hide = (at: number) => set(clauses.map((clause, index) => (index === at ? turned(clause) : clause)));
  return (
    <fieldset class="clauses">
      <legend>{t('field.clauses')}</legend>
      {clauses.length === 0 && <p class="mute">{t('clauses.none')}</p>}
      <ol>
        {clauses.map((clause, at) => {
          const words = play.say(describeClause(clause, [view.nation, other]));
          return (
            <li key={`${at} ${clause.kind}`}>
              <p>
                <span class="grow">{words}</span>
                <button
                  type="button"
                  class="plain"
                  aria-label={t('clauses.remove', { clause: words })}
                  onClick={() => set(clauses.filter((_, index) => index !== at))}
                >
                  <Icon name="cross" />
                </button>
              </p>
              {fieldsOf(clause).map((field) => (
                <FieldRow
                  key={field.name}
                  field={field}
                  view={view}
                  within={`clause-${at}`}
                  value={Object.entries(clause).find(([name]) => name === field.name)?.[1]}
                  set={(name, next) => edit(at, name, next)}
                />
              ))}
              {(secrets || isSecret(clause)) && (
                <label class="check">
                  <input
                    type="checkbox"
                    checked={isSecret(clause)}
                    aria-label={`${t('clauses.secret')}: ${words}`}
                    aria-describedby={secrets ? 'clauses-secret' : undefined}
                    onChange={() => hide(at)}
                  />
                  {t('clauses.secret')}
                </label>
              )}
            </li>
          );
        })}
      </ol>
      {secrets && clauses.length > 0 && (
        <p class="mute" id="clauses-secret">
          {t('clauses.secret-help')}
        </p>
      )}
      {clauses.length < MOST && (
        <select
          aria-label={t('clauses.add')}
          value=""
          onChange={({ currentTarget }) => {
            const found = options.find((one) => one.value === currentTarget.value);
            currentTarget.value = '';
            if (found) set([...clauses, found.clause]);
          }}
        >
          <option value="">{t('clauses.add')}</option>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

/** The same promise open instead of secret, or the other way. */
function turned(clause: Clause): Clause {
  const { secret, ...open } = clause;
  return secret ? open : { ...open, secret: true };
}
