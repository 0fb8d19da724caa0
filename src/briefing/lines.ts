import type { AnswerSentence } from '../answering/answer.ts';
import { cite } from '../answering/cite.ts';
import { sentenceLink } from '../answering/link.ts';
import { datedItself } from '../text/happened.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { terms } from '../text/terms.ts';
import { digest } from './digest.ts';
import { pointsBack } from './newsworth.ts';
import type { Reading } from './reading.ts';

/** A sentence with its article, weighed. */
export interface Line {
  readonly parsed: ParsedArticle;
  readonly index: number;
  readonly worth: number;
}

/** A sentence that opens with "They" or "It" says little on its own. */
const LEANING = 0.5;
/** The top of an article carries its news; what is fit for a summary stands further down as well. */
const LEDE = [1.3, 1.15, 1.05];
/** What happened longer ago than this is background, and worth so much. */
const HISTORY_DAYS = 60;
const HISTORY = 0.4;
const DAY = 86_400_000;
const FEW_WORDS = 6;
/** Two lines that share this much of their terms say the same. */
const SAME = 0.5;

/** An article's sentences by how much of its news they carry, most first. */
export function linesOf(parsed: ParsedArticle): Line[] {
  const sentences = Array.from(parsed.starts, (_, index) => sentenceAt(parsed, index));
  // The deck says in half a sentence what the lede says whole.
  const ledeAt = sentences.findIndex(({ kind }) => kind === 'paragraph');
  return digest({ headline: parsed.article.headline, sentences })
    .filter(({ at }) => sentences[at]!.kind === 'paragraph' && tells(sentences[at]!.text))
    .map(({ at, worth }) => ({
      parsed,
      index: at,
      worth:
        worth *
        (LEDE[at - ledeAt] ?? 1) *
        (pointsBack(sentences[at]!.text) ? LEANING : 1) *
        (isHistory(parsed, at) ? HISTORY : 1),
    }))
    .sort((one, other) => other.worth - one.worth || one.index - other.index);
}

/** Whether a sentence dates itself to long before it was published: background, and no news. */
function isHistory(parsed: ParsedArticle, index: number): boolean {
  const told = Date.parse(datedItself(parsed, index) ?? '');
  return Date.parse(parsed.article.published ?? '') - told > HISTORY_DAYS * DAY;
}

/** A question, or a cross-head that was taken for a sentence, tells nothing. */
function tells(text: string): boolean {
  return !/\?["”’]?$/.test(text) && text.split(/\s+/).length >= FEW_WORDS;
}

/** How much of an article's headline the other articles of its story say too, 0 to 1; 1 where it stands alone. */
export function centrality(parsed: ParsedArticle, others: readonly ParsedArticle[]): number {
  const rest = others.filter((other) => other !== parsed);
  const headline = new Set(parsed.headlineTerms);
  if (rest.length === 0 || headline.size === 0) return 1;
  const shares = rest.map((other) => {
    const said = new Set(other.terms);
    return [...headline].filter((term) => said.has(term)).length / headline.size;
  });
  return shares.reduce((sum, share) => sum + share, 0) / rest.length;
}

/** At most `most` lines that say different things; an article's lines stand in its own order. */
export function chooseLines(lines: readonly Line[], most: number): Line[] {
  const chosen: { line: Line; terms: ReadonlySet<string> }[] = [];
  for (const line of [...lines].sort((one, other) => other.worth - one.worth)) {
    if (chosen.length === most) break;
    const said = new Set(terms(sentenceAt(line.parsed, line.index).text));
    if (!chosen.some((earlier) => overlap(earlier.terms, said) >= SAME)) chosen.push({ line, terms: said });
  }
  const order = chosen.map(({ line }) => line.parsed);
  return chosen
    .map(({ line }) => line)
    .sort((one, other) => order.indexOf(one.parsed) - order.indexOf(other.parsed) || one.index - other.index);
}

/** A line as it is shown, with what is inferred of it beside it. */
export function quoted({ parsed, index, worth }: Line, reading: Reading): AnswerSentence {
  const citation = cite(parsed, index);
  const { speaker, cue, flags, dates } = reading;
  const caveat = reading.caveat === null ? null : cite(parsed, reading.caveat);
  const score = Math.round(Math.min(1, worth) * 1000) / 1000;
  const link = sentenceLink(parsed.article.url, citation.text);
  return { ...citation, score, speaker, cue, flags, dates, caveat, context: null, link };
}

/** Shared terms over the terms of the shorter one, 0 to 1. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of one) if (other.has(term)) shared++;
  return shared / Math.max(1, Math.min(one.size, other.size));
}
