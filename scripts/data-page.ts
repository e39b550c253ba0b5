import { sheets } from '../shared/classroom/data/files.ts';
import { newClass } from '../shared/classroom/step.ts';
import { classSetup } from '../shared/protocol/class-setup.ts';

const MARK = '<!-- From here on written by `npm run codebook`. -->';

/** The page on the data with its tables as the files are filled now; what stands above the mark stays. */
export function codebookPage(page: string): string {
  const [above = ''] = page.split(MARK);
  const nobody = { class: newClass('', classSetup.parse({})), worlds: [], questions: [], letters: true };
  const tables = sheets(nobody).flatMap(({ id, says, columns }) =>
    columns.length === 0
      ? []
      : [
          `## ${id}.csv\n\nOne row is ${says}.\n`,
          table(
            ['Column', 'Type', 'Unit', 'Holds'],
            columns.map(({ name, type, unit, says: holds }) => [`\`${name}\``, type, unit, holds]),
          ),
        ],
  );
  return `${above}${MARK}\n\n${tables.join('\n')}`;
}

/** A table in columns as wide as their widest cell, as the formatter would have it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((cells) => cells[at]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows]
    .map((cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`)
    .join('');
}
