import { ARTICLES, freshAt, queryTerms } from '../../src/answering/ask.ts';
import type { Article } from '../../src/article.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { readWordVectors } from '../../src/package.ts';
import { type Question, readQuestion } from '../../src/question/question.ts';
import { bareCandidates, bareKnowledge } from '../../src/ranking/bare.ts';
import type { Candidate } from '../../src/ranking/candidate.ts';
import { gatherCandidates, type PlacedCandidate } from '../../src/ranking/candidates.ts';
import { measure } from '../../src/ranking/features.ts';
import { answersOf, type Knowledge, makePool } from '../../src/ranking/pool.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';

export const vectors = readWordVectors();

/** One question to learn from: the features of its candidates, and which of them answer. */
export interface Group {
  readonly set: string;
  readonly qid: string;
  readonly question: string;
  readonly rows: readonly (readonly number[])[];
  /** The sentences themselves, and the headline or title above each. */
  readonly texts: readonly string[];
  readonly headlines: readonly string[];
  /** Where each comes from, and what it names that could be the answer. */
  readonly sources: readonly string[];
  readonly answers: readonly (readonly string[])[];
  readonly right: readonly boolean[];
  /** Which half it belongs to; questions over the same articles share one. */
  readonly fold: number;
  /** Whether the question is at home in the corpus it was put to. */
  readonly onTopic: boolean;
  /** How many articles it was put to; 0 for bare sentences. */
  readonly articles: number;
}

export interface Indexed {
  readonly archive: Archive;
  readonly index: MiniSearchIndex;
  /** ISO date of the newest article. */
  readonly newest: string | null;
}

export function indexArticles(articles: Iterable<Article>): Indexed {
  const archive = new Archive();
  const index = new MiniSearchIndex(archive.vocabulary);
  let newest: string | null = null;
  for (const article of articles) {
    index.add(archive.add(article));
    if (article.published !== undefined && article.published > (newest ?? '')) newest = article.published;
  }
  return { archive, index, newest };
}

export async function indexCorpus(path: string): Promise<Indexed> {
  const articles: Article[] = [];
  for await (const read of readCorpus([path])) if ('article' in read) articles.push(read.article);
  return indexArticles(articles);
}

/** What a group knows of its candidates. */
export type Measured = Pick<Group, 'rows' | 'texts' | 'headlines' | 'sources' | 'answers'>;

export function measured(
  question: Question,
  given: readonly Candidate[],
  headlines: readonly string[],
  knowledge: Knowledge,
): Measured {
  const pool = makePool(question, given, knowledge);
  return {
    // Half the memory, and more digits than any weight has.
    rows: measure(pool).map((row) => row.map(Math.fround)),
    texts: given.map(({ text }) => text),
    headlines,
    sources: given.map(({ source }) => source),
    answers: pool.candidates.map((candidate) => answersOf(question, candidate)),
  };
}

/** What is known of a question before it is put to a corpus. */
type Put = Pick<Group, 'set' | 'qid' | 'fold' | 'question' | 'onTopic'> & { readonly at?: Date | undefined };

/** A question put to a corpus, as `findAnswer` does it, up to the features. */
export async function groupOf(
  { archive, index, newest }: Indexed,
  { at, ...put }: Put,
  isRight: (candidate: PlacedCandidate) => boolean,
): Promise<Group> {
  const question = readQuestion(put.question);
  const hits = await index.search(queryTerms(question, archive), {
    limit: ARTICLES,
    ...(at && { filter: { until: at } }),
  });
  const candidates = gatherCandidates(question, hits, archive, freshAt(question, at, newest));
  const headlines = candidates.map(({ parsed }) => parsed.article.headline);
  const weight = (term: string): number => archive.weight(term);
  return {
    ...put,
    ...measured(question, candidates, headlines, { weight, articles: archive.size, vectors }),
    right: candidates.map(isRight),
    articles: archive.size,
  };
}

/** How many of a question's candidates make a bare list. */
const BARE = 30;

/** The first candidates of a group again, as sentences without articles: what a list of sentences is ranked by. */
export function asBare(set: string, group: Group): Group {
  const texts = group.texts.slice(0, BARE);
  const headlines = texts.map(() => '');
  return {
    ...group,
    set,
    ...measured(readQuestion(group.question), bareCandidates(texts, ''), headlines, bareKnowledge(vectors)),
    right: group.right.slice(0, BARE),
    articles: 0,
  };
}

/** Questions that the corpus knows nothing of: what came back is not an answer, and not even near. */
export async function strayGroups(
  set: string,
  indexed: Indexed,
  questions: readonly string[],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [i, question] of questions.entries()) {
    const put = { set, qid: String(i), fold: i % 2, question, onTopic: false };
    groups.push(await groupOf(indexed, put, () => false));
  }
  return groups;
}
