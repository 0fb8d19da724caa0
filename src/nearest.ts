/** Of `names`, those that the fewest slips of the keyboard turn into `typed`; none when that takes too many. */
export function nearest(typed: string, names: readonly string[], most: number): string[] {
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  const near = names.map((name) => ({ name, slips: slips(typed, name, allowed) }));
  const fewest = Math.min(allowed, ...near.map((each) => each.slips));
  return near
    .filter((each) => each.slips === fewest)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Letters added, left out, changed, or two swapped; more than `allowed` is only known to be more. */
export function slips(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return allowed + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + (same ? 0 : 1),
        swapped ? beforeLast[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
