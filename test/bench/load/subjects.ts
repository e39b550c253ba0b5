import { fileURLToPath } from 'node:url';
import { type RunningServer, removeFolder, startServer, temporaryFolder } from '../../kit/server.ts';
import { INSPECTED } from './process.ts';
import { boardgame, colyseus, type Four, minimal, ours, type Sit } from './tables.ts';

/** A server that is measured, and how people sit down at it. */
interface Plan {
  name: string;
  peer: string | null; // its script in peers/; null: ours
  sit: Sit;
  explain: boolean; // whether its turns say why prices are what they are, as ours do
}

export const OURS = 'ours';
export const MINIMAL = 'minimal ws';
export const COLYSEUS = 'plain Colyseus';
export const BOARDGAME = 'boardgame.io';
export const unexplained = (name: string) => `${name}, causes left out`;

export const PLANS: readonly Plan[] = [
  { name: OURS, peer: null, sit: ours, explain: true },
  { name: MINIMAL, peer: 'minimal', sit: minimal, explain: true },
  { name: COLYSEUS, peer: 'colyseus', sit: colyseus, explain: true },
  { name: BOARDGAME, peer: 'boardgame', sit: boardgame, explain: true },
  { name: unexplained(MINIMAL), peer: 'minimal', sit: minimal, explain: false },
  { name: unexplained(BOARDGAME), peer: 'boardgame', sit: boardgame, explain: false },
];

/** A running server with so many matches of four clients each. */
export interface Subject {
  name: string;
  server: RunningServer;
  fours: Four[];
  /** Sits down at so many more matches. */
  fill(matches: number): Promise<void>;
  /** ms of a core that the rules have taken in a peer, which resolves turns where it does all else; 0 for ours. */
  rules(): Promise<number>;
  stop(): Promise<void>;
}

/** @param most matches that there will ever be */
export async function start({ name, peer, sit, explain }: Plan, most: number): Promise<Subject> {
  const data = temporaryFolder();
  const env = { ...INSPECTED, MATCHES: String(most), EXPLAIN: explain ? '1' : '0' };
  const script = peer === null ? undefined : fileURLToPath(new URL(`../peers/${peer}.ts`, import.meta.url));
  const server = await startServer(data, 0, 0, env, script);
  const fours: Four[] = [];
  return {
    name,
    server,
    fours,
    fill: async (matches) => {
      for (let match = 0; match < matches; match++) fours.push(await sit(server.url, fours.length + 1));
    },
    rules: async () => {
      if (peer === null) return 0;
      const address = /rules at (\S+)/.exec(server.output())?.[1] ?? '';
      const { rules }: { rules: number } = await (await fetch(address)).json();
      return rules / 1000;
    },
    stop: async () => {
      await Promise.all(fours.map((four) => four.leave()));
      await server.stop();
      removeFolder(data);
    },
  };
}
