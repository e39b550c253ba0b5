import type { ComponentChildren } from 'preact';
import { t } from '../i18n/index.ts';
import { PageBar } from '../settings/PageBar.tsx';
import { useTitle } from './arrival.ts';
import '../styles/classroom.css';

/** A page of the classroom, or on the way to others, under the bar that the front page has too. */
export function Frame({ title, children }: { title: string; children: ComponentChildren }) {
  useTitle(`${title} · Lanthanide`);
  return (
    <div class="home">
      <a class="skip" href="#main">
        {t('class.skip')}
      </a>
      <PageBar />
      <main class="class-page" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
