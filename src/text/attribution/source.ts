import type { Stretch } from './sources.ts';
import type { Word } from './words.ts';

/** Prepositions that hang one noun phrase on another: `a spokesman for the army`. */
const JOINING = new Set(['of', 'for', 'at', 'from', 'with', 'in', 'to', 'on']);
/** Those that also belong to what stands before them: `the centre for policy`, not `the army in an ambush`. */
const HANGING = new Set(['of', 'for', 'at', 'from']);
const NOMINAL: ReadonlySet<string> = new Set(['name', 'noun', 's', 'either', 'num', 'own', 'adj', 'det']);

/**
 * The whole phrase a source is part of: `Mohamed Ramadan, spokesman for the separatists`, from whichever of its parts
 * was found. It never reaches over the cue.
 */
export function fullSource(words: readonly Word[], found: Stretch, cue: number): Stretch {
  if (words[found.first]?.kind === 'pron') return found;
  let first = relativeHead(words, found, cue);
  for (;;) {
    const joined = joinedBefore(words, first);
    if (joined < 0 || (joined <= cue && first > cue)) break;
    first = joined;
  }
  return { first, last: withTail(words, found, cue).last };
}

/** Where the phrase begins whose relative clause ends with what was found: `agencies that viewed the footage said`. */
function relativeHead(words: readonly Word[], { first, last }: Stretch, cue: number): number {
  const isObject = cue === last + 1 && /^(?:verb|ed)$/.test(words[first - 1]?.kind ?? '');
  if (!isObject || !/^(?:who|that|which)$/.test(words[first - 2]?.lower ?? '')) return first;
  const start = phraseStart(words, first - 3);
  return start < 0 ? first : start;
}

/** A phrase with what hangs on it behind: `an expert` is `an expert at the centre`. It never reaches over the cue. */
export function withTail(words: readonly Word[], { first, last }: Stretch, cue: number): Stretch {
  let end = last;
  for (;;) {
    const joined = joinedBehind(words, end);
    if (joined < 0 || (joined >= cue && end < cue)) return { first, last: end };
    end = joined;
  }
}

/** The end of the noun phrase that starts at `first`, without what hangs on it. */
export function headEnd(words: readonly Word[], first: number): number {
  return phraseEnd(words, first);
}

/** The start of the phrase that a preposition or an apposition's comma joins to what begins at `first`, or -1. */
function joinedBefore(words: readonly Word[], first: number): number {
  const joint = words[first - 1];
  if (joint === undefined || first < 2) return -1;
  const isOffice = words[first]!.kind !== 'name' || words[first]!.lower === words[first]!.raw;
  const comma = joint.kind === 'comma' && isOffice && words[first - 2]!.kind === 'name';
  if (!JOINING.has(joint.lower) && !comma) return -1;
  const start = phraseStart(words, first - 2);
  if (start < 0) return -1;
  // An apposition's name opens its clause: `Gao, a spokesman said` is none after `in`.
  if (
    comma &&
    start > 0 &&
    !/^(?:comma|stop|open|close|quote|conj|that|verb|ed)$/.test(words[start - 1]!.kind)
  )
    return -1;
  if (
    !comma &&
    words[first - 2]!.kind !== 'noun' &&
    words[first - 2]!.kind !== 's' &&
    words[first - 2]!.kind !== 'name'
  )
    return -1;
  return start;
}

function joinedBehind(words: readonly Word[], last: number): number {
  const joint = words[last + 1];
  const next = words[last + 2];
  if (joint === undefined || next === undefined) return -1;
  if (HANGING.has(joint.lower) && NOMINAL.has(next.kind)) return phraseEnd(words, last + 2);
  if (joint.kind !== 'comma' || words[last]!.kind !== 'name') return -1;
  // `, a Sahel expert at the centre`, `, spokesman for the army`: an office, not the next clause.
  if (next.kind !== 'det' && next.kind !== 'noun') return -1;
  const end = phraseEnd(words, last + 2);
  const behind = words[end + 1];
  return behind === undefined || /^(?:comma|stop|prep|close|quote)$/.test(behind.kind) ? end : -1;
}

function phraseStart(words: readonly Word[], at: number): number {
  let start = at;
  if (!NOMINAL.has(words[start]?.kind ?? '')) return -1;
  while (start > 0 && NOMINAL.has(words[start - 1]!.kind) && words[start]!.kind !== 'det') start--;
  return start;
}

function phraseEnd(words: readonly Word[], at: number): number {
  let end = at;
  while (end + 1 < words.length && NOMINAL.has(words[end + 1]!.kind) && words[end + 1]!.kind !== 'det') end++;
  return end;
}
