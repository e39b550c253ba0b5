import { needWords } from '../../client/i18n/speak.ts';

// The page fetches its words in three parts; tests of what it says have all.
await Promise.all([needWords('front'), needWords('match'), needWords('class')]);
