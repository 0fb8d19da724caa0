import type { Rule } from '../../../src/answering/editor/rule.ts';
import { readInThread } from '../../../src/question/follow-up.ts';
import { readSpeaker } from '../../../src/question/outlet.ts';
import { readQuestion } from '../../../src/question/question.ts';
import { gatherCandidates } from '../../../src/ranking/candidates.ts';
import { wordsOf } from '../../../src/ranking/families.ts';
import { Archive } from '../../../src/retrieval/archive.ts';
import { articleOf } from '../../article.ts';

/** A made-up article: its headline, its sentences in one paragraph, and its day. */
export interface MadeUp {
  readonly headline: string;
  readonly sentences: readonly string[];
  readonly published?: string;
}

/** What a rule makes of each sentence of made-up articles that all scored the same; null where it has nothing to say about the question. */
export function judged(
  rule: Rule,
  asked: string,
  articles: readonly MadeUp[],
  thread: readonly string[] = [],
): ReadonlyMap<string, number> | null {
  const archive = new Archive();
  const hits = articles.map(({ headline, sentences, published }, i) => {
    const text = sentences.join(' ');
    archive.add(articleOf(text, { id: `${i}`, headline, ...(published && { published }) }));
    return { id: `${i}`, score: 1 };
  });
  const question = readInThread(asked, thread);
  const own =
    thread.length === 0 ? [] : readQuestion(asked).terms.filter((term) => question.terms.includes(term));
  const terms = [...question.terms, ...question.inherited];
  const earlier = thread.length === 0 ? [] : terms.filter((term) => !own.includes(term));
  const wish = { own, earlier, speaker: readSpeaker(asked) };
  if (!rule.applies(question, wish)) return null;
  const placed = gatherCandidates(question, hits, archive, null);
  const amounts = rule.judge({
    question,
    ...wish,
    weight: (term) => archive.weight(term),
    candidates: placed.map(wordsOf([...terms, ...own])),
    placed,
    scores: placed.map(() => 0),
    first: new Set(placed.keys()),
  });
  return new Map(placed.map(({ text }, i) => [text, amounts[i]!]));
}
