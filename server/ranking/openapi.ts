import { z } from 'zod';
import { gamesPage, leaderboard, PUBLIC_ERRORS, player } from '#shared/protocol/public.ts';
import { tournamentResults } from '#shared/protocol/tournaments.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const of = (schema: z.ZodType) => {
  const { $schema: _, ...described } = z.toJSONSchema(schema);
  return described;
};
const named = (codes: readonly string[]) => ({
  type: 'object',
  properties: { error: { type: 'object', properties: { code: { type: 'string', enum: codes } } } },
});
const error = named(PUBLIC_ERRORS);
const answers = (description: string, schema: object, missing?: string) => ({
  200: { description, ...json(schema) },
  400: { description: 'The question is not as described here', ...json(error) },
  ...(missing ? { 404: { description: missing, ...json(error) } } : {}),
});
const query = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const path = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

/** The public part of the server as OpenAPI 3.1, made of the very schemas that its answers have. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Lanthanide',
    version: '1',
    description:
      'Ranking, finished matches for a rank, and results of tournaments. Nobody has to sign in, nothing can be changed. Answers may be a minute old.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths: {
    '/api/leaderboard': {
      get: {
        summary: 'The best hundred of a season',
        parameters: [
          query('season', 'Without it the one that goes on', { type: 'string', pattern: '^\\d{4}-[1-4]$' }),
        ],
        responses: answers('Best first', of(leaderboard)),
      },
    },
    '/api/players/{player}': {
      get: {
        summary: 'Somebody who has played for a rank',
        parameters: [path('player', 'An id, or a name that only one bears')],
        responses: answers('Rating, seats and latest matches', of(player), 'Nobody, or more than one'),
      },
    },
    '/api/games': {
      get: {
        summary: 'Matches for a rank that are over, without names',
        parameters: [query('page', 'Fifty to a page, from 0', { type: 'integer', minimum: 0, default: 0 })],
        responses: answers('Newest first', of(gamesPage)),
      },
    },
    '/api/games/{game}': {
      get: {
        summary: 'The record of one of them, signed by the server, for replay and research',
        description:
          'As a downloaded match (docs/replay.md): setup with seed and salt, every input, the hash of the world after each half-year. Without names, and without letters that not everybody could read.',
        parameters: [path('game', 'As the list names it')],
        responses: answers('The record', { type: 'object' }, 'No such match for a rank is over'),
      },
    },
    '/api/tournaments/{code}/results': {
      get: {
        summary: 'Standings and rounds of a tournament, also while it goes on',
        parameters: [path('code', 'Six letters and digits, as its page says')],
        responses: {
          200: { description: 'As of now', ...json(of(tournamentResults)) },
          404: { description: 'No such tournament', ...json(named(['no-tournament'])) },
          429: { description: 'Too many wrong codes of late', ...json(named(['too-many'])) },
        },
      },
    },
  },
} as const;
