import { useState } from 'preact/hooks';
import { t, word } from '../i18n/index.ts';
import type { Contents } from '../ui/cards/Cards.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Term } from '../ui/Term.tsx';
import { SEE, TERM_GROUPS, TERMS, type TermId } from './terms.ts';

/** The card of a term: what it means, and what it leads on to. */
export function termCard(of: TermId): Contents {
  return {
    title: word(`glossary.${of}`),
    body: (
      <>
        <p>{word(`glossary.${of}.says`)}</p>
        <SeeTerms terms={SEE[of] ?? []} />
      </>
    ),
  };
}

/** Terms that a text leads on to. */
export function SeeTerms({ terms }: { terms: readonly TermId[] }) {
  if (terms.length === 0) return null;
  return (
    <p class="see">
      <span class="mute">{t('glossary.see')}</span>
      {terms.map((one) => (
        <Term key={one} of={one} />
      ))}
    </p>
  );
}

/** The glossary in a dialog of its own. */
export function GlossaryDialog({ close }: { close(): void }) {
  return (
    <Dialog title={t('glossary.title')} close={close}>
      <Glossary />
    </Dialog>
  );
}

/** Every term of the game with its meaning, by subject or as the search finds them. */
function Glossary() {
  const [wanted, setWanted] = useState('');
  const found = TERMS.filter((one) => matches(one, wanted));
  return (
    <div class="glossary">
      <label for="glossary-search">{t('glossary.search')}</label>
      <input
        id="glossary-search"
        type="search"
        value={wanted}
        onInput={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <p class="mute" role="status">
        {found.length === 0 ? t('glossary.none') : t('glossary.found', { count: found.length })}
      </p>
      {Object.entries(TERM_GROUPS).map(([group, terms]) => {
        const shown = terms.filter((one) => found.includes(one));
        return shown.length === 0 ? null : (
          <section key={group}>
            <h3 class="cap">{word(`glossary.group.${group}`)}</h3>
            <dl>
              {shown.map((one) => (
                <div key={one}>
                  <dt>{word(`glossary.${one}`)}</dt>
                  <dd>{word(`glossary.${one}.says`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function matches(term: TermId, wanted: string): boolean {
  const words = `${word(`glossary.${term}`)} ${word(`glossary.${term}.says`)}`.toLocaleLowerCase();
  return wanted
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
}
