/** The share of the question's weight that `terms` hold, 0 to 1. */
export function covered(weights: ReadonlyMap<string, number>, terms: ReadonlySet<string>): number {
  let sum = 0;
  for (const [term, weight] of weights) if (terms.has(term)) sum += weight;
  return sum;
}
