import type { Commodity, Good, NationId, Ore } from '#shared/world/terms.ts';

/** Every colour of the game by its meaning. The DOM has the same ones as CSS variables (variables.ts). */
export interface Palette {
  scheme: 'light' | 'dark';
  ink: string;
  ink2: string; // second in rank, still for reading
  ink3: string; // notes
  rule: string; // hairlines
  rule2: string; // edges of controls
  paper: string; // what the ink stands on, and the ink of words that stand on ink
  table: string; // the ground between papers
  wash: string;
  neutral: string; // a share that belongs to nobody in particular
  veil: string; // over the page while a dialog asks
  signal: string; // you, now, your next action; nothing else
  onSignal: string;
  signalSoft: string; // ink stands on it
  focus: string;
  good: string; // for you
  bad: string;
  badSoft: string;
  working: string; // states of mines and plants
  building: string;
  resting: string;
  nation: Record<NationId, string>; // seals and lines
  onNation: string;
  tint: Record<NationId, string>; // lands
  flow: Record<Good | Ore, string>; // goods as lines, tiles and bands; a pattern or a name doubles them
  onFlow: string;
  map: {
    sea: string;
    shoal: string;
    shoalInner: string;
    graticule: string;
    land: string;
    partner: string;
    mine: string; // one's own land
    coast: string;
    border: string;
    seaName: string;
    degree: string;
    casing: string; // the edge that parts lines and words from what lies under them
    plate: string; // what a glyph stands on
  };
  /** The top bar and the market are dark in every theme. */
  terminal: {
    ground: string;
    ground2: string;
    rule: string;
    ink: string;
    mute: string;
    good: string;
    bad: string;
    flow: Record<Commodity, string>;
  };
}
