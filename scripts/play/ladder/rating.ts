/** What is believed of a player's skill: a normal distribution. */
export interface Rating {
  mu: number;
  sigma: number;
}

/** As OpenSkill and TrueSkill have them: 25, give or take a third of it. */
const NEW: Rating = { mu: 25, sigma: 25 / 3 };
/** Spread of how a player does from one deal to the next. */
const BETA = 25 / 6;
/** A rating never becomes surer than by this share in one deal. */
const LEAST_LEFT = 0.0001;

/**
 * Ratings after some rankings of free-for-alls, by the Plackett-Luce model of Weng and Lin, "A Bayesian Approximation
 * Method for Online Ranking", JMLR 12 (2011), algorithm 4: what OpenSkill uses.
 *
 * @param rankings each the points that players had; more is better
 */
export function rate(rankings: readonly Record<string, number>[]): Record<string, Rating> {
  const ratings: Record<string, Rating> = {};
  for (const points of rankings) {
    const names = Object.keys(points);
    const before = names.map((name) => ratings[name] ?? NEW);
    const after = update(
      before,
      names.map((name) => points[name] ?? 0),
    );
    for (const [index, name] of names.entries()) ratings[name] = after[index] ?? NEW;
  }
  return ratings;
}

function update(players: readonly Rating[], points: readonly number[]): Rating[] {
  const spread = Math.sqrt(players.reduce((sum, { sigma }) => sum + sigma ** 2 + BETA ** 2, 0));
  const strength = players.map(({ mu }) => Math.exp(mu / spread));
  /** Those who came no better than a player, itself among them. */
  const field = points.map((own) =>
    points.reduce((sum, other, index) => sum + (other <= own ? (strength[index] ?? 0) : 0), 0),
  );
  const ties = points.map((own) => points.filter((other) => other === own).length);
  return players.map(({ mu, sigma }, player) => {
    let better = 0;
    let surer = 0;
    for (const [place, total] of field.entries()) {
      if ((points[place] ?? 0) < (points[player] ?? 0)) continue;
      const chance = (strength[player] ?? 0) / total;
      const tied = ties[place] ?? 1;
      better += ((place === player ? 1 : 0) - chance) / tied;
      surer += (chance * (1 - chance)) / tied;
    }
    const step = sigma ** 2 / spread;
    const share = (sigma / spread) * (sigma / spread) ** 2 * surer;
    return { mu: mu + step * better, sigma: sigma * Math.sqrt(Math.max(1 - share, LEAST_LEFT)) };
  });
}
