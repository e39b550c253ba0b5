import type { Letter } from '#shared/match/letters.ts';
import { phraseText } from '#shared/match/phrases.ts';
import { masked } from '#shared/rude.ts';
import type { Play } from '../../screens/play.ts';
import { settings } from '../../settings/settings.ts';

/** What a letter says: a phrase in the reader's language, or its own words, the rude ones masked unless the reader wants them. */
export function Words({ play, letter: { body } }: { play: Pick<Play, 'say'>; letter: Pick<Letter, 'body'> }) {
  if (body.is === 'phrase') return <>{play.say(phraseText(body.phrase))}</>;
  return (
    <span dir="auto" lang={body.lang}>
      {settings.maskRude.value ? masked(body.words, body.lang) : body.words}
    </span>
  );
}
