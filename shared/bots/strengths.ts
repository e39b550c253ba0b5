/** How well a bot plays: comes of looking ahead and of fewer errors, nothing else. */
export const STRENGTHS = [1, 2, 3, 4, 5] as const;
export type Strength = (typeof STRENGTHS)[number];

/** How far a bot looks, and how often it errs. Counted in half-years played in its head, never in time. */
export interface Depth {
  stances: number; // of its character that it compares; with one it just takes the dearest
  ideas: number; // of each kind of order that it looks at
  glance: number; // half-years for a first look at an idea
  horizon: number; // half-years for what looks good
  samples: number; // worlds as they might be, for what looks good
  tries: number; // ideas that it looks at closely
  scales: boolean; // whether it also asks how much of each
  overlooks: number; // share of ideas that never come to its mind
  misjudges: number; // points of score by which it may be wrong about an idea
  indulges: number; // share of what its character likes that it gives points away for
}

export const DEPTHS: Record<Strength, Depth> = {
  1: {
    stances: 1,
    ideas: 0,
    glance: 1,
    horizon: 1,
    samples: 1,
    tries: 0,
    scales: false,
    overlooks: 0.5,
    misjudges: 0,
    indulges: 1,
  },
  2: {
    stances: 1,
    ideas: 1,
    glance: 1,
    horizon: 2,
    samples: 1,
    tries: 2,
    scales: false,
    overlooks: 0.6,
    misjudges: 0.6,
    indulges: 1,
  },
  3: {
    stances: 2,
    ideas: 2,
    glance: 1,
    horizon: 2,
    samples: 1,
    tries: 4,
    scales: false,
    overlooks: 0.4,
    misjudges: 0.3,
    indulges: 1,
  },
  4: {
    stances: 3,
    ideas: 2,
    glance: 1,
    horizon: 4,
    samples: 1,
    tries: 8,
    scales: false,
    overlooks: 0.2,
    misjudges: 0.1,
    indulges: 0.6,
  },
  5: {
    stances: 4,
    ideas: 4,
    glance: 2,
    horizon: 6,
    samples: 2,
    tries: 14,
    scales: true,
    overlooks: 0,
    misjudges: 0,
    indulges: 0.35,
  },
};
