import type { Plugin } from 'vite';

/** What each of these modules of the SDK exports, as classes that nobody here makes use of. */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  Auth: ['Auth'], // accounts of Colyseus's own; its client makes one, and asks nothing of it
  'transport/H3Transport': ['FrameReassembler', 'H3TransportTransport'], // lines over HTTP/3
  'input/RoomInput': ['RoomInput'], // inputs of games that go sixty times a second
};
const MODULE =
  /[\\/]@colyseus[\\/]sdk[\\/]build[\\/](Auth|transport[\\/]H3Transport|input[\\/]RoomInput)\.mjs$/;

/** Builds the SDK without what the game has no use for; no bundler can see that, as its client refers to all of it. */
export const colyseusCore: Plugin = {
  name: 'colyseus-core',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: MODULE },
    handler(id) {
      const name = MODULE.exec(id)?.[1]?.replaceAll('\\', '/') ?? '';
      return (UNUSED[name] ?? []).map((one) => `export class ${one} {}`).join('\n');
    },
  },
};
