import { type SchemaType, schema, t } from '@colyseus/schema';

/** What everybody at a table sees at once; private facts travel in the seat's own Desk. */
export const SeatState = schema(
  {
    bot: t.boolean().default(false),
    character: t.string().default(''), // of a bot
    strength: t.uint8().default(0), // of a bot that thinks; 0 for one that follows its habits
    connected: t.boolean().default(false),
    absent: t.boolean().default(false), // a stand-in holds the seat
    sealed: t.boolean().default(false), // or, for a bot: has decided
    since: t.float64().default(0), // ms since 1970 since when it has been so
    due: t.float64().default(0), // ms since 1970 when its time is up; 0 for no clock
    reserve: t.uint32().default(0), // ms of its own, drawn when the time of the turn is up
    leave: t.float64().default(0), // ms by which it may still stop its clock
    paused: t.float64().default(0), // ms since 1970 since when it is on leave; 0: at work
  },
  'SeatState',
);
export type SeatState = SchemaType<typeof SeatState>;

export const MatchState = schema(
  {
    turn: t.uint16().default(0), // turns resolved
    turns: t.uint16().default(0),
    over: t.boolean().default(false),
    stuck: t.boolean().default(false), // the rules fail on this turn
    deadline: t.float64().default(0), // ms since 1970; 0 for no clock
    clock: t.uint32().default(0), // seconds to plan a turn; 0 for no clock
    slower: t.uint32().default(0), // seconds for a turn by correspondence, as somebody proposes; 0: nobody does
    now: t.float64().default(0), // ms since 1970 on the server's clock, when this was written
    watchers: t.uint8().default(0), // people without a seat
    seats: t.map(SeatState),
    outside: t.map('float32'), // last prices by commodity, USD/kg
    inside: t.map('float32'),
    chinaMining: t.float32().default(0),
    chinaSeparation: t.float32().default(0),
  },
  'MatchState',
);
export type MatchState = SchemaType<typeof MatchState>;
