import { type SchemaType, schema, t } from '@colyseus/schema';

/** What everybody at a table sees at once; private facts travel in the seat's own Desk. */
export const SeatState = schema(
  {
    bot: t.boolean().default(false),
    connected: t.boolean().default(false),
    sealed: t.boolean().default(false),
  },
  'SeatState',
);
export type SeatState = SchemaType<typeof SeatState>;

export const MatchState = schema(
  {
    turn: t.uint16().default(0), // turns resolved
    turns: t.uint16().default(0),
    over: t.boolean().default(false),
    deadline: t.float64().default(0), // ms since 1970; 0 for no clock
    seats: t.map(SeatState),
    outside: t.map('float32'), // last prices by commodity, USD/kg
    inside: t.map('float32'),
    chinaMining: t.float32().default(0),
    chinaSeparation: t.float32().default(0),
  },
  'MatchState',
);
export type MatchState = SchemaType<typeof MatchState>;
