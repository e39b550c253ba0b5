import { useRef } from 'preact/hooks';

/** The value as it was before, as long as it says the same: what follows it is not drawn anew. For plain data. */
export function useSame<T>(value: T): T {
  const kept = useRef({ value, said: '' });
  if (kept.current.value !== value) {
    const said = JSON.stringify(value);
    if (said !== kept.current.said) kept.current = { value, said };
  }
  return kept.current.value;
}
