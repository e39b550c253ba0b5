import { useState } from 'preact/hooks';

/** Keeps a value as it was before, as long as it says the same: what follows it is not drawn anew. For plain data. */
export function keeper<T>(): (value: T) => T {
  let kept: { value: T; said: string } | null = null;
  return (value) => {
    if (kept?.value === value) return value;
    const said = JSON.stringify(value);
    if (kept?.said !== said) kept = { value, said };
    return kept.value;
  };
}

export function useSame<T>(value: T): T {
  const [keep] = useState(keeper<T>);
  return keep(value);
}
