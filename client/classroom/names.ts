/** Names in a row, as one says them in the page's language: "Aiko, Ben and Chen". */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(document.documentElement.lang).format(names);
