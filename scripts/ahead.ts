import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the page asks for at once when it is opened at a match. */
const OF_MATCH = ['../client/screens/MatchScreen.tsx', '../client/net/room.ts', '../client/map/index.ts'].map(
  here,
);

/**
 * `match.html`: the page once more, for whoever opens it at a match. It names the scripts of the match in its head,
 * so that they come with those of the first screen and not after them.
 */
export const ahead: Plugin = {
  name: 'ahead',
  // Of the game's page alone, as other pages built with its settings have no match.
  apply: ({ root }, { command }) => command === 'build' && root === here('../client'),
  generateBundle: {
    order: 'post', // the page itself is made on the way
    handler(_, bundle) {
      const wanted = new Set<string>();
      const want = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || wanted.has(name)) return;
        wanted.add(name);
        chunk.imports.forEach(want);
      };
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.facadeModuleId && OF_MATCH.includes(chunk.facadeModuleId))
          want(chunk.fileName);
      const page = bundle['index.html'];
      if (page?.type !== 'asset' || wanted.size === 0)
        this.error('the page or the scripts of the match are not there');
      const html = String(page.source);
      const links = [...wanted]
        .filter((name) => !html.includes(`/${name}"`))
        .map((name) => `    <link rel="modulepreload" crossorigin href="/${name}">\n`);
      const source = html.replace(/ *<\/head>/, (end) => links.join('') + end);
      this.emitFile({ type: 'asset', fileName: 'match.html', source });
    },
  },
};
