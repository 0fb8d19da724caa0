import type { Word } from './words.ts';

/** A stretch of a scene's words, both ends inclusive. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export const hasName = (words: readonly Word[], { first, last }: Stretch): boolean => {
  for (let i = first; i <= last; i++) if (words[i]!.kind === 'name') return true;
  return false;
};

const INSIDE: ReadonlySet<string> = new Set([
  'det',
  'name',
  'num',
  'own',
  's',
  'either',
  'noun',
  'adj',
  'ing',
]);
const HEADS: ReadonlySet<string> = new Set([
  'pron',
  'name',
  's',
  'word',
  'noun',
  'num',
  'adj',
  'ing',
  'wh',
  'det',
]);

/** The noun phrases of a scene, left to right: runs of words that neither a function word, a verb nor a mark breaks. */
export function phrases(words: readonly Word[]): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  while (at < words.length) {
    const { kind } = words[at]!;
    if (kind === 'pron' || (kind === 'wh' && /^who/.test(words[at]!.lower)) || kind === 'that') {
      if (kind !== 'that') found.push({ first: at, last: at });
      at++;
      continue;
    }
    if (!INSIDE.has(kind) || kind === 'own') {
      at++;
      continue;
    }
    let last = at;
    while (last + 1 < words.length && INSIDE.has(words[last + 1]!.kind) && words[last + 1]!.kind !== 'det')
      last++;
    if (HEADS.has(words[last]!.kind)) found.push({ first: at, last });
    at = last + 1;
  }
  return found;
}

/** How many phrases on either side of a cue can be its source. */
const MOST_BEFORE = 5;
const MOST_BEHIND = 3;

/** A phrase and its place from the cue: -1 the nearest before it, 1 the nearest behind it, 0 what the cue cut off. */
export interface SourceCandidate extends Stretch {
  readonly rank: number;
}

/** The phrases near a cue; one that holds the cue is cut in two, and what is behind it has rank 0. */
export function sourcesNear(all: readonly Stretch[], cue: number): SourceCandidate[] {
  const found: SourceCandidate[] = [];
  let next = 0;
  while (next < all.length && all[next]!.first < cue) next++;
  for (let i = next - 1, rank = -1; i >= 0 && rank >= -MOST_BEFORE; i--, rank--) {
    const { first, last } = all[i]!;
    found.push({ first, last: Math.min(last, cue - 1), rank });
  }
  let at = next;
  let held = next > 0 ? all[next - 1]!.last : -1;
  while (at < all.length && all[at]!.first <= cue) held = Math.max(held, all[at++]!.last);
  if (held > cue) found.push({ first: cue + 1, last: held, rank: 0 });
  for (let rank = 1; at < all.length && rank <= MOST_BEHIND; at++, rank++) found.push({ ...all[at]!, rank });
  return found;
}

const VERBS: ReadonlySet<string> = new Set(['ed', 'verb', 'aux']);

/**
 * Who a verb behind `and` shares its subject with: `the group attacked the base and said` is said by the group.
 * Undefined where no phrase before it stands right in front of a verb of its own.
 */
export function sharedSubject(
  words: readonly Word[],
  all: readonly Stretch[],
  verb: number,
): Stretch | undefined {
  let joint = verb - 1;
  while (words[joint]?.kind === 'adv' || words[joint]?.kind === 'aux') joint--;
  if (!/^(?:and|but)$/.test(words[joint]?.lower ?? '')) return undefined;
  return all.findLast(({ first, last }) => {
    if (last >= joint - 1) return false;
    let at = last + 1;
    while (words[at]?.kind === 'adv') at++;
    const next = words[at]!;
    const before = words[first - 1]?.kind;
    return VERBS.has(next.kind) && !/^(?:prep|to|verb|ed|ing)$/.test(before ?? '');
  });
}
