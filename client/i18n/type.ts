/** Type for scripts that the page's own has not, in slices of which a browser fetches those it needs. */
const TYPE: Readonly<Record<string, () => Promise<unknown>>> = {
  ja: () => import('@fontsource-variable/noto-sans-jp/wght.css'),
  zh: () => import('@fontsource-variable/noto-sans-sc/wght.css'),
};

/** Fetches the type of a language. Without it the page is read in what the system has. */
export function needType(language: string): void {
  TYPE[language]?.().catch(() => undefined);
}
