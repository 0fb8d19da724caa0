import type { AnswerSentence } from '../answering/answer.ts';
import { ARTICLES, queryTerms } from '../answering/ask.ts';
import { quote } from '../answering/cite.ts';
import { readQuestion } from '../question/question.ts';
import { gatherCandidates } from '../ranking/candidates.ts';
import { covered } from '../ranking/coverage.ts';
import { makePool } from '../ranking/pool.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { datedItself } from '../text/happened.ts';
import { overlap } from '../text/overlap.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { terms } from '../text/terms.ts';
import type { WordVectors } from '../text/vectors.ts';

/** Something that happened, as one source tells it. */
export interface TimelineEvent {
  /** When it happened: an ISO day, month or year, as exactly as the sentence says. */
  readonly date: string;
  /** `published`: the sentence names no date, and this is only the day it was published. */
  readonly basis: 'text' | 'published';
  readonly sentence: AnswerSentence;
  /** Other articles that tell it in nearly the same words, copies of one wire text among them. */
  readonly alsoIn: readonly AnswerSentence[];
}

export interface TimelineOptions {
  /** A question or keywords; default everything. */
  readonly topic?: string;
  /** Only from articles published after it; undated ones are left out then. */
  readonly since?: Date;
}

interface Placed {
  readonly parsed: ParsedArticle;
  readonly index: number;
  /** The share of the topic's weight in the sentence itself; 1 without a topic. */
  readonly own: number;
}

/** A sentence with its date, before it is quoted: most of the work of quoting is for the few that stay. */
interface Dated extends Placed, Pick<TimelineEvent, 'date' | 'basis'> {
  readonly terms: ReadonlySet<string>;
}

/** The share of a topic's weight that a sentence and those around it must hold. */
const ON_TOPIC = 0.5;
/** A sentence that only stands near the topic tells news of it, not what was long ago; days. */
const NEWS_DAYS = 31;
/** What the sentence itself must hold of the topic to tell of another time. */
const OWN_TOPIC = 0.25;
/** Two sentences of a day that share this much of their terms tell the same event. */
const SAME_EVENT = 0.5;

/** What happened, in order of when it did: one sentence an event and source, dated by its own words where it has some. */
export async function timeline(
  corpus: { readonly archive: Archive; readonly index: ArticleIndex; readonly vectors: WordVectors | null },
  { topic, since }: TimelineOptions = {},
): Promise<TimelineEvent[]> {
  if (topic === undefined) await corpus.archive.bring(since === undefined ? {} : { since });
  const all = topic === undefined ? everything(corpus.archive) : await onTopic(corpus, topic);
  const placed = since === undefined ? all : all.filter(({ parsed }) => isAfter(parsed, since));
  const dated = placed.flatMap((each) => dateOf(each) ?? []);
  const found = [...dated, ...leadsWithoutDates(placed, dated)];
  found.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  return merged(found).map(({ event: { date, basis, parsed, index }, others }) => ({
    date,
    basis,
    sentence: quote(parsed, index, 1),
    alsoIn: others.map((other) => quote(other.parsed, other.index, 1)),
  }));
}

/** What is told twice stands once; the first of each other article that tells it too is kept beside it. */
function merged(dated: readonly Dated[]): { readonly event: Dated; readonly others: readonly Dated[] }[] {
  const kept: { readonly event: Dated; readonly others: Dated[] }[] = [];
  let day = 0;
  for (const each of dated) {
    while (day < kept.length && kept[day]!.event.date !== each.date) day++;
    const same = kept.slice(day).find(({ event }) => isSameEvent(event, each));
    if (same === undefined) kept.push({ event: each, others: [] });
    else if (![same.event, ...same.others].some(({ parsed }) => parsed === each.parsed))
      same.others.push(each);
  }
  return kept;
}

function isAfter({ article }: ParsedArticle, since: Date): boolean {
  return article.published !== undefined && Date.parse(article.published) > since.getTime();
}

function everything(archive: Archive): Placed[] {
  return [...archive.articles()].flatMap((parsed) =>
    Array.from(parsed.starts, (_, index) => ({ parsed, index, own: 1 })).filter(isBody),
  );
}

async function onTopic(
  { archive, index, vectors }: Parameters<typeof timeline>[0],
  topic: string,
): Promise<Placed[]> {
  const question = readQuestion(topic);
  await archive.learn(question.terms);
  const hits = await index.search(queryTerms(question, archive), { limit: ARTICLES });
  const candidates = gatherCandidates(question, hits, archive, null);
  const { weights } = makePool(question, candidates, {
    weight: (term) => archive.weight(term),
    articles: archive.size,
    vectors,
  });
  return candidates
    .filter((candidate) => covered(weights, candidate.near ?? candidate.terms) >= ON_TOPIC)
    .map((candidate) => ({
      parsed: candidate.parsed,
      index: candidate.index,
      own: covered(weights, candidate.terms),
    }));
}

function isBody({ parsed, index }: Placed): boolean {
  const { kind } = sentenceAt(parsed, index);
  return kind === 'paragraph' || kind === 'caption';
}

function dateOf(placed: Placed): Dated | null {
  const { parsed, index, own } = placed;
  const date = datedItself(parsed, index);
  if (date === null || (own < OWN_TOPIC && !isNews(parsed, date))) return null;
  return withTerms(placed, date, 'text');
}

function isNews({ article: { published } }: ParsedArticle, date: string): boolean {
  if (published === undefined) return false;
  return Date.parse(published) - Date.parse(date) <= NEWS_DAYS * 86_400_000;
}

function withTerms(placed: Placed, date: string, basis: Dated['basis']): Dated {
  const { text } = sentenceAt(placed.parsed, placed.index);
  return { ...placed, date, basis, terms: new Set(terms(text)) };
}

/** Of an article that dates nothing, its first sentence on the topic by the day it was published. */
function leadsWithoutDates(placed: readonly Placed[], dated: readonly Dated[]): Dated[] {
  const known = new Set(dated.map(({ parsed }) => parsed));
  return placed.flatMap((each) => {
    const { published } = each.parsed.article;
    if (published === undefined || known.has(each.parsed) || each.own < ON_TOPIC) return [];
    known.add(each.parsed);
    return [withTerms(each, published.slice(0, 10), 'published')];
  });
}

function isSameEvent(one: Dated, other: Dated): boolean {
  return one.date === other.date && one.terms.size > 0 && overlap(one.terms, other.terms) >= SAME_EVENT;
}
