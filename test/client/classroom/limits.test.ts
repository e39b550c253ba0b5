import { expect, test } from 'vitest';
import { LONGEST_NAME as LONGEST } from '#shared/match/draft.ts';
import { CHATS as ALL } from '#shared/match/letters.ts';
import { scenario } from '#shared/scenarios/index.ts';
import { CHATS, LONGEST_NAME } from '../../../client/classroom/limits.ts';
import { tellingOf } from '../../../client/classroom/telling.ts';
import { SCENARIOS } from '../../../client/net/solo/wish.ts';

test('the classroom knows the limits of the rules without loading them', () => {
  expect(LONGEST_NAME).toBe(LONGEST);
  expect(CHATS).toEqual(ALL);
});

test.each(SCENARIOS)('the id of %s names the year in which it begins', (id) => {
  expect(tellingOf(id).start).toEqual(scenario(id).start);
});
