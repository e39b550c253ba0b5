import { computed, effect, signal } from '@preact/signals';
import { settings } from '../settings/settings.ts';
import { choose, type Language, localeOf, type Part, wordsOf } from './languages.ts';
import { needType } from './type.ts';

/** `?lang=…` in the address goes before what was stored, until the reader chooses anew. */
const linked = new URLSearchParams(globalThis.location?.search).get('lang');
const stored = settings.language.peek();
const wanted = computed<Language>(() => {
  const own = settings.language.value;
  return choose(own === stored ? (linked ?? own) : own, globalThis.navigator?.languages ?? []);
});

/** The language on the page. What reads it, as `t` does, is said anew when it changes. */
export const spoken = signal<Language>(wanted.peek());

/** The same for numbers, plurals and dates. */
export const locale = computed(() => localeOf(spoken.value));

const known = new Map<Language, Map<string, string>>();

/** The pattern of a word or sentence in the language on the page, once it has been fetched. */
export const pattern = (key: string): string | undefined => known.get(spoken.value)?.get(key);

const parts = new Set<Part>();
const fetched = new Map<string, Promise<void>>();

function fetchWords(language: Language, part: Part): Promise<void> {
  const name = `${language}/${part}`;
  const before = fetched.get(name);
  if (before) return before;
  const coming = wordsOf(language, part).then((words) => {
    const all = known.get(language) ?? new Map<string, string>();
    known.set(language, all);
    for (const [key, said] of Object.entries(words)) all.set(key, said);
  });
  fetched.set(name, coming);
  coming.catch(() => fetched.delete(name));
  return coming;
}

/** Fetches more words of the language on the page; switching fetches as many of the next. */
export async function needWords(part: Part): Promise<void> {
  parts.add(part);
  await fetchWords(spoken.value, part);
}

async function speak(language: Language): Promise<void> {
  await Promise.all([...parts].map((part) => fetchWords(language, part)));
  if (wanted.peek() === language) spoken.value = language;
}

/** Follows the settings. While words cannot be fetched, the page stays in the language that it has. */
export function followLanguage(page: Document): void {
  effect(() => {
    const next = wanted.value;
    if (next !== spoken.peek()) void speak(next).catch(() => undefined);
  });
  effect(() => {
    page.documentElement.lang = locale.value;
    needType(spoken.value);
  });
}
