import type { Duty } from './duties.ts';
import type { Skill } from './knowhow.ts';
import type { Licensing } from './licences.ts';

/** How far a nation has its own rare earths, and what leaves it, in its hand. */
export interface Control {
  uses: number; // embargoes that the world knows of, so far: each costs more standing than the last
  tricks: number; // deniable embargoes that nobody has traced; secret
  groups: number; // 0..1 share of its mining that state groups hold
  merging: number; // turns that the consolidation still takes
  police: number; // 0..1 how hard unlicensed digging and smuggling are fought; fades
  miningQuota: number | null; // t of concentrate its licensed mines may dig per turn
  licences: Licensing[]; // exports that need one, case by case
  duties: Duty[]; // on other goods, in retaliation
  technologyBan: boolean; // lets no processing technology out
  research: Record<Skill, number>; // M USD for know-how this turn
}

export const noControl = (): Control => ({
  uses: 0,
  tricks: 0,
  groups: 0,
  merging: 0,
  police: 0,
  miningQuota: null,
  licences: [],
  duties: [],
  technologyBan: false,
  research: { separation: 0, magnet: 0 },
});
