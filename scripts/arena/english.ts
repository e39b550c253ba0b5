import words from '../../client/i18n/en.json' with { type: 'json' };
import type { Text, Value } from '../../shared/text.ts';

const known: Record<string, string> = words;

/** A sentence of the rules in plain English, with figures as they are: for programs, and for those who write them. */
export const english = ({ key, values }: Text): string =>
  (known[key] ?? key).replace(/\{\{(\w+)\}\}/g, (gap, name: string) => {
    const value = values[name];
    return value ? shown(value) : gap;
  });

function shown(value: Value): string {
  switch (value.is) {
    case 'number':
    case 'change':
      return figure(value.value, value.unit);
    case 'range':
      return `${figure(value.low, value.unit)} to ${figure(value.high, value.unit)}`;
    case 'region':
    case 'nation':
      return known[`in-text.${value.id}`] ?? known[`region.${value.id}`] ?? value.id;
    case 'good':
      return known[`good.${value.id}`] ?? value.id;
    case 'sector':
      return known[`sector.${value.id}`] ?? value.id;
    case 'site':
      return value.id;
    case 'name':
      return value.text;
    case 'turn':
      return `turn ${value.turn}`;
    case 'words':
      return value.keys.map((key) => known[key] ?? key).join(', ');
    case 'key':
      return known[value.key] ?? value.key;
  }
}

const figure = (value: number, unit: string): string => {
  const rounded = Math.round(value * 100) / 100;
  return unit === 'count' || unit === 'points' ? String(rounded) : `${rounded} ${unit}`;
};
