import { wordsOf } from '../attribution/words.ts';
import type { NumberRead } from './numbers.ts';

/** What a number counts and of whom, and where that ends. */
export interface Counted {
  readonly counted: string | null;
  readonly of: string | null;
  readonly end: number;
}

/** How far behind a number its noun is looked for, in UTF-16 units. */
const REACH = 80;
const INSIDE: ReadonlySet<string> = new Set(['noun', 's', 'adj', 'name', 'either', 'ing']);
const STATES =
  /^(?:dead|killed|wounded|injured|missing|captured|arrested|detained|displaced|homeless|hurt|ill|hospitalized|hospitalised|others?|more|alive|late|later|early|earlier|overnight|today|yesterday|tonight)$/;

/** The noun phrase behind a number: `dozens of Malian soldiers`, `three of their own`, `10 dead`. */
export function countedBehind(text: string, { end, unit }: NumberRead, to: number): Counted {
  const words = wordsOf(text, end, Math.min(to, end + REACH));
  let at = words[0]?.kind === 'close' || words[0]?.kind === 'quote' ? 1 : 0;
  if (words[at]?.lower === 'more' || words[at]?.lower === 'other' || words[at]?.lower === 'of') at++;
  const owned = words[at]?.kind === 'det' && words[at - 1]?.lower === 'of';
  if (owned) at++;
  const first = at;
  while (at < words.length && INSIDE.has(words[at]!.kind) && !STATES.test(words[at]!.lower)) {
    at++;
    // A plural noun closes what is counted; a verb in the present may follow it.
    if (words[at - 1]!.kind === 's' && words[at]?.kind !== 'name' && words[at]?.kind !== 's') break;
    if (words[at - 1]!.lower === 'people') break;
  }
  if (at === first) {
    const own = owned && words[at - 1]!.lower !== 'the' && words[at]?.lower === 'own';
    return {
      counted: own ? 'own' : null,
      of: owned ? text.slice(words[first - 1]!.start, words[own ? first : first - 1]!.end) : null,
      end,
    };
  }
  const last = words[at - 1]!;
  const counted = text.slice(words[first]!.start, last.end);
  if (unit !== null) return { counted: null, of: ofBehind(text, words, 0), end };
  return {
    counted,
    of: owned ? text.slice(words[first - 1]!.start, last.end) : ofBehind(text, words, at),
    end: last.end,
  };
}

/** `members of the group`: the group. */
function ofBehind(text: string, words: ReturnType<typeof wordsOf>, at: number): string | null {
  if (words[at]?.lower !== 'of') return null;
  let last = at + 1;
  if (words[last]?.kind === 'det') last++;
  while (last < words.length && INSIDE.has(words[last]!.kind)) last++;
  return last > at + 1 ? text.slice(words[at + 1]!.start, words[last - 1]!.end) : null;
}
