import type { Span } from '../../article.ts';
import { type Mention, mentionOf } from './mention.ts';
import type { Story } from './scene.ts';
import { phrases, type Stretch } from './sources.ts';
import { type Word, wordsOf } from './words.ts';

/** Who is named in a story, and by which of the names most fully. */
export interface Roster {
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** The fullest mention that ends in the same word and holds all words of this one; of equals the earlier. */
  fullest(mention: Mention): Mention;
}

/** A source as the roster needs it. */
interface Sourced {
  readonly scene: number;
  readonly source: Stretch;
  readonly cue: number;
}

/** How many sentences outside the stretch are read for one name; whoever speaks is named in full early. */
const MOST_READ = 12;

/**
 * Every phrase of a story that may name somebody: all that hold a name, and the sources. Of the sentences `around` it
 * only those are read that hold a name which is asked for, so that a long article costs no more than a short one.
 */
export function rosterOf(story: Story, sources: readonly Sourced[], around: readonly Span[]): Roster {
  const mentions = [
    ...story.scenes.flatMap(({ words }) => namedIn(story.text, words)),
    ...sources.map(({ scene, source, cue }) =>
      mentionOf(story.text, story.scenes[scene]!.words, source, cue),
    ),
  ].sort((one, other) => one.start - other.start);
  const byEnd = new Map<string, Mention[]>();
  for (const each of mentions) {
    const end = each.core.at(-1)!;
    const alike = byEnd.get(end);
    if (alike === undefined) byEnd.set(end, [each]);
    else alike.push(each);
  }
  const outside = outsideOf(story, around);
  const known = new Map<string, readonly Mention[]>();
  const read = onceEach(({ start, end }) => namedIn(story.text, wordsOf(story.text, start, end)));
  const elsewhere = (last: string): readonly Mention[] => {
    let found = known.get(last);
    if (found === undefined) {
      found = holding(story.text, last, outside).slice(0, MOST_READ).flatMap(read);
      known.set(last, found);
    }
    return found;
  };
  return {
    mentions,
    fullest: (mention) =>
      isAnybody(mention)
        ? mention
        : fullestOf(fullestOf(mention, byEnd.get(mention.core.at(-1)!) ?? []), elsewhere(mention.last)),
  };
}

/** The same, worked out once for each span. */
function onceEach<Found>(of: (span: Span) => Found): (span: Span) => Found {
  const known = new Map<number, Found>();
  return (span) => {
    let found = known.get(span.start);
    if (found === undefined) {
      found = of(span);
      known.set(span.start, found);
    }
    return found;
  };
}

function namedIn(text: string, words: readonly Word[]): Mention[] {
  return phrases(words)
    .filter(({ first, last }) => words.slice(first, last + 1).some(({ kind }) => kind === 'name'))
    .map((phrase) => mentionOf(text, words, phrase, -1));
}

function outsideOf({ scenes }: Story, around: readonly Span[]): readonly Span[] {
  const from = scenes[0]?.start ?? 0;
  const to = scenes.at(-1)?.end ?? 0;
  return around.filter(({ start, end }) => end <= from || start >= to);
}

/** Those of the spans, in the order of the text, that hold a word. */
function holding(text: string, word: string, spans: readonly Span[]): Span[] {
  let at = -2;
  return spans.filter(({ start, end }) => {
    if (at !== -1 && at < start) at = text.indexOf(word, start);
    return at >= 0 && at < end;
  });
}

/** `officials`, `police`: whose is not said, and those of another sentence may be others. */
function isAnybody({ text, last, core }: Mention): boolean {
  return core.length === 1 && text === last && last === last.toLowerCase();
}

/** `its Arabic initials JNIM`: whose they are says nobody's name. */
const OWNED = /^(?:its|his|her|their|our|my)\b/i;

function fullestOf(mention: Mention, all: readonly Mention[]): Mention {
  let best = mention;
  for (const each of all) {
    if (each.core.at(-1) !== mention.core.at(-1) || !mention.core.every((word) => each.core.includes(word)))
      continue;
    if (OWNED.test(each.text)) continue;
    if (/^\d/.test(each.core[0] ?? '') || (mention.kind === 'person') !== (each.kind === 'person')) continue;
    if (
      each.core.length > best.core.length ||
      (each.core.length === best.core.length && each.text.length > best.text.length)
    )
      best = each;
  }
  return best;
}
