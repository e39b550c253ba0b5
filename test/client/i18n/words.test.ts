import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, describe as suite } from 'vitest';
import { CHARACTER_IDS } from '#shared/bots/characters.ts';
import { BOTS, botFor } from '#shared/bots/index.ts';
import { CLASS_PHASES, DECIDING, NOTICES, ROLES } from '#shared/classroom/class.ts';
import { isDebriefing } from '#shared/classroom/debriefing.ts';
import { CLAUSE_IDS } from '#shared/diplomacy/clauses/index.ts';
import { TREATY_STATES } from '#shared/diplomacy/treaty.ts';
import { DISPUTE_STATES, MEASURES } from '#shared/diplomacy/wto.ts';
import { CHATS } from '#shared/match/letters.ts';
import { describe, KINDS, type Order, suggest } from '#shared/orders/index.ts';
import { command } from '#shared/protocol/class-commands.ts';
import { CLASS_ERRORS } from '#shared/protocol/classroom.ts';
import { ERROR_CODES } from '#shared/protocol/messages.ts';
import { TABLE_STATES, TOURNAMENT_ERRORS } from '#shared/protocol/tournaments.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { GOAL_IDS } from '#shared/scoring/goals/ids.ts';
import { SHARED_OUTCOMES } from '#shared/scoring/outcome.ts';
import type { Text, Unit, Value } from '#shared/text.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, GOODS, NATIONS, ORES, PHASES, SECTORS, STAGES } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };
import { tell } from '../../../client/i18n/index.ts';
import { FIELDS, GROUPS } from '../../../client/panels/orders/fields.ts';
import { APART, partOf } from '../../../scripts/words.ts';

const ROOT = join(import.meta.dirname, '../../..');
const words: Record<string, string> = en;
const has = (key: string) => key in words || `${key}_other` in words;

function sources(folder: string): { path: string; code: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: join(folder, path), code: readFileSync(join(ROOT, folder, path), 'utf8') }));
}

/** The family of words that a line of code takes one of. */
const TAKEN = /\b(?:word|text)\(\s*[`']([a-z-]+)\./g;

/** What these modules of the client bring along when they are fetched. */
function reached(all: { path: string; code: string }[], from: string[]): Set<string> {
  const found = new Set<string>();
  const visit = (path: string) => {
    const module = all.find((one) => one.path === path);
    if (!module || found.has(path)) return;
    found.add(path);
    for (const [, file = ''] of module.code.matchAll(/from '(\.[^']+)'/g)) visit(join(path, '..', file));
  };
  for (const path of from) visit(join('client', path));
  return found;
}

const KEY = '[a-z][\\w-]*(?:\\.[\\w/ ?+$-]+)+';

suite('the language file', () => {
  it('has every key that the code names', () => {
    // Any quoted string that looks like a key of a family the file has: also keys that are chosen by a condition.
    const families = new Set(Object.keys(words).map((key) => key.split('.')[0]));
    const files = /\.(json|ts|tsx|css|svg|js|html)$/;
    const missing = [...sources('shared'), ...sources('client')].flatMap(({ path, code }) =>
      [...code.matchAll(new RegExp(`'(${KEY})'`, 'g'))]
        .map((match) => match[1] ?? '')
        .filter((key) => families.has(key.split('.')[0] ?? '') && !files.test(key) && !has(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('gives the teacher’s pages alone the words that no student fetches', () => {
    const all = sources('client');
    const student = reached(all, [
      'classroom/index.ts',
      'classroom/seated.ts',
      'classroom/debrief.ts',
      'lobby/index.ts',
      'tournaments/tournaments.ts',
      'main.tsx',
    ]);
    const others = all.filter(({ path }) => student.has(path));
    const apart = Object.keys(words).filter((key) => partOf(key) === 'teach');
    const named = others.flatMap(({ path, code }) =>
      [...code.matchAll(/['`](class\.[\w.-]+)(['`$])/g)].flatMap(([, key = '', end]) =>
        apart.some((one) => (end === '$' ? one.startsWith(key) : one === key)) ? [`${path}: ${key}`] : [],
      ),
    );
    expect(apart.length).toBeGreaterThan(100);
    expect(named).toEqual([]);
  });

  it('has a key for every beginning that the code completes at run time', () => {
    const keys = Object.keys(words);
    const missing = [...sources('shared'), ...sources('client')].flatMap(({ path, code }) =>
      [...code.matchAll(/(?:\bt|\bword|\btext)\(\s*`([a-z][\w.-]*)\$\{/g)]
        .map((match) => match[1] ?? '')
        .filter((stem) => !keys.some((key) => key.startsWith(stem)))
        .map((stem) => `${path}: ${stem}…`),
    );
    expect(missing).toEqual([]);
  });

  it('names every member of the fixed lists', () => {
    const family = (stem: string, ids: readonly string[], end = '') => ids.map((id) => `${stem}.${id}${end}`);
    const regions = SCENARIOS.flatMap((scenario) => Object.keys(create(scenario, 1).regions));
    const nations = NATIONS.flatMap((id) =>
      ['strength', 'weakness', 'goal'].map((part) => `nation.${id}.${part}`),
    );
    const phases = PHASES.filter((one) => !['exploration', 'care', 'closed'].includes(one));
    const needed = [
      ...family('region', regions),
      ...family('short', NATIONS),
      ...nations,
      ...family('good', [...GOODS, ...ORES]),
      ...family('ore', ORES),
      ...family('stage', STAGES),
      ...family('phase', PHASES),
      ...family(
        'event',
        phases.map((phase) => `site-${phase}`),
      ),
      ...family('sector', SECTORS),
      ...family('score', GOAL_IDS),
      ...family('score', GOAL_IDS, '.how'),
      ...family('clause', CLAUSE_IDS),
      ...family('measure', MEASURES),
      ...family('dispute', DISPUTE_STATES),
      ...family('treaty', TREATY_STATES),
      ...family('kind', KINDS),
      ...family('help', KINDS),
      ...family('search', KINDS),
      ...family(
        'group',
        GROUPS.map((group) => group.id),
      ),
      ...family(
        'field',
        Object.values(FIELDS).flatMap((fields) => fields.map((field) => field.name)),
      ),
      ...family('error', ERROR_CODES),
      ...family('scenario', SCENARIOS),
      ...family('scenario', SCENARIOS, '.story'),
      ...family('character', CHARACTER_IDS),
      ...family('character', CHARACTER_IDS, '.portrait'),
      ...family('character', CHARACTER_IDS, '.cares'),
      ...family('outcome', SHARED_OUTCOMES),
      ...family('class.phase', CLASS_PHASES),
      ...family('class.role', ROLES),
      ...family('teach.deciding', DECIDING),
      ...family('teach.chat', CHATS),
      ...family('teach.notice', NOTICES),
      ...family(
        'teach.deed',
        command.options.map((one) => one.shape.do.value).filter((kind) => !isDebriefing({ do: kind })),
      ),
      ...family(
        'class.error',
        CLASS_ERRORS.filter((code) => !has(`error.${code}`)),
      ),
      ...family('outcome', SHARED_OUTCOMES, '.story'),
      ...family('tournament.state', TABLE_STATES),
      ...family(
        'tournament.error',
        TOURNAMENT_ERRORS.filter((code) => !has(`error.${code}`)),
      ),
    ];
    expect([...new Set(needed)].filter((key) => !has(key))).toEqual([]);
  });

  it('puts every kind of order behind one button of the tray', () => {
    expect(GROUPS.flatMap((group): string[] => [...group.kinds]).sort()).toEqual([...KINDS].sort());
  });
});

/** What is wrong with a sentence of the rules: no such key, a gap nobody fills, or an unnamed word. */
function faults(text: Text): string[] {
  const pattern = words[text.key];
  if (pattern === undefined) return [`no key ${text.key}`];
  const gaps = [...pattern.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
  const unfilled = gaps.filter((gap) => !(gap in text.values)).map((gap) => `${text.key}: {{${gap}}}`);
  const said = tell(text, { start: { year: 2010, half: 1 }, sites: [] });
  const raw = Object.values(text.values)
    .filter((value) => value.is === 'key' && !has(value.key))
    .map((value) => `${text.key}: ${JSON.stringify(value)}`);
  return [...unfilled, ...raw, ...(said.includes('{{') || said.includes('NaN') ? [said] : [])];
}

suite('what the rules say', () => {
  it('stands in words that come with the match, not in those of a class, a lobby or a replay', () => {
    const taken = sources('shared')
      .filter(({ path }) => !/^shared.(classroom|replay)/.test(path))
      .flatMap(({ code }) => [...code.matchAll(TAKEN)].map(([, family = '']) => family));
    expect(new Set(taken).size).toBeGreaterThan(20);
    expect(taken.filter((family) => family in APART)).toEqual([]);
  });

  it.each(SCENARIOS)('can be told in words throughout a match of %s', (scenario) => {
    let world = create(scenario, 7, 14);
    const found = new Set<string>();
    let told = 0;
    while (world.turn < world.turns) {
      const before = world;
      const orders = each(NATIONS, (nation): Order[] => {
        const seen = view(before, nation);
        for (const kind of KINDS)
          for (const order of suggest(seen, kind))
            for (const fault of faults(describe(order))) found.add(fault);
        return BOTS[botFor(before.seed, nation)].decide(seen);
      });
      const { world: after, report } = resolve(before, orders, { explain: false });
      for (const event of report.events) {
        told += 1;
        for (const fault of faults(event.text)) found.add(fault);
      }
      world = after;
    }
    expect(told).toBeGreaterThan(20);
    expect([...found]).toEqual([]);
  });

  const telling = {
    start: { year: 2010, half: 1 } as const,
    sites: [
      { id: 'separation-2', name: 'CHN 2', stage: 'separation' as const },
      { id: 'mt-weld', name: 'Mt Weld', stage: 'mine' as const },
    ],
  };
  const say = (key: string, values: Record<string, Value>) => tell({ key, values }, telling);

  it('speaks of countries as one does in a sentence', () => {
    expect(
      say('event.tariff-ended', {
        nation: { is: 'nation', id: 'USA' },
        good: { is: 'good', id: 'magnet' },
        region: { is: 'region', id: 'EUR' },
      }),
    ).toBe('The United States ends its tariff on magnets from the European Union');
  });

  it('gives plants built in the match a name that tells what they are', () => {
    const at = (text: string): Record<string, Value> => ({
      site: { is: 'name', text },
      region: { is: 'region', id: 'CHN' },
    });
    expect(say('event.site-construction', at('CHN 2'))).toMatch(/^Separation plant 2 in China/);
    expect(say('event.site-construction', at('Mt Weld'))).toMatch(/^Mt Weld in China/);
  });

  it('shows ranges with their signs and the unit once where it is a word', () => {
    const show = (low: number, high: number, unit: Unit, signed = true) =>
      say('order.quota', { tonnes: { is: 'range', low, high, unit, signed } }).replace(
        /^Set the export quota to | per .*$/g,
        '',
      );
    expect(show(-0.4, -0.1, 'share')).toBe('−40% to −10%');
    expect(show(0.005, 0.02, 'share')).toBe('+0.5% to +2%');
    expect(show(-2, 1, 'turns')).toBe('−2 to +1 half-years');
    expect(show(1, 1, 'turns', false)).toBe('1 half-year');
    expect(show(-60, -10, 'M USD')).toBe('−$60 M to −$10 M');
    expect(show(-0.3, -0.3, 'points')).toBe('0');
    expect(show(0, 6.2, 'points')).toBe('0 to +6');
  });

  it('shows dates, tonnes, prices, money and shares with their units', () => {
    const values = (value: Value) => ({ tonnes: value });
    const show = (value: Value) =>
      say('order.quota', values(value)).replace(/^Set the export quota to | per .*$/g, '');
    expect(show({ is: 'turn', turn: 3 })).toBe('2011 H2');
    expect(show({ is: 'number', value: 1289, unit: 't' })).toBe('1,300 t');
    expect(show({ is: 'number', value: 43, unit: 't' })).toBe('43 t');
    expect(show({ is: 'number', value: 26.04, unit: 'USD/kg' })).toBe('$26.0/kg');
    expect(show({ is: 'number', value: 1412.6, unit: 'USD/kg' })).toBe('$1,410/kg');
    expect(show({ is: 'number', value: -12.4, unit: 'M USD' })).toBe('−$12 M');
    expect(show({ is: 'number', value: 0.416, unit: 'share' })).toBe('42%');
    expect(show({ is: 'number', value: 1, unit: 'turns' })).toBe('1 half-year');
  });
});
