const REGIONS = 'header, nav, section[aria-label], section[aria-labelledby], aside, fieldset[aria-label]';
const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary, [tabindex="0"]';

/** Takes the keyboard to the next part of the page, or the one before: F6, as in other programs. */
export function stepRegion(page: Document, step: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (one) => one.checkVisibility() && !one.parentElement?.closest(REGIONS),
  );
  const here = regions.findIndex((one) => one.contains(page.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : regions.length - 1) : here + step;
  const region = regions.at(next % regions.length);
  if (!region) return;
  const first = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.checkVisibility());
  if (!first) region.tabIndex = -1;
  (first ?? region).focus();
}
