import type { ColumnType, Generated } from 'kysely';

/** The tables of the journal. JSON is kept as text, so that what was written is read back letter for letter. */
export interface Tables {
  match: MatchTable;
  seat: SeatTable;
  input: InputTable;
  snapshot: SnapshotTable;
}

interface MatchTable {
  id: string;
  setup: string; // MatchSetup
  created: Generated<ColumnType<Date>>;
}

interface SeatTable {
  match: string;
  nation: string;
  token: string; // SHA-256 of the seat's secret, hex
}

interface InputTable {
  match: string;
  seq: number; // 1, 2, 3 ... within a match
  at: string; // ms since 1970
  input: string; // Input
}

interface SnapshotTable {
  match: string;
  seq: number; // of the last input it holds
  turn: number;
  hash: string; // of the world
  state: string; // Match
  checksum: string; // SHA-256 of state, hex: what was read is what was written
}
