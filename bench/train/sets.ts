import { join } from 'node:path';
import { ARTICLES, freshAt, queryTerms } from '../../src/answering/ask.ts';
import type { Article } from '../../src/article.ts';
import { readWordVectors } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { type Question, readQuestion } from '../../src/question/question.ts';
import { bareCandidates, bareKnowledge } from '../../src/ranking/bare.ts';
import type { Candidate } from '../../src/ranking/candidate.ts';
import { gatherCandidates, type PlacedCandidate } from '../../src/ranking/candidates.ts';
import { measure } from '../../src/ranking/features.ts';
import { answersOf, type Knowledge, makePool } from '../../src/ranking/pool.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { allLines } from '../data.ts';
import { containsAnswer } from '../hits.ts';

const vectors = readWordVectors();

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
type Measured = Pick<Group, 'rows' | 'texts' | 'headlines' | 'sources' | 'answers'>;

function measured(
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

/** A question put to a corpus, as `findAnswer` does it, up to the features. */
async function putTo(
  { archive, index, newest }: Indexed,
  question: Question,
  at: Date | undefined,
): Promise<Measured & { candidates: PlacedCandidate[] }> {
  const hits = await index.search(queryTerms(question, archive), {
    limit: ARTICLES,
    ...(at && { filter: { until: at } }),
  });
  const candidates = gatherCandidates(question, hits, archive, freshAt(question, at, newest));
  const headlines = candidates.map(({ parsed }) => parsed.article.headline);
  const weight = (term: string): number => archive.weight(term);
  return {
    candidates,
    ...measured(question, candidates, headlines, { weight, articles: archive.size, vectors }),
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
    const { candidates, ...measured } = await putTo(indexed, readQuestion(question), undefined);
    groups.push({
      set,
      qid: String(i),
      fold: i % 2,
      question,
      ...measured,
      right: candidates.map(() => false),
      onTopic: false,
      articles: indexed.archive.size,
    });
  }
  return groups;
}

export interface PairRow {
  readonly qid: string;
  readonly question: string;
  readonly title: string | null;
  readonly sentence: string;
  readonly label: number;
}

/** The rows of TrecQA or WikiQA, by question. */
export async function readPairs(file: string): Promise<PairRow[][]> {
  const byQuestion = new Map<string, PairRow[]>();
  for (const row of await allLines<PairRow>(file)) {
    const rows = byQuestion.get(row.qid);
    if (rows === undefined) byQuestion.set(row.qid, [row]);
    else rows.push(row);
  }
  return [...byQuestion.values()];
}

/** TrecQA and WikiQA: sentences to be ranked without an article around them. */
export async function pairGroups(set: string, file: string): Promise<Group[]> {
  return (await readPairs(file)).map((rows, i) => {
    const first = rows[0]!;
    const candidates: Candidate[] = bareCandidates(
      rows.map((row) => row.sentence),
      first.title ?? '',
    );
    return {
      set,
      qid: first.qid,
      fold: i % 2,
      question: first.question,
      ...measured(
        readQuestion(first.question),
        candidates,
        rows.map(() => first.title ?? ''),
        bareKnowledge(vectors),
      ),
      right: rows.map((row) => row.label === 1),
      onTopic: true,
      articles: 0,
    };
  });
}

export interface NewsQuestion {
  readonly id: string;
  readonly asked: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly answerInRetrieved: boolean;
  /** Ids of the articles found for it. */
  readonly retrieved: readonly string[];
}

/** The questions of one newsqa year that count. */
export async function readNewsQuestions(folder: string): Promise<NewsQuestion[]> {
  const rows = await allLines<NewsQuestion>(join(folder, 'questions.jsonl'));
  return rows.filter((row) => row.answerInRetrieved);
}

/** Half of the questions come with the day they were asked, half without: both must work. */
export async function newsGroups(
  set: string,
  indexed: Indexed,
  questions: readonly NewsQuestion[],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [i, row] of questions.entries()) {
    const at = i % 4 === 0 ? undefined : new Date(`${row.asked}T23:59:59Z`);
    const { candidates, ...measured } = await putTo(indexed, readQuestion(row.question), at);
    const right = candidates.map((candidate) => containsAnswer(candidate.text, row.answers));
    groups.push({
      set,
      qid: row.id,
      fold: Number(row.asked.slice(0, 4)) % 2,
      question: row.question,
      ...measured,
      right,
      onTopic: true,
      articles: indexed.archive.size,
    });
  }
  return groups;
}

/** Ways to type the same question: without marks and capitals, in capitals, or only its telling words. */
const TYPED: readonly ((question: string) => string)[] = [
  (question) => question.replace(/\?\s*$/, '').toLowerCase(),
  (question) => question.replace(/\?\s*$/, '').toUpperCase(),
  (question) => {
    const { words } = readQuestion(question);
    const telling = words.filter(({ term }) => term !== '');
    return telling.map(({ start, end }) => question.slice(start, end)).join(' ');
  },
  (question) => question.replace(/\?\s*$/, ''),
];

/** The questions as people type them, each in one of the ways. */
export function typed(questions: readonly NewsQuestion[]): NewsQuestion[] {
  return questions.map((row, i) => ({ ...row, question: TYPED[i % TYPED.length]!(row.question) }));
}

/** People type few words: the question's first word and its three most telling ones, in order. */
function shortened(question: string, weight: (term: string) => number): string {
  const { words, terms: asked } = readQuestion(question);
  const telling = new Set([...asked].sort((one, other) => weight(other) - weight(one)).slice(0, SHORT_TERMS));
  const kept = words.filter(({ term }, i) => i === 0 || telling.has(term));
  return kept.map(({ start, end }) => question.slice(start, end)).join(' ');
}

const SHORT_TERMS = 3;

/** A desk's own corpus is small: twelve questions over the few articles that were found for them, and strays. */
const DESK_QUESTIONS = 12;
const DESK_ARTICLES = 2;

export async function deskGroups(indexed: Indexed, questions: readonly NewsQuestion[]): Promise<Group[]> {
  const groups: Group[] = [];
  for (let from = 0; from + 2 * DESK_QUESTIONS <= questions.length; from += DESK_QUESTIONS) {
    const own = questions.slice(from, from + DESK_QUESTIONS);
    const ids = new Set(
      own.flatMap((row) => articlesWithAnswer(indexed.archive, row).slice(0, DESK_ARTICLES)),
    );
    const desk = indexArticles([...ids].map((id) => indexed.archive.get(id)!.article));
    const others = questions.slice(from + DESK_QUESTIONS, from + 2 * DESK_QUESTIONS);
    const answered = own.filter((row) => articlesWithAnswer(desk.archive, row).length > 0);
    groups.push(...(await newsGroups('desk', desk, answered)));
    const short = answered.map((row) => ({
      ...row,
      question: shortened(row.question, (term) => desk.archive.weight(term)),
    }));
    groups.push(...(await newsGroups('desk-short', desk, short)));
    groups.push(
      ...(await strayGroups(
        'stray-desk',
        desk,
        others.map((row) => row.question),
      )),
    );
  }
  return groups;
}

function articlesWithAnswer(archive: Archive, row: NewsQuestion): string[] {
  return row.retrieved.filter((id) => {
    const article = archive.get(id)?.article;
    return article !== undefined && containsAnswer(article.text, row.answers);
  });
}

/** One page's paragraphs alone: its own questions, and those of the next page. */
export async function pageGroups(rows: readonly SquadRow[], path: string): Promise<Group[]> {
  const groups: Group[] = [];
  const titles = [...new Set(rows.map((row) => row.title))];
  for (const [i, title] of titles.entries()) {
    const own = rows.filter((row) => row.title === title && !row.is_impossible);
    const next = rows.filter((row) => row.title === titles[(i + 1) % titles.length] && !row.is_impossible);
    const page = indexArticles(squadArticles(own, path));
    const asked = own.slice(0, PAGE_QUESTIONS);
    groups.push(...(await squadGroups('page', page, asked)));
    const short = asked.map((row) => ({
      ...row,
      question: shortened(row.question, (term) => page.archive.weight(term)),
    }));
    groups.push(...(await squadGroups('page-short', page, short)));
    groups.push(
      ...(await strayGroups(
        'stray-page',
        page,
        next.slice(0, PAGE_QUESTIONS).map((row) => row.question),
      )),
    );
  }
  return groups;
}

const PAGE_QUESTIONS = 16;

export interface SquadRow {
  readonly id: string;
  readonly title: string;
  readonly para: number;
  readonly question: string;
  readonly context: string;
  readonly answers: readonly { readonly text: string; readonly start: number }[];
  readonly is_impossible: boolean;
}

/** SQuAD's paragraphs as articles, each once, with its page's title as headline. */
export function squadArticles(rows: readonly SquadRow[], path: string): Article[] {
  const articles = new Map<string, Article>();
  for (const row of rows) {
    const text = row.context;
    const parts = [{ kind: 'paragraph' as const, start: 0, end: text.length }];
    articles.set(squadId(row), {
      id: squadId(row),
      headline: row.title.replaceAll('_', ' '),
      text,
      parts,
      origin: { path },
    });
  }
  return [...articles.values()];
}

/** Half of the titles, by their letters. */
function foldOf(title: string): number {
  return [...title].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;
}

export const squadId = (row: SquadRow): string => `${row.title}/${row.para}`;

export async function squadGroups(
  set: string,
  indexed: Indexed,
  rows: readonly SquadRow[],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const row of rows) {
    const { candidates, ...measured } = await putTo(indexed, readQuestion(row.question), undefined);
    const right = candidates.map(
      ({ parsed, index }) =>
        !row.is_impossible &&
        parsed.article.id === squadId(row) &&
        row.answers.some(({ start }) => parsed.starts[index]! <= start && start < parsed.ends[index]!),
    );
    groups.push({
      set: row.is_impossible ? `${set}-impossible` : set,
      qid: row.id,
      fold: foldOf(row.title),
      question: row.question,
      ...measured,
      right,
      onTopic: true,
      articles: indexed.archive.size,
    });
  }
  return groups;
}
