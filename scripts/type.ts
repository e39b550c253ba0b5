const PX = /(\d+(?:\.\d+)?)px/g;
const HEIGHT = /\/ (1\.\d+)/; // of a line, in a `font`

/**
 * Type in style sheets is written in px, as designed; the page gets it in rem, times the text size that the
 * reader has set, and never below what the theme asks for. So browser, reader and theme have a say in it.
 * Lines of several rows grow by what the script needs more (`--lead`, 0 but for Chinese and Japanese).
 */
export const scalableType = {
  postcssPlugin: 'scalable-type',
  Declaration(declaration: { prop: string; value: string }): void {
    const { prop, value } = declaration;
    if (prop === 'font' || prop === 'font-size')
      declaration.value = value
        .replace(PX, (_, px: string) => `max(var(--least), calc(${Number(px) / 16}rem * var(--scale)))`)
        .replace(HEIGHT, '/ calc($1 + var(--lead))');
    if (prop === 'line-height' && /^1\.\d+$/.test(value)) declaration.value = `calc(${value} + var(--lead))`;
  },
};
