import { readQuestion } from '../question/question.ts';
import { inverseFrequency } from '../retrieval/archive.ts';
import { terms } from '../text/terms.ts';
import type { WordVectors } from '../text/vectors.ts';
import { type Candidate, readCandidate } from './candidate.ts';
import type { SentenceEncoder } from './encoder.ts';
import type { Knowledge } from './pool.ts';
import { rank } from './rank.ts';
import { rerank } from './rerank.ts';
import { THRESHOLDS } from './thresholds.ts';

/** A question and sentences that stand in no article. */
export interface SentenceList {
  readonly question: string;
  /** What the sentences are from, where known. */
  readonly title?: string | null;
  readonly sentences: readonly string[];
}

/** Scores a bare list of sentences; `best` is the one to answer with, null where none would do. */
export async function rankSentences(
  { question, title, sentences }: SentenceList,
  vectors: WordVectors | null,
  encoder: SentenceEncoder | null,
): Promise<{
  scores: readonly number[];
  best: number | null;
  confidence: number;
}> {
  const asked = readQuestion(question);
  const candidates = bareCandidates(sentences, title ?? '');
  const first = rank(asked, candidates, bareKnowledge(vectors));
  const { scores, order, confidence } = await rerank(asked, candidates, first, encoder);
  return { scores, best: confidence >= THRESHOLDS.answered ? (order[0] ?? null) : null, confidence };
}

/** Without a corpus, a term's weight is what news in general says. */
export function bareKnowledge(vectors: WordVectors | null): Knowledge {
  return { weight: (term) => inverseFrequency(0, 0, term), articles: 0, vectors };
}

/** Candidates of which nothing is known but their text and a title; each counts as a source of its own. */
export function bareCandidates(sentences: readonly string[], title: string): Candidate[] {
  const headlineTerms = new Set(terms(title));
  return sentences.map((text, i) =>
    readCandidate(text, {
      source: String(i),
      kind: 'paragraph',
      headlineTerms,
      near: null,
      inArticle: null,
      resolved: new Set(),
      beforeTerms: new Set(),
      afterTerms: new Set(),
      position: null,
      retrieval: null,
      articleRank: null,
      ageDays: null,
    }),
  );
}
