import { addressOf, type Fetch } from '#shared/replay/kept.ts';
import type { Player } from '#shared/replay/player.ts';
import { bytes } from './signature.ts';

/** Fetches a version of the rules that has ended; it runs only where it is the one that was kept. */
export const fetchOlder: Fetch = async (version, kept) => {
  const address = addressOf(version, kept);
  const integrity = `sha256-${btoa(String.fromCharCode(...bytes(kept.sha256)))}`;
  const answer = await fetch(address, { integrity });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await answer.arrayBuffer(); // then the import finds it where the browser keeps what does not change
  const { player }: { player: Player } = await import(/* @vite-ignore */ address);
  return player;
};
