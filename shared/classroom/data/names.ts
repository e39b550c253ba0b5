/** The tables of a class's data, what explains the others first; each is a file, and all of them are one more. */
export const TABLES = [
  'codebook',
  'matches',
  'members',
  'scores',
  'orders',
  'states',
  'states_long',
  'states_wide',
  'polls',
  'messages',
] as const;
export type TableId = (typeof TABLES)[number];

export const FILES = [...TABLES, 'all'] as const;
export type FileId = (typeof FILES)[number];

/** What a file is called when it is saved. */
export const fileName = (id: FileId): string => (id === 'all' ? 'all.json' : `${id}.csv`);
