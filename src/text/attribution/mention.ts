import { fullSource, headEnd, withTail } from './source.ts';
import type { Stretch } from './sources.ts';
import type { Word } from './words.ts';

/** A phrase that names or describes somebody. */
export interface Mention {
  /** As written, with office and all. */
  readonly text: string;
  readonly start: number;
  /** The words of its core in lower case: `mohamed maouloud ramadan`, `malian army`. */
  readonly core: readonly string[];
  /** The last word of its core as written. */
  readonly last: string;
  readonly kind: 'person' | 'group' | 'thing';
}

const DETERMINER = /^(?:the|a|an|its|his|her|their|our|this|that)$/;
const GROUP =
  /^(?:officials|police|authorities|army|forces|military|government|ministry|group|rebels|separatists|troops|company|agency|party|campaign|union|council|court|department|committee|team|office|commission|bank|association|organization|organisation|movement|corps|front|alliance|coalition|press|times|post|news|news agency|university|institute)$/;
const TITLE =
  /^(?:mr|mrs|ms|dr|president|minister|sen|rep|gov|gen|general|secretary|senator|mayor|judge|prof|professor|chief|leader|chairman|captain|col|colonel|lt|sgt)\.?$/;

/** `accused the front of the attack`: what hangs behind belongs to the verb. */
function isAccused(words: readonly Word[], { first }: Stretch): boolean {
  return /^(?:accus|suspect|convict|acquit|clear|warn|inform|remind|blam)/.test(
    words[first - 1]?.lower ?? '',
  );
}

/** The phrase of a sentence's words as a mention; `cue` is the word it never reaches over, -1 without one. */
export function mentionOf(text: string, words: readonly Word[], phrase: Stretch, cue: number): Mention {
  const whole =
    cue >= 0
      ? fullSource(words, phrase, cue)
      : isAccused(words, phrase)
        ? phrase
        : withTail(words, phrase, words.length);
  const { start } = words[whole.first]!;
  const end = whole.first === phrase.first ? phrase.last : headEnd(words, whole.first);
  const head = words.slice(whole.first, end + 1);
  const core = coreOf(head);
  const last = core.at(-1) ?? '';
  const names = head.filter((word) => word.kind === 'name');
  const determined = DETERMINER.test(head[0]!.lower);
  const office =
    /\b(?:spokes\w+|minister|president|leader|expert|analyst|official|officer|lawyer|professor|director|chief|senator|governor)$/.test(
      last,
    );
  const person =
    office ||
    (!determined &&
      names.length > 0 &&
      names.at(-1)!.lower === last &&
      !GROUP.test(last) &&
      !/^[A-Z.]{2,}$/.test(names.at(-1)!.raw));
  const group = GROUP.test(last) || /[^s]s$/.test(last);
  return {
    text: text.slice(start, words[whole.last]!.end),
    start,
    core,
    last: head.findLast(({ lower }) => lower.replace(/\.$/, '') === last)?.raw ?? last,
    kind: person ? 'person' : group ? 'group' : 'thing',
  };
}

/** Without articles and titles: what two mentions of one are compared by. */
function coreOf(words: readonly Word[]): string[] {
  const core = words
    .filter(({ lower, kind }) => kind !== 'own' && !DETERMINER.test(lower) && !TITLE.test(lower))
    .map(({ lower }) => lower.replace(/\.$/, ''));
  return core.length > 0 ? core : words.map(({ lower }) => lower);
}
