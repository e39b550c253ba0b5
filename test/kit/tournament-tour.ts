import { QUICK_GAME } from '#shared/lobby/lobby.ts';
import type { MadeTournament, MakeTournament } from '#shared/protocol/tournaments.ts';
import { post } from './player.ts';
import type { Stop } from './tour.ts';

const CUP: MakeTournament = {
  name: 'Cup',
  rounds: 2,
  guests: true,
  rated: false,
  game: { ...QUICK_GAME, turns: 8 },
};

/** The pages of tournaments, in an order in which one visitor sees them all: opening one, joining, organising. */
export function tournamentTour(url: string): Stop[] {
  let made: MadeTournament | null = null;
  const cup = async (): Promise<MadeTournament> => {
    if (made) return made;
    made = (await post<MadeTournament>(`${url}/api/tournaments`, CUP)).body;
    for (const name of ['Ana', 'Bo', 'Cem', 'Dee', 'Eve'])
      await post(`${url}/api/tournaments/${made.code}/join`, { name });
    return made;
  };
  return [
    {
      name: 'tournaments',
      async go(page) {
        await page.goto(`${url}/tournament`);
        await page.locator('.lobby-make summary').click();
      },
    },
    {
      name: 'tournament',
      async go(page) {
        await page.goto(`${url}/tournament/${(await cup()).code}`);
        await page.locator('#name').fill('Noor');
        await page.locator('.tournament-join [type=submit]').click();
        await page.locator('.tournament-mine').waitFor();
      },
    },
    {
      name: 'tournament-desk',
      async go(page) {
        const { code, token } = await cup();
        await page.goto(`${url}/tournament/${code}/desk#${token}`);
        await page.locator('.tournament-desk .button.next:not(:disabled)').click();
        await page.locator('.tournament-tables').waitFor();
      },
    },
  ];
}
