import { type Decision, think } from '#shared/bots/think.ts';
import { ask } from '../ask-thread.ts';
import type { Thinking, Thought } from './protocol.ts';

/** Thinks for bots, one question at a time, as they come on a port; part of the worker. */
export function thinkFor(port: MessagePort): void {
  port.addEventListener('message', ({ data: { view, mind }, ports: [answer] }: MessageEvent<Thinking>) => {
    answer?.postMessage(thought(() => think(view, mind)));
  });
  port.start();
}

/** A bot that can't think is a fault of ours, and must not stop the match. */
function thought(decide: () => Decision): Thought {
  try {
    return decide();
  } catch (error) {
    console.error('A bot could not think:', error);
    return null;
  }
}

/** Asks the thread behind a port; rejects when the bot could not think. */
export async function askThinker(port: MessagePort, question: Thinking): Promise<Decision> {
  const thought = await ask<Thought>(port, question);
  if (!thought) throw new Error('the bot could not think');
  return thought;
}
