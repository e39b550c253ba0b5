/** Worlds as they might be that every piece of advice is tried in. */
export const WORLDS = 4;

/** Half-years that the advisor looks ahead. */
export const HORIZON = 6;
