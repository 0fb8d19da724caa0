/** Shared terms over all terms of both (Jaccard), 0 to 1; two empty sets are the same. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of one) if (other.has(term)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}
