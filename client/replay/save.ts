import { download, hand } from '../market/csv.ts';
import { find } from './source.ts';
import { ReplayThread } from './thread.ts';

/** A match as a file that anybody can check and watch, or as a table. */
export type FileKind = 'json' | 'csv';

export function handMatch(match: string, kind: FileKind, written: string): void {
  const name = `lanthanide-${match}.${kind}`;
  if (kind === 'csv') download(name, written);
  else hand(name, written, 'application/json');
}

/** Hands over a match that is not open. Throws where it can't be had. */
export async function saveMatch(match: string, kind: FileKind): Promise<void> {
  const found = await find(match);
  if (!found.ok) throw new Error(found.code);
  const thread = new ReplayThread(found.source);
  try {
    const opened = await thread.ask({ is: 'open' });
    if (!opened.ok) throw new Error(opened.code);
    handMatch(match, kind, await thread.ask({ is: kind }));
  } finally {
    thread.close();
  }
}
