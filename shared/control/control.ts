/** How far a nation has its own rare earths, and what leaves it, in its hand. */
export interface Control {
  uses: number; // embargoes that the world knows of, so far: each costs more standing than the last
  tricks: number; // deniable embargoes that nobody has traced; secret
}

export const noControl = (): Control => ({ uses: 0, tricks: 0 });
