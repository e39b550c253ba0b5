import { ACHIEVEMENT_IDS, type AchievementId } from '#shared/achievements/ids.ts';
import { date, t, word } from '../i18n/index.ts';
import { earned } from '../net/solo/earned.ts';
import { follow } from '../router.ts';
import { PageBar } from '../settings/PageBar.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Everything that a match can show, and what it teaches. */
export function Achievements() {
  const { value: shown } = earned;
  return (
    <div class="home">
      <PageBar />
      <main class="achievements">
        <h1 class="serif">{t('achievements.title')}</h1>
        <p>{t('achievements.how')}</p>
        <ul class="lessons">
          {ACHIEVEMENT_IDS.map((id) => {
            const where = shown[id];
            return (
              <Lesson
                key={id}
                id={id}
                when={
                  where
                    ? t('achievements.earned', {
                        nation: word(`region.${where.nation}`),
                        date: date(where, 0),
                      })
                    : null
                }
              />
            );
          })}
        </ul>
        <a class="button" href="/" onClick={(event) => follow(event, '/')}>
          {t('notice.home')}
        </a>
      </main>
    </div>
  );
}

/** `when` is null for one that is still to be earned. */
export function Lesson({ id, when }: { id: AchievementId; when: string | null }) {
  return (
    <li class={when === null ? 'open' : 'earned'}>
      <h3 class="serif">
        {when !== null && <Icon name="check" size={18} />} {word(`achievement.${id}`)}
      </h3>
      <p class="cap">{when ?? t('achievements.open')}</p>
      <p>{word(`achievement.${id}.how`)}</p>
      <p class="serif">{word(`achievement.${id}.lesson`)}</p>
    </li>
  );
}
