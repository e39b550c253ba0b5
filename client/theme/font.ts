/** The type of the page for canvases, in the script of its language; read when drawing. */
export const FONT = {
  get sans() {
    return family('--sans', 'sans-serif');
  },
  get condensed() {
    return family('--cond', 'sans-serif');
  },
  get mono() {
    return family('--mono', 'monospace');
  },
  get serif() {
    return family('--serif', 'serif');
  },
} as const;

const families = new Map<string, string>();

/** As the style sheets have it in the page's language, so that there is one list of type. */
function family(variable: string, fallback: string): string {
  const root = document.documentElement;
  const name = root.lang + variable;
  const known = families.get(name);
  if (known !== undefined) return known;
  const found = getComputedStyle(root).getPropertyValue(variable).trim() || fallback;
  families.set(name, found);
  return found;
}
