/** The place of all tournaments: one process holds them at a time, and keeps the clocks of their tables going. */
export const TOURNAMENTS = 'tournaments';
