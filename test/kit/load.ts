import type { CreatedMatch } from '#shared/protocol/messages.ts';
import { newMatch, Player } from './player.ts';

/** Matches in which people write and seal as fast as they are answered. */
export interface Load {
  matches: CreatedMatch[];
  /** Letters that have been acknowledged, by match. */
  told(): Map<string, number>;
  /** Resolves when so many more answers have come. */
  more(answers: number): Promise<void>;
  /** Everybody leaves, once answered. */
  stop(): Promise<void>;
}

/** Two people at each of so many matches, who never stop. */
export async function startLoad(url: string, matches: number): Promise<Load> {
  const made: CreatedMatch[] = [];
  const told = new Map<string, number>();
  const players: Player[] = [];
  const busy: Promise<void>[] = [];
  let going = true;
  let answers = 0;
  let waiting: { at: number; tell: () => void }[] = [];
  const count = () => {
    answers += 1;
    for (const one of waiting.filter(({ at }) => at <= answers)) one.tell();
    waiting = waiting.filter(({ at }) => at > answers);
  };
  for (let index = 0; index < matches; index++) {
    const match = await newMatch(url, ['JPN', 'USA'], { seed: index + 1, turns: 30 });
    const table = await Promise.all([Player.sit(url, match, 'JPN'), Player.sit(url, match, 'USA')]);
    for (const { room } of table) room.onMessage('letter', () => undefined);
    made.push(match);
    players.push(...table);
    busy.push(
      (async () => {
        for (let turn = 0; going && turn < 30; turn++) {
          for (let letter = 0; going && letter < 5; letter++) {
            const body = { is: 'words', words: `letter ${turn} ${letter}`, lang: 'en' };
            const answer = await table[0].ask('say', { turn, to: null, body });
            if (answer.ok) told.set(match.match, (told.get(match.match) ?? 0) + 1);
            count();
          }
          if (going) for (const player of table) await player.ask('seal', { turn });
        }
      })(),
    );
  }
  return {
    matches: made,
    told: () => new Map(told),
    more: (many) => new Promise((tell) => waiting.push({ at: answers + many, tell })),
    stop: async () => {
      going = false;
      await Promise.all(busy);
      await Promise.all(players.map((player) => player.leave()));
    },
  };
}
