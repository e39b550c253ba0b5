/**
 * Who brought about how much of a change. A game is a figure (or several at once) for every set of causes that
 * might have happened alone. docs/model.md, "Why a number changed", has the mathematics.
 */

/** A cause (`players` has one bit) or a group of them that is split further. */
export interface Branch {
  players: number; // a bit for each cause below
  parts: readonly Branch[]; // none for a single cause
}

/** The figures when only the causes of a set (a bit each) have happened. Asked often: whoever answers remembers. */
export type Game = (set: number) => Figures;
type Figures = Float64Array<ArrayBufferLike>;

/** A setting in which a group is split: what else has happened, and how much this setting counts. */
interface Setting {
  others: number;
  weight: number;
  end: 'first' | 'last' | null; // where it is the emptiest or the fullest of all
}

/** A larger group than this is split by what each part does when it comes first of all and last of all. */
const MOST_PARTS = 2;

/** So many re-solved markets may splitting one group take when every setting outside it is looked at. */
const MOST_SOLVES = 12;

export const leaf = (player: number): Branch => ({ players: 1 << player, parts: [] });
export const group = (parts: readonly Branch[]): Branch => ({
  players: parts.reduce((all, part) => all | part.players, 0),
  parts,
});

/**
 * The share of every cause in `game(all) - game(0)`, by its bit's place. Among the parts of the root it is the
 * Shapley value (1953) over whole groups; within a group the Owen value (1977) where that is affordable, and
 * else the Shapley value (of more than three: the marginal effect) in the two settings that count most, nothing
 * else and everything else having happened, scaled to the group's share.
 */
export function attribute(root: Branch, players: number, game: Game): Figures[] {
  const width = game(0).length;
  const out: Figures[] = Array.from({ length: players }, () => new Float64Array(width));
  const total = difference(game(root.players), game(0));
  split(root, total, [{ others: 0, weight: 1, end: null }], game, (players, share) => {
    const index = 31 - Math.clz32(players);
    out[index] = share;
  });
  return out;
}

function split(
  branch: Branch,
  total: Figures,
  settings: readonly Setting[],
  game: Game,
  found: (players: number, share: Figures) => void,
): void {
  const { parts } = branch;
  if (parts.length === 0) {
    if (branch.players !== 0) found(branch.players, total);
    return;
  }
  const shares: Figures[] = parts.map(() => new Float64Array(total.length));
  for (const setting of settings)
    parts.forEach((_, index) => {
      const share = shares[index] ?? total;
      if (setting.end === null || parts.length <= MOST_PARTS)
        addShapley(share, index, parts, setting.others, setting.weight, game);
      else addEnd(share, index, branch, setting, game);
    });
  scale(shares, total);
  parts.forEach((part, index) => {
    const share = shares[index];
    if (share) split(part, share, settingsFor(branch, index, settings), game, found);
  });
}

/** Adds a part's Shapley value among its siblings, in one setting, to `share`. */
function addShapley(
  share: Figures,
  index: number,
  parts: readonly Branch[],
  others: number,
  weight: number,
  game: Game,
): void {
  const own = parts[index]?.players ?? 0;
  forSubsets(parts, index, (set, size) => {
    const part = weight * shapleyWeight(size, parts.length);
    const without = game(others | set);
    const withIt = game(others | set | own);
    for (let at = 0; at < share.length; at++)
      share[at] = (share[at] ?? 0) + part * ((withIt[at] ?? 0) - (without[at] ?? 0));
  });
}

/** Adds what a part does alone where nothing else has happened, or on top where everything else has. */
function addEnd(
  share: Figures,
  index: number,
  branch: Branch,
  { others, weight, end }: Setting,
  game: Game,
): void {
  const own = branch.parts[index]?.players ?? 0;
  const rest = end === 'last' ? others | (branch.players & ~own) : others;
  const without = game(rest);
  const withIt = game(rest | own);
  for (let at = 0; at < share.length; at++)
    share[at] = (share[at] ?? 0) + weight * ((withIt[at] ?? 0) - (without[at] ?? 0));
}

/** All settings of the outermost groups where a group is small, and the two extremes elsewhere. */
function settingsFor(branch: Branch, index: number, settings: readonly Setting[]): Setting[] {
  const part = branch.parts[index];
  const first = settings[0];
  if (!part || part.parts.length === 0 || !first) return [];
  const outermost = settings.length === 1 && first.end === null;
  const solves = (1 << (branch.parts.length - 1)) * ((1 << part.parts.length) - 2);
  if (outermost && solves <= MOST_SOLVES) {
    const all: Setting[] = [];
    forSubsets(branch.parts, index, (others, size) => {
      all.push({ others, weight: shapleyWeight(size, branch.parts.length), end: null });
    });
    return all;
  }
  let everything = branch.players;
  for (const { others } of settings) everything |= others;
  return [
    { others: 0, weight: 0.5, end: 'first' },
    { others: everything & ~part.players, weight: 0.5, end: 'last' },
  ];
}

/** Makes shares add up to the total; who had no part in any setting still has none, unless nobody had. */
function scale(shares: readonly Figures[], total: Figures): void {
  for (let at = 0; at < total.length; at++) {
    let sum = 0;
    let size = 0;
    for (const share of shares) {
      sum += share[at] ?? 0;
      size += Math.abs(share[at] ?? 0);
    }
    const missing = (total[at] ?? 0) - sum;
    for (const share of shares) {
      const own = share[at] ?? 0;
      share[at] = own + (size > 0 ? missing * (Math.abs(own) / size) : missing / shares.length);
    }
  }
}

/** Every set of the parts but one, as bits of their players, with the number of parts in it. */
function forSubsets(
  parts: readonly Branch[],
  without: number,
  visit: (players: number, size: number) => void,
): void {
  for (let set = 0; set < 1 << parts.length; set++) {
    if (set & (1 << without)) continue;
    let players = 0;
    let size = 0;
    parts.forEach((part, index) => {
      if (!(set & (1 << index))) return;
      players |= part.players;
      size += 1;
    });
    visit(players, size);
  }
}

/** s! (n - s - 1)! / n! */
function shapleyWeight(size: number, players: number): number {
  let weight = 1 / players;
  for (let k = 1; k <= size; k++) weight *= k / (players - k);
  return weight;
}

function difference(a: Figures, b: Figures): Figures {
  return Float64Array.from(a, (value, at) => value - (b[at] ?? 0));
}
