import { t } from '../i18n/index.ts';
import { PageBar } from '../settings/PageBar.tsx';
import { Lanthanides } from '../ui/Tile.tsx';
import { Anywhere } from './home/Anywhere.tsx';
import { Doors } from './home/Doors.tsx';
import { HeroMap } from './home/HeroMap.tsx';
import { PlaySolo } from './home/PlaySolo.tsx';
import { YourMatches } from './home/YourMatches.tsx';

/** The front door: what the game is, a match in one click, any match in two, and those one has going. */
export function Home() {
  return (
    <div class="home">
      <a class="skip" href="#play">
        {t('home.skip')}
      </a>
      <PageBar />
      <main>
        <section class="hero">
          <HeroMap />
          <div class="hero-words">
            <h1 class="serif">{t('home.title')}</h1>
            <p class="serif">{t('home.story')}</p>
          </div>
        </section>
        <Lanthanides />
        <Doors />
        <Anywhere />
        <YourMatches />
        <PlaySolo />
      </main>
      <footer class="foot">
        <span>{t('home.footer')}</span>
        <span>{t('home.borders')}</span>
        <span>{t('home.access')}</span>
      </footer>
    </div>
  );
}
