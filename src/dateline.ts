import { type AnnotatedSentence, annotated } from './annotated.ts';
import type { Answer, AnswerSentence } from './answering/answer.ts';
import { findAnswer } from './answering/ask.ts';
import type { Article } from './article.ts';
import type { BriefOptions } from './briefing/brief.ts';
import type { Briefing } from './briefing/briefing.ts';
import type { Why } from './briefing/why.ts';
import type { Checked, CheckOptions } from './checking/check.ts';
import type { Intake } from './corpus/intake.ts';
import { openHoldings } from './dateline/holdings.ts';
import type { View } from './holdings/holdings.ts';
import { type Copy, otherPapers } from './library/copies.ts';
import type { Version } from './library/library.ts';
import type { Progress } from './library/progress.ts';
import type { Log } from './log.ts';
import { readWordVectors } from './package.ts';
import { type Passage, passageAround } from './passage.ts';
import { placesOf } from './places.ts';
import type { SentenceEncoder } from './ranking/encoder.ts';
import type { ClusterSettings } from './retrieval/opensearch.ts';
import type { Sources } from './sources.ts';
import type { TimelineEvent, TimelineOptions } from './timeline/timeline.ts';

/** Options of one question. */
export interface AskOptions {
  /** The caller's id, handed back in the answer. */
  readonly id?: string;
  /** The most sentences to cite; 1 to 5, default 3. */
  readonly limit?: number;
  /** The moment the question is asked: later articles are not seen. Default: now, and all articles are seen. */
  readonly at?: Date;
  /** Earlier questions of the same conversation, oldest first; a follow-up is read against them. */
  readonly thread?: readonly string[];
  /** Say for each sentence what put it there; default no. */
  readonly explain?: boolean;
}

/** The engine: a corpus that was read and indexed, and the questions it answers. */
export interface Dateline {
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** What came out in a window, by story; default the 24 hours before the newest article. */
  brief(options?: BriefOptions): Promise<Briefing>;
  /** Why an article, or each article of a story, is in that briefing or not. */
  why(id: string, options?: BriefOptions): Promise<readonly Why[]>;
  /** Dated sentences in order of when it happened. */
  timeline(options?: TimelineOptions): Promise<readonly TimelineEvent[]>;
  /** Sentences of the archive that support, contradict or are nearest to each sentence of a text. */
  check(text: string, options?: CheckOptions): Promise<readonly Checked[]>;
  sources(): Sources;
  /** The places the articles begin with, the most named first. */
  places(): Promise<readonly string[]>;
  /** An article as it was read; undefined when there is none of this id. */
  article(id: string): Promise<Article | undefined>;
  /** What stands around the sentence at `start` of an article; null when there is no such sentence. */
  passage(articleId: string, start: number): Promise<Passage | null>;
  /** The sentences of an article with what is inferred of each; none where there is no such article. */
  annotated(articleId: string): Promise<readonly AnnotatedSentence[]>;
  /** The texts an article had, oldest first; the last one answers. Of very many the first and the newest; none for an id that never came. */
  versions(id: string): Promise<readonly Version[]>;
  /** The same text, shortened or lightly edited, in other papers. */
  alsoIn(id: string): Promise<readonly Copy[]>;
  /** The way in for new articles, while questions are answered. */
  readonly intake: Intake;
  /** Calls back with the ids of articles that say something else than before, until the returned function is called. */
  onChanged(listener: (ids: readonly string[]) => void): () => void;
  /** How far reading the corpus is; questions are answered from what was read so far. */
  progress(): Progress;
  /** Resolves once all of the corpus was read; rejects where it cannot be read at all. */
  readonly ready: Promise<void>;
  /** Ends watching, and keeps what was read for the next start. */
  close(): Promise<void>;
}

export interface DatelineOptions {
  /** Files and folders to read. */
  readonly corpus: readonly string[];
  /** The folder where what was read is kept, so that the next start is a short one. Default: nothing is kept. */
  readonly data?: string;
  /** Take what is kept in `data` as it is and write nothing there; where nothing is kept, as if there were no `data`. */
  readonly isReadOnly?: boolean;
  /** Follow the corpus as its files change; and where it was kept, answer from that while reading what changed since. */
  readonly watch?: boolean;
  /** The cluster that the articles are in, instead of this process; `data` keeps none of them then. */
  readonly cluster?: ClusterSettings;
  /** Told as reading goes on: bytes read of bytes in all. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
  /** Told what went wrong with what is kept; default nobody. */
  readonly log?: Log;
  /** Puts the first sentences of an answer in order by what they mean; default none, and they are ordered by words alone. */
  readonly encoder?: SentenceEncoder | null;
  /** The clock: when questions are asked, articles come in and a corpus was `updated`; default the system's. */
  readonly now?: () => Date;
}

const DEFAULT_LIMIT = 3;
const MOST_SENTENCES = 5;
/** Places are looked for in so many of the newest articles. */
const NEWEST = 1000;

/**
 * Reads and indexes `corpus`. Bad files and lines do not throw: they are in `sources().skipped`. With `watch` it resolves
 * before all is read, where something was kept.
 */
export async function createDateline(options: DatelineOptions): Promise<Dateline> {
  const now = options.now ?? (() => new Date());
  const vectors = readWordVectors();
  const holdings = await openHoldings(options, now);
  const reading = <Done>(work: (view: View) => Promise<Done>): Promise<Done> => holdings.read(work);
  const briefed = async (view: View, options?: BriefOptions): Promise<Briefing> =>
    (await import('./briefing/brief.ts')).brief(view, options, now());

  return {
    // What a single question does not need is loaded when it is first wanted.
    brief: (options) => reading((view) => briefed(view, options)),
    why: (id, options) =>
      reading(async (view) => {
        const { whyOf } = await import('./briefing/why.ts');
        const briefing = await briefed(view, options);
        await view.find(id);
        return whyOf(id, briefing, view.archive);
      }),
    timeline: (options) =>
      reading(async (view) =>
        (await import('./timeline/timeline.ts')).timeline({ ...view, vectors }, options),
      ),
    check: (text, options) =>
      reading(async (view) =>
        (await import('./checking/check.ts')).check(text, { ...view, vectors }, options),
      ),
    sources: () => holdings.sources(),
    versions: (id) => holdings.versions(id),
    alsoIn: (id) => reading((view) => view.copiesOf(id)),
    intake: holdings.intake,
    onChanged: (listener) => holdings.onChanged(listener),
    progress: () => holdings.progress(),
    ready: holdings.ready,
    close: () => holdings.close(),
    places: () =>
      reading(async ({ archive }) => {
        await archive.bring({}, NEWEST);
        return placesOf(archive);
      }),
    article: (id) => reading(async (view) => (await view.find(id))?.article),
    passage: (articleId, start) =>
      reading(async (view) => {
        const parsed = await view.find(articleId);
        return parsed === undefined ? null : passageAround(parsed, start);
      }),
    annotated: (articleId) =>
      reading(async (view) => {
        const parsed = await view.find(articleId);
        return parsed === undefined ? [] : annotated(parsed);
      }),
    ask(text, { id, limit = DEFAULT_LIMIT, at, thread = [], explain = false } = {}) {
      const started = performance.now();
      return reading(async (view) => {
        if (!Number.isInteger(limit) || limit < 1 || limit > MOST_SENTENCES) {
          throw new RangeError(`ask: "limit" is a whole number from 1 to ${MOST_SENTENCES}, got ${limit}`);
        }
        const { from: oldest, to: newest, publishers, updated } = holdings.sources();
        const found = await findAnswer(text, {
          archive: view.archive,
          index: view.index,
          vectors,
          encoder: options.encoder ?? null,
          limit,
          at,
          oldest,
          newest,
          publishers: publishers.flatMap(({ publisher }) => publisher ?? []),
          thread,
          explain,
          areCopies: view.areCopies,
          now: now(),
        });
        const tookMs = Math.round((performance.now() - started) * 10) / 10;
        const searched = { ...(await view.seen(at)), updated };
        const told = await withCopies(found, view);
        return { ...(id !== undefined && { id }), question: text, ...told, searched, tookMs };
      });
    },
  };
}

/** The same, with what other papers printed each article that is quoted. */
async function withCopies<Of extends Pick<Answer, 'sentences' | 'claims'>>(
  found: Of,
  view: View,
): Promise<Of> {
  const told = async (sentence: AnswerSentence): Promise<AnswerSentence> => {
    const alsoIn = otherPapers(sentence, await view.copiesOf(sentence.articleId));
    return alsoIn.length === 0 ? sentence : { ...sentence, alsoIn };
  };
  return {
    ...found,
    sentences: await Promise.all(found.sentences.map(told)),
    claims: await Promise.all(
      found.claims.map(async (claim) => ({ ...claim, sentence: await told(claim.sentence) })),
    ),
  };
}
