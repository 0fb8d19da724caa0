import { isNoQuestion } from '../question/typed.ts';
import type { Archive } from '../retrieval/archive.ts';
import { termOf, tokens } from '../text/terms.ts';
import type { Advice, Answer, AnswerKind, AnswerPart, AnswerSentence } from './answer.ts';
import { type Asked, type Found, findPart } from './part.ts';
import { asksForTime, type Understood, understand } from './understand.ts';

export { ARTICLES, freshAt, queryTerms } from './gather.ts';

/** What a typed question is put to, and how. */
export interface Conversation extends Asked {
  /** Earlier questions, oldest first. */
  readonly thread: readonly string[];
  /** The outlets of the archive. */
  readonly publishers: readonly string[];
  /** The clock's time: what "last week" counts from where neither `at` nor an archive that ended long ago says otherwise. */
  readonly now: Date;
}

type Answered = Pick<
  Answer,
  'kind' | 'confidence' | 'sentences' | 'claims' | 'parts' | 'reading' | 'advice' | 'explanation'
>;

/** The answer to what was typed: it is read, each of its questions is put to the archive, and what came of them is joined. */
export async function findAnswer(asking: string, asked: Conversation): Promise<Answered> {
  const { archive, index, vectors, publishers } = asked;
  const typed = opening(asking);
  const thread = asked.thread.map(opening);
  if (isNoQuestion(typed)) return NOTHING_ASKED;
  const today = todayOf(asked);
  const understood = await understand(typed, { archive, index, vectors, thread, publishers, today });
  const found: Found[] = [];
  for (const each of understood) found.push(await findPart(each, asked));
  const advice = adviceOn(typed, understood, found, archive);
  const answered = joined(understood, found, asked.limit);
  const shown = (part: number) =>
    answered.sentences.filter((sentence) => (sentence.part ?? 0) === part).length;
  return {
    ...answered,
    ...(advice !== null && { advice }),
    ...(asked.explain && {
      explanation: found.flatMap(({ explanation }, part) =>
        explanation === undefined
          ? []
          : [{ ...explanation, sentences: explanation.sentences.slice(0, shown(part)) }],
      ),
    }),
  };
}

/** Whatever is pasted, so much of it is read; each word more costs memory and time. */
const MOST_READ = 4_000;

const opening = (text: string): string =>
  text.length <= MOST_READ ? text : text.slice(0, MOST_READ).replace(/\s\S*$/, '');

const NOTHING_ASKED: Answered = {
  kind: 'declined',
  confidence: 0,
  sentences: [],
  claims: [],
  advice: { kind: 'no-question' },
};

/** An archive whose newest article is older than this has ended: "last week" is its last week. */
const ENDED_DAYS = 31;

/** The day, ISO, that a question's "yesterday" counts from. */
function todayOf({ at, now, newest }: Pick<Conversation, 'at' | 'now' | 'newest'>): string {
  if (at !== undefined) return at.toISOString().slice(0, 10);
  const ended = newest !== null && now.getTime() - Date.parse(newest) > ENDED_DAYS * 86_400_000;
  return ended ? newest.slice(0, 10) : now.toISOString().slice(0, 10);
}

function joined(understood: readonly Understood[], found: readonly Found[], limit: number): Answered {
  const [only] = found;
  if (found.length === 1 && only !== undefined) {
    const { explanation: _, ...rest } = only;
    return rest;
  }
  const sentences = interleaved(found, limit);
  const first = sentences[0]?.part;
  return {
    kind: best(found),
    confidence:
      first === undefined ? Math.max(...found.map(({ confidence }) => confidence)) : found[first]!.confidence,
    sentences,
    claims: found.flatMap(({ claims }) => claims),
    parts: found.map(
      ({ kind, confidence, reading }, i): AnswerPart => ({
        question: understood[i]!.title,
        kind,
        confidence,
        ...(reading !== undefined && { reading }),
      }),
    ),
  };
}

const KINDS: readonly AnswerKind[] = ['answered', 'related', 'declined'];

function best(found: readonly Found[]): AnswerKind {
  return KINDS.find((kind) => found.some((each) => each.kind === kind)) ?? 'declined';
}

/** The first of each question, then the second of each, `limit` in all, none twice; what answers before what is only related. */
function interleaved(found: readonly Found[], limit: number): AnswerSentence[] {
  const parts = found
    .map(({ kind, sentences }, part) => ({ kind, sentences: sentences.map((each) => ({ ...each, part })) }))
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  const rounds = Array.from({ length: limit }, (_, i) =>
    parts.flatMap(({ sentences }) => sentences[i] ?? []),
  );
  const seen = new Set<string>();
  return rounds
    .flat()
    .filter(({ articleId, start }) => seen.size < seen.add(`${start} ${articleId}`).size)
    .slice(0, limit);
}

/** Longer than this, people paste texts. */
const LONGEST = 1_000;
const MOST_NAMED = 3;

/** What the question itself shows of why nothing was found; null where it shows nothing. */
function adviceOn(
  typed: string,
  understood: readonly Understood[],
  found: readonly Found[],
  archive: Archive,
): Advice | null {
  if (typed.length > LONGEST) return { kind: 'too-long' };
  if (best(found) !== 'declined') return null;
  if (understood.some(asksForTime)) return { kind: 'only-time' };
  const words = tokens(typed).map(({ start, end }) => typed.slice(start, end));
  const asked = understood.flatMap(({ question }) => [...question.terms, ...question.inherited]);
  if (asked.length === 0) return { kind: 'common-words' };
  if (archive.size === 0 || asked.some((term) => archive.share(term) > 0)) return null;
  // The rarest word is what the question is about.
  const rarest = [...new Set(words.filter((word) => termOf(word) !== ''))].sort(
    (one, other) => archive.weight(termOf(other)) - archive.weight(termOf(one)),
  );
  return { kind: 'unknown-words', words: rarest.slice(0, MOST_NAMED) };
}
