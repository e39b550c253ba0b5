import en from '../client/i18n/en.json' with { type: 'json' };
import type { Card } from '../shared/crises/card.ts';
import type { Effect } from '../shared/crises/effects.ts';
import { cards, sourceOf } from '../shared/crises/index.ts';

const words: Record<string, string> = en;

/** docs/crises.md, written from the cards: whoever changes a card writes the page anew. */
export function crisesPage(): string {
  const all = cards();
  return [
    '# Crises',
    '',
    `All ${all.length} cards of \`shared/crises/cards\`, with what has happened before, where that can be read, and what each answer may do. How they are drawn and what the effects mean is in [model.md](model.md#crises). This page is written by \`npm run crises -- --page\`; a test says when it is out of date.`,
    '',
    ...all.map(
      (card) =>
        `- [${card.id}](#${card.id}): ${card.precedent.name}, ${card.precedent.date}. ${sourceOf(card)}.`,
    ),
    '',
    ...all.flatMap(section),
  ].join('\n');
}

const said = (card: Card, part: string): string =>
  (words[`crisis.${card.id}.${part}`] ?? '').replaceAll(/\{\{(\w+)\}\}/g, '_$1_');

function section(card: Card): string[] {
  const answers = card.responses.map((one) => {
    const marks = [
      one.cost > 0 ? `${one.cost} M USD` : '',
      one.id === card.otherwise ? 'if nobody answers' : '',
    ]
      .filter(Boolean)
      .join('; ');
    return `- **${said(card, one.id)}**${marks ? ` (${marks})` : ''}: ${effects(one.effects)}`;
  });
  return [
    `## ${card.id}`,
    '',
    `${said(card, 'title')}. ${said(card, 'story')}`,
    '',
    `_Before:_ ${said(card, 'precedent')}`,
    '',
    `_Asks:_ ${card.asks.join(', ')}. _Whatever is answered:_ ${effects(card.effects)}`,
    '',
    ...answers,
    '',
  ];
}

const effects = (list: readonly Effect[]): string =>
  list.length > 0 ? list.map(effect).join('; ') : 'nothing';

/** An effect in short: its kind, whom it strikes, the range, and for how many turns. */
function effect(one: Effect): string {
  const { kind, by, ...rest } = one;
  const turns = 'turns' in rest ? `, ${span(rest.turns)} turns` : '';
  const whom = Object.entries(rest)
    .filter(([key]) => key !== 'turns')
    .map(([, value]) => place(value))
    .join(' ');
  return `${kind}${whom ? ` ${whom}` : ''} ${span(by)}${turns}`;
}

const span = ([low, high]: readonly number[]): string => (low === high ? `${low}` : `${low}..${high}`);

const place = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value)
        .filter((one) => one !== false)
        .map((one) => (one === true ? 'unlicensed' : Array.isArray(one) ? one.join('/') : String(one)))
        .join(' ')
    : String(value);
