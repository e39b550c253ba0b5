import { useState } from 'preact/hooks';
import { LONGEST_NAME, type Member } from '#shared/match/draft.ts';
import { t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Icon } from '../../ui/Icon.tsx';

export const memberName = ({ name, number }: Member): string => name || t('members.nobody', { number });

/** Who writes this draft with me; shown as soon as somebody else is here. */
export function Members({ play }: { play: Play }) {
  const [naming, setNaming] = useState(false);
  const { members, you } = play.connection.members.value;
  if (members.length < 2) return null;
  const me = members.find((one) => one.number === you);
  return (
    <div class="members">
      <span class="cap">{t('members.title')}</span>
      <ul>
        {members.map((one) => (
          <li key={one.number}>
            {one !== me ? (
              memberName(one)
            ) : naming ? (
              <NameField
                name={one.name}
                done={(name) => {
                  setNaming(false);
                  if (name !== null) void play.connection.rename(name);
                }}
              />
            ) : (
              <button
                type="button"
                onClick={() => setNaming(true)}
                aria-label={t('members.rename', { name: memberName(one) })}
              >
                {t('members.you', { name: memberName(one) })} <Icon name="edit" size={12} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NameField({ name, done }: { name: string; done(name: string | null): void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('name');
        done(typeof typed === 'string' ? typed.trim() : null);
      }}
    >
      <input
        ref={(field) => field?.focus()}
        name="name"
        aria-label={t('members.name')}
        maxLength={LONGEST_NAME}
        defaultValue={name}
        autocomplete="nickname"
        onKeyDown={(event) => event.key === 'Escape' && done(null)}
      />
      <button type="submit" class="button small">
        {t('members.keep')}
      </button>
    </form>
  );
}
