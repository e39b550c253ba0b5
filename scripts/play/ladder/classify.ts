/** What somebody was seen doing, and who it was. */
export interface Sample {
  label: string;
  counts: Readonly<Record<string, number>>;
}

/** Nothing is taken to be impossible because it was not seen. */
const SMOOTHING = 0.5;

/** Naive Bayes over how often each thing was done: tells who it most likely was. */
export function learn(samples: readonly Sample[]): (counts: Sample['counts']) => string {
  const things = new Set(samples.flatMap(({ counts }) => Object.keys(counts)));
  const classes = [...new Set(samples.map(({ label }) => label))].map((label) => {
    const own = samples.filter((one) => one.label === label);
    const total = (thing: string) => own.reduce((sum, { counts }) => sum + (counts[thing] ?? 0), SMOOTHING);
    const all = [...things].reduce((sum, thing) => sum + total(thing), 0);
    const weight = new Map([...things].map((thing) => [thing, Math.log(total(thing) / all)]));
    return { label, weight, prior: Math.log(own.length / samples.length) };
  });
  return (counts) => {
    const scored = classes.map(({ label, weight, prior }) => ({
      label,
      points: Object.entries(counts).reduce(
        (sum, [thing, times]) => sum + times * (weight.get(thing) ?? 0),
        prior,
      ),
    }));
    return scored.reduce((a, b) => (b.points > a.points ? b : a)).label;
  };
}
