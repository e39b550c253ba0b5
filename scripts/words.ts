import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Families of words that the front page and the settings need; all that stand in no list come with the match. */
const FRONT = new Set(
  'action error home in-text key keys list logo nation notice page region scenario settings sound strength unit'.split(
    ' ',
  ),
);

/** Words of those who meet, of a class, its teacher and its debrief, of replays and accounts. */
export const APART: Record<string, string> = {
  class: 'class',
  teach: 'teach',
  lobby: 'online',
  debrief: 'debrief',
  replay: 'replay',
  verify: 'replay',
  account: 'account',
  away: 'online',
  moderate: 'moderate',
  admin: 'moderate',
  rank: 'account',
  tournament: 'tournament',
};

const FILE =
  /^(.*\/client\/i18n\/[a-z]+\.json)\?(front|match|class|teach|debrief|replay|account|online|moderate|tournament)$/;

export const partOf = (key: string): string => {
  const [family = ''] = key.split('.');
  return APART[family] ?? (FRONT.has(family) ? 'front' : 'match');
};

/** `de.json?front`, `de.json?match` and so on: one language file, fetched in parts. */
export function words(): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    async load(id) {
      const [, file, part] = FILE.exec(id) ?? [];
      if (!file) return null;
      const all: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
      const chosen = Object.entries(all).filter(([key]) => partOf(key) === part);
      this.addWatchFile(file);
      // As text: engines read JSON faster than they read objects.
      const text = JSON.stringify(JSON.stringify(Object.fromEntries(chosen)));
      return { code: `export default JSON.parse(${text})`, moduleType: 'js' };
    },
  };
}
