import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Order } from '#shared/orders/index.ts';
import type { CreatedMatch } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { newMatch, Player } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** A page that holds a seat, or none. */
async function open(match: CreatedMatch, nation: NationId | null, viewport = { width: 1440, height: 900 }) {
  const page = await play.browser.newPage({ viewport, reducedMotion: 'reduce' });
  const seat = { match: match.match, nation, token: nation && match.tokens[nation], turn: 0, turns: 4 };
  if (nation)
    await page.addInitScript(
      (seats) => localStorage.setItem('lanthanide.seats', seats),
      JSON.stringify([{ ...seat, scenario: '2010-senkaku', over: false }]),
    );
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/match/${match.match}`);
  return { page, remarks };
}

const say = async (player: Player, to: NationId[] | null, id: string) =>
  player.ask('say', { turn: 0, to, body: { is: 'phrase', phrase: { id } } });

async function order(player: Player, turn: number, ...orders: Order[]): Promise<void> {
  expect(await player.ask('draft', { turn, orders })).toMatchObject({ ok: true });
  expect(await player.ask('seal', { turn })).toMatchObject({ ok: true });
}

const part = (page: Page, name: string) =>
  page.locator('.talks-tabs').getByRole('button', { name: new RegExp(`^${name}`) });

test('proposals are accepted, countered and declined in the inbox, and letters are read', async () => {
  const match = await newMatch(play.server.url, ['JPN', 'USA', 'EUR'], { seed: 7, secretClauses: true });
  const usa = await Player.sit(play.server.url, match, 'USA');
  const eur = await Player.sit(play.server.url, match, 'EUR');
  const { page, remarks } = await open(match, 'JPN');
  const found: string[] = [];
  const audit = async (screen: string) => {
    await shoot(page, `talks-${screen}`);
    found.push(...(await axe(page)).map((fault) => `${screen}: ${fault}`));
  };
  await page.locator('.map-host canvas').waitFor({ state: 'attached' });

  await say(usa, ['JPN', 'EUR'], 'ask-treaty');
  await part(page, 'Letters').getByText('1').waitFor();
  await part(page, 'Letters').click();
  await page.getByText('Shall we make a treaty?').first().waitFor();
  await audit('letters');

  const terms = { kind: 'propose', to: 'JPN', turns: 4, escrow: 10 } as const;
  await order(
    usa,
    0,
    {
      ...terms,
      clauses: [
        { kind: 'no-embargo', by: 'JPN', secret: true },
        { kind: 'side-payment', by: 'JPN', funds: 20, every: 'turn' },
      ],
    },
    { kind: 'offtake', seller: 'JPN', commodity: 'light', tonnes: 20, price: 60, turns: 4 },
  );
  await order(eur, 0, {
    ...terms,
    clauses: [{ kind: 'side-payment', by: 'EUR', funds: 5, every: 'turn' }],
  });
  await page.locator('.seal-button:visible').first().click();
  await page.getByRole('button', { name: /^On to/ }).click();

  await part(page, 'Inbox').click();
  const inbox = page.locator('.inbox');
  const europe = inbox.getByRole('article', { name: /^the European Union offers/i });
  await europe.getByText('You get').waitFor();
  await audit('inbox');
  await europe.getByRole('button', { name: 'Accept' }).click();
  await europe.getByText('You accept. It counts when you seal.').waitFor();
  await europe.getByRole('button', { name: 'Take back' }).click();
  await europe.getByRole('button', { name: 'Accept' }).click();

  const america = inbox.getByRole('article', { name: /^the United States offers/i });
  await america.getByText(/Japan stops none of its exports to the United States \(secret\)/).waitFor();
  await america.getByRole('button', { name: 'Counter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Japan stops none of its exports/).waitFor();
  expect(await dialog.getByText(/Japan pays/).count()).toBe(0); // we do not pay on top
  await dialog.getByText(/at least one promise must be/).waitFor();
  await audit('secret');
  await dialog.getByRole('checkbox', { name: /^Keep secret: Japan stops none/ }).uncheck();
  await dialog.getByText(/at least one promise must be/).waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Put in the tray' }).click();
  await america.getByText(/offer other terms/).waitFor();
  await inbox
    .getByRole('article', { name: /asks to buy/ })
    .getByRole('button', { name: 'Decline' })
    .click();
  await inbox.getByText('Show 1 ignored offer').waitFor();
  await audit('answered');

  await page.getByText('Draft saved').waitFor();
  await page.locator('.seal-button:visible').first().click();
  await page.getByRole('heading', { name: /Waiting for the others/ }).waitFor();
  await page.locator('.waiting').getByText('drafting').first().waitFor();
  await audit('waiting');
  await order(usa, 1);
  await order(eur, 1);
  await page.getByRole('button', { name: /^On to/ }).waitFor();

  const { world } = (await usa.look()).view;
  expect(world.proposals).toMatchObject([{ from: 'JPN', to: 'USA' }]);
  expect(world.proposals[0]?.terms.clauses).toEqual([{ kind: 'no-embargo', by: 'JPN' }]);
  expect(world.treaties).toMatchObject([{ parties: ['EUR', 'JPN'], state: 'in-force' }]);
  await Promise.all([usa.leave(), eur.leave()]);
  expect(found).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});

test('a letter that is typed stays when more are to read it, and goes when it is sent', async () => {
  const match = await newMatch(play.server.url, ['JPN', 'USA', 'EUR']);
  const usa = await Player.sit(play.server.url, match, 'USA');
  const eur = await Player.sit(play.server.url, match, 'EUR');
  const { page, remarks } = await open(match, 'JPN');
  await part(page, 'Letters').click();
  const readers = page.getByRole('group', { name: 'Write to' });
  const letter = page.locator('.composer input');
  await readers.getByRole('button', { name: 'United States' }).click();
  await letter.fill('Let us share what Australia digs.');
  await readers.getByRole('button', { name: 'European Union' }).click();
  expect(await letter.inputValue()).toBe('Let us share what Australia digs.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.conversation').getByText('Let us share what Australia digs.').waitFor();
  for (const one of [usa, eur])
    expect((await one.look()).letters.at(-1)?.to?.toSorted()).toEqual(['EUR', 'USA']);
  expect(await letter.inputValue()).toBe('');
  await Promise.all([usa.leave(), eur.leave()]);
  expect(remarks).toEqual([]);
  await page.close();
});

test.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
])('whoever opens a match without a seat watches the public table, %s', async (name, viewport) => {
  const match = await newMatch(play.server.url, ['JPN'], { watch: true });
  const japan = await Player.sit(play.server.url, match, 'JPN');
  const { page, remarks } = await open(match, null, viewport);
  await page.getByText('You are watching.').waitFor();
  expect(await page.getByRole('button', { name: 'Seal orders' }).count()).toBe(0);
  await say(japan, null, 'hello');
  await order(japan, 0);
  await page.getByText('turn 2 of 4').waitFor({ state: 'attached' });
  await part(page, 'Letters').click();
  await page.getByText('Good day.').first().waitFor();
  await part(page, 'Pacts').click();
  const fits = async (screen: string) => {
    await shoot(page, screen);
    expect(await axe(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  };
  await fits(`gallery-${name}`);
  for (const turn of [1, 2, 3]) {
    await japan.pushed(({ view }) => view.world.turn === turn);
    await order(japan, turn);
  }
  const result = page.getByRole('region', { name: 'How it ended' });
  await result.getByText(/won\.$/).waitFor();
  const places = await result.locator('tbody tr > .right:last-child .figure').allTextContents();
  const against = places.map((said) => Number(said.replace('−', '-').replace('±', '')));
  expect(against).toHaveLength(4);
  expect(against).toEqual(against.toSorted((a, b) => b - a));
  await result.scrollIntoViewIfNeeded();
  await fits(`gallery-end-${name}`);
  await japan.leave();
  expect(remarks).toEqual([]);
  await page.close();
});

test('a match that may not be watched says so, and what to do', async () => {
  const match = await newMatch(play.server.url, ['JPN']);
  const { page } = await open(match, null);
  await page.getByRole('heading', { name: 'You hold no seat in this match' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.close();
});
