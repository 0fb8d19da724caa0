/** How likely two items belong together, 0 to 1; pairs that are not named are 0. */
export interface Link {
  readonly one: number;
  readonly other: number;
  readonly likelihood: number;
}

export interface LinkageOptions {
  /** Groups are joined while their pairs' mean likelihood is at least this. */
  readonly threshold: number;
  /** Groups that stand already; two of them are never joined. An item in none is on its own. */
  readonly standing?: readonly (readonly number[])[];
}

/**
 * Average-link clustering: the two groups whose pairs are likeliest on average are joined, until none are likely enough.
 * One mistaken likeness therefore never chains two groups together. Groups and their members are in order of first item.
 */
export function group(size: number, links: readonly Link[], options: LinkageOptions): number[][] {
  const { threshold, standing = [] } = options;
  const groups = new Map<number, number[]>();
  const home = new Int32Array(size).fill(-1);
  const fixed = new Set<number>();
  for (const members of standing) {
    const first = Math.min(...members);
    groups.set(
      first,
      [...members].sort((a, b) => a - b),
    );
    for (const member of members) home[member] = first;
    fixed.add(first);
  }
  for (let item = 0; item < size; item++) {
    if (home[item] !== -1) continue;
    home[item] = item;
    groups.set(item, [item]);
  }
  const sums = sumsBetween(links, home);
  // Each group remembers its likeliest partner; only the partners of joined groups are looked up anew.
  const best = new Map<number, Partner>();
  const joinable = (one: number, other: number): boolean => !(fixed.has(one) && fixed.has(other));
  const look = (one: number): void => {
    let found: Partner | undefined;
    const mine = groups.get(one)!.length;
    for (const [other, sum] of sums.get(one) ?? []) {
      if (!joinable(one, other)) continue;
      const mean = sum / (mine * groups.get(other)!.length);
      if (found === undefined || mean > found.mean || (mean === found.mean && other < found.other))
        found = { other, mean };
    }
    if (found === undefined) best.delete(one);
    else best.set(one, found);
  };
  for (const one of groups.keys()) look(one);
  for (;;) {
    let one = -1;
    for (const [candidate, { mean }] of best)
      if (mean >= threshold && (one === -1 || mean > best.get(one)!.mean)) one = candidate;
    if (one === -1) break;
    const { other } = best.get(one)!;
    const [kept, gone] = fixed.has(other) || (!fixed.has(one) && other < one) ? [other, one] : [one, other];
    const touched = join(groups, sums, kept, gone);
    best.delete(gone);
    for (const each of [kept, ...touched]) look(each);
  }
  return [...groups.values()].map((members) => members.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

interface Partner {
  readonly other: number;
  readonly mean: number;
}

type Sums = Map<number, Map<number, number>>;

function sumsBetween(links: readonly Link[], home: Int32Array): Sums {
  const sums: Sums = new Map();
  const add = (one: number, other: number, likelihood: number): void => {
    const row = sums.get(one) ?? new Map<number, number>();
    sums.set(one, row);
    row.set(other, (row.get(other) ?? 0) + likelihood);
  };
  for (const { one, other, likelihood } of links) {
    const [from, to] = [home[one]!, home[other]!];
    if (from === to) continue;
    add(from, to, likelihood);
    add(to, from, likelihood);
  }
  return sums;
}

/** Moves everything of `gone` into `kept`; the groups that had to do with either are returned. */
function join(groups: Map<number, number[]>, sums: Sums, kept: number, gone: number): number[] {
  groups.get(kept)!.push(...groups.get(gone)!);
  groups.delete(gone);
  const row = sums.get(kept)!;
  const old = sums.get(gone)!;
  row.delete(gone);
  old.delete(kept);
  for (const [other, sum] of old) {
    row.set(other, (row.get(other) ?? 0) + sum);
    const back = sums.get(other)!;
    back.delete(gone);
    back.set(kept, row.get(other)!);
  }
  sums.delete(gone);
  return [...row.keys()];
}
