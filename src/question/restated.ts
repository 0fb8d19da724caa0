import { toldApart } from '../text/gazetteer.ts';
import { isCountry } from '../text/lands.ts';
import type { Mention } from '../text/mentions.ts';
import { fold } from '../text/terms.ts';
import { speakerSpan } from './outlet.ts';
import { type Question, readQuestion } from './question.ts';

/**
 * A follow-up that only names somebody else, as the whole question it stands for: after "What happened in Kidal?" it is
 * "What happened in Gao?" that "And in Gao?" asks. Null where it asks something of its own, or where the earlier question
 * names nobody whose place it could take.
 */
export function restated(text: string, earlier: string): string | null {
  const { preposition, name } = OTHER.exec(text)?.groups ?? {};
  if (name === undefined || ASKS.test(name)) return null;
  const asked = earlier.trim();
  const bare = name.replace(/^the\s+/i, '');
  if (fold(asked).includes(fold(bare))) return null;
  if (isName(bare)) return withOtherName(asked, name, preposition);
  return preposition === undefined && /^the\s/i.test(name) ? withOtherSpeaker(asked, name) : null;
}

/**
 * A follow-up with the place that its "there" stands for: after "Who took Bukavu?", "How many people live there?" asks of
 * those in Bukavu. Null where it says no such word, or the earlier question names no place.
 */
export function withPlace(text: string, earlier: string): string | null {
  const there = THERE.exec(text);
  if (there === null) return null;
  const question = readQuestion(earlier);
  const named = namesOf(question);
  const target =
    named.findLast(({ kind }) => kind === 'place') ?? (named.length === 1 ? named[0] : undefined);
  if (target === undefined || target.kind === 'person') return null;
  const { start, end } = spanOf(question, target);
  if (WHO_IS.test(question.text.slice(0, start))) return null;
  return `${text.slice(0, there.index)}in ${question.text.slice(start, end)}${text.slice(there.index + there[0].length)}`;
}

const WHO_IS = /\bwho (?:is|are|was|were) $/i;
/** A place, and not "there are": behind its verb, and before no other. */
const THERE =
  /(?<=\p{L} )there(?=\s*[?.!,]|\s*$|\s+(?:now|then|today|before|at|on|in|since|during|after|and)\b)/iu;
const OTHER =
  /^\s*(?:(?:and|but|so|then|also|ok|okay)[\s,]+)*(?:(?:what|how) about\s+)?(?:(?<preposition>in|at|near|from|on|around|outside)\s+)?(?<name>[\p{L}\p{N}][\p{L}\p{N}\s.'’-]{0,50}?)\s*[?!.]*\s*$/iu;
const ASKS =
  /\b(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|did|does|do|has|have|will|can|them|they|it|that|this|he|she)\b/i;

/** Nothing but capitals, and the small words inside a name. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length <= 5 && words.every((word, i) => /^\p{Lu}/u.test(word) || (i > 0 && SMALL.test(word)));
}

const SMALL = /^(?:of|de|la|le|el|al|the|van|von|der|den|bin|ibn|du|da|dos|des)$/;

function withOtherName(earlier: string, name: string, preposition: string | undefined): string | null {
  const question = readQuestion(earlier);
  const named = namesOf(question);
  const target = preposition === undefined ? sameKind(named, name) : placed(named, question);
  if (target === undefined) return null;
  const { start, end } = spanOf(question, target);
  return `${question.text.slice(0, start)}${name}${question.text.slice(end)}`;
}

/** Whom and what a question names, told apart. */
function namesOf({ mentions, text, words }: Question): readonly Mention[] {
  return mentions
    .filter(({ kind }) => kind === 'name' || kind === 'person' || kind === 'place')
    .map((mention) => toldApart(mention, text, words));
}

/** Where a name stands in its question, without the mark of possession. */
function spanOf(
  { text, words }: Question,
  { first, last }: Mention,
): { readonly start: number; readonly end: number } {
  const { start } = words[first]!;
  return { start, end: start + text.slice(start, words[last]!.end).replace(/['’]s$/, '').length };
}

/** A name of the same kind, as far as it is known; else the first, which is mostly the subject. */
function sameKind(named: readonly Mention[], name: string): Mention | undefined {
  // Behind a word, so that its capital tells.
  const { mentions, text, words } = readQuestion(`about ${name}`);
  const [other] = mentions.map((mention) => toldApart(mention, text, words));
  if (other === undefined || (other.kind === 'name' && !isCountry(other.terms))) return named[0];
  const isLike = ({ kind, terms }: Mention): boolean =>
    isCountry(other.terms) ? isCountry(terms) : kind === other.kind;
  return named.find(isLike) ?? named[0];
}

/** "In Gao" takes the place of a place: behind such a word, or known as one. */
function placed(named: readonly Mention[], { text, words }: Question): Mention | undefined {
  const behind = named.filter(({ first }) => PLACING.test(text.slice(0, words[first]!.start)));
  return behind.at(-1) ?? named.find(({ kind }) => kind === 'place') ?? named.at(-1);
}

const PLACING = /\b(?:in|at|near|from|on|around|outside|to|into)\s+(?:the\s+)?$/i;

/** "What about the separatists?" after what the army said. */
function withOtherSpeaker(earlier: string, name: string): string | null {
  const span = speakerSpan(earlier);
  return span && `${earlier.slice(0, span.start)}${name}${earlier.slice(span.end)}`;
}
