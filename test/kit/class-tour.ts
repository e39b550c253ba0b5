import type { CreatedClass } from '#shared/protocol/classroom.ts';
import { Device, newClass } from './classmates.ts';
import type { Stop } from './tour.ts';

/** The pages of the classroom, in an order in which one visitor sees them all: teacher, student and big screen. */
export function classTour(url: string): Stop[] {
  let made: CreatedClass | null = null;
  const lesson = async (): Promise<CreatedClass> => {
    made ??= await newClass(url, { worlds: 1, turns: 4, planSeconds: 600 });
    return made;
  };
  return [
    {
      name: 'teach',
      async go(page) {
        await page.goto(`${url}/teach`);
        await page.locator('.class-setup summary').click();
      },
    },
    {
      name: 'class-made',
      async go(page) {
        await page.locator('.class-setup [type=submit]').click();
        await page.locator('.class-made').waitFor();
      },
    },
    {
      name: 'join',
      async go(page) {
        await page.goto(`${url}/join`);
        await page.locator('#code').fill('AAAAAA');
        await page.locator('#name').fill('Noor');
        await page.locator('.class-join [type=submit]').click();
        await page.locator('.problem').waitFor();
      },
    },
    {
      name: 'lobby',
      async go(page) {
        await page.goto(`${url}/join/${(await lesson()).code}`);
        await page.locator('#name').fill('Noor');
        await page.locator('.class-join [type=submit]').click();
        await page.locator('.class-lobby[aria-busy=false]').waitFor();
      },
    },
    {
      name: 'screen-lobby',
      async go(page) {
        const { code, screen } = await lesson();
        await page.goto(`${url}/screen/${code}#${screen}`);
        await page.locator('.class-welcome').waitFor();
      },
    },
    {
      name: 'console-pin',
      async go(page) {
        const { code, teacher, screen } = await lesson();
        await page.goto(`${url}/class/${code}#${teacher}.${screen}`);
        await page.locator('#pin').waitFor();
      },
    },
    {
      name: 'console-lobby',
      async go(page) {
        await page.locator('#pin').fill((await lesson()).pin);
        await page.locator('.class-join [type=submit]').click();
        await page.locator('.class-roster').waitFor();
        for (const details of await page.locator('.class-console details').all())
          await details.evaluate((element) => element.setAttribute('open', ''));
      },
    },
    {
      name: 'console',
      async go(page) {
        const teacher = await Device.teacher(url, await lesson());
        await teacher.command({ do: 'start' });
        await teacher.seen(({ worlds }) => worlds[0]?.deadline !== null && worlds[0]?.deadline !== undefined);
        await teacher.command({ do: 'end-turn', world: null, turn: 0 });
        await teacher.seen(({ worlds }) => worlds[0]?.turn === 1);
        await teacher.command({ do: 'ranking', shown: true });
        await teacher.command({ do: 'say', to: null, words: 'Look at dysprosium first.' });
        await teacher.command({ do: 'pause', world: null });
        await teacher.leave();
        await page.locator('.class-board .class-prices').waitFor();
      },
    },
    {
      name: 'screen',
      async go(page) {
        const { code, screen } = await lesson();
        await page.goto(`${url}/screen/${code}#${screen}`);
        await page.locator('.class-standing').waitFor();
        await page.locator('.wall-map canvas').waitFor();
      },
    },
    {
      name: 'class-story',
      async go(page) {
        await page.goto(`${url}/join/${(await lesson()).code}`);
        await page.locator('.class-story[aria-busy=false]').waitFor();
      },
    },
    {
      name: 'class-match',
      async go(page) {
        await page.locator('dialog[open] .button.next').click();
        await page.locator('.class-bar .class-message').waitFor();
      },
    },
    {
      name: 'class-place',
      async go(page) {
        await page.locator('.class-bar .button').last().click();
        await page.locator('dialog[open] .class-standing').waitFor();
      },
    },
    {
      name: 'debrief',
      async go(page) {
        const { code } = await lesson();
        const teacher = await Device.teacher(url, await lesson());
        await teacher.command({ do: 'debrief' });
        await teacher.seen(({ debrief }) => debrief !== null);
        await teacher.command({ do: 'show', slide: 'ends' });
        await teacher.leave();
        await page.goto(`${url}/join/${code}`);
        await page.locator('.debrief-ends').waitFor();
      },
    },
    {
      name: 'debrief-own',
      async go(page) {
        await page.locator('.debrief-tabs .button').nth(1).click();
        await page.locator('.debrief-own .debrief-pair').waitFor();
      },
    },
    {
      name: 'debrief-screen',
      async go(page) {
        const { code, screen } = await lesson();
        const teacher = await Device.teacher(url, await lesson());
        await teacher.command({ do: 'show', slide: 'price-heavy' });
        await teacher.leave();
        await page.goto(`${url}/screen/${code}#${screen}`);
        await page.locator('.debrief-slide.is-price').waitFor();
      },
    },
    {
      name: 'debrief-console',
      async go(page) {
        const { code, teacher, screen } = await lesson();
        await page.goto(`${url}/class/${code}#${teacher}.${screen}`);
        await page.locator('.debrief-desk .debrief-slide').waitFor();
      },
    },
  ];
}
