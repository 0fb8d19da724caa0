import type { AnswerSentence } from '../answering/answer.ts';
import type { Chart } from '../message/chart.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import type { ParsedArticle } from '../text/parsed.ts';
import { type ToldBefore, type ToldFigure, toldIn } from './before.ts';
import { type Change, claimedIn } from './changes.ts';
import { chartOf } from './chart.ts';
import type { DisputedFigure } from './disputed.ts';
import type { Fate } from './fate.ts';
import { quietStory } from './quiet.ts';
import { type Reader, readSentence } from './reading.ts';
import { type Scored, tellStory } from './story.ts';
import { fitOf } from './subject.ts';
import { isWithin, lookingBack, outWithin, standingText, storiesWithin, type Window } from './window.ts';

/** What a channel is to be told; plain data. */
export interface Briefing {
  /** ISO date-times: it tells what came out after `since`, up to and with `until`. */
  readonly since: string;
  readonly until: string;
  readonly subjects: readonly string[];
  /** Most important first. */
  readonly stories: readonly BriefingStory[];
  /** Stories of the channel that nobody has gone on with. */
  readonly quiet: readonly QuietStory[];
  /** How many more stories there were, below the cut. */
  readonly below: number;
  /** Of the first story that has more than one day to show; null when none has, or none was asked for. */
  readonly chart: Chart | null;
  /** What became of each article of the window, by id. */
  readonly fates: Readonly<Record<string, Fate>>;
}

export interface BriefingStory {
  readonly id: string;
  /** The headline of the article that is quoted first. */
  readonly headline: string;
  /** The fresh articles it is told from. */
  readonly articles: readonly string[];
  /** Those of them that came out before the window and came in only now. */
  readonly late: readonly string[];
  /** How many of its sources are independent of each other. */
  readonly sources: number;
  /** One to three; the sentence that carries most comes first. */
  readonly lines: readonly AnswerSentence[];
  readonly changes: readonly Change[];
  /** Who says what where they differ; empty where they do not. */
  readonly claims: readonly DisputedFigure[];
  /** The figures of the sentences that it shows: what the next one is compared with. */
  readonly figures: readonly ToldFigure[];
}

export interface QuietStory {
  readonly id: string;
  readonly headline: string;
  readonly articleId: string;
  /** When it was last told, ISO. */
  readonly last: string;
}

export interface BriefingOptions extends Window {
  readonly archive: Archive;
  readonly index: ArticleIndex;
  /** Questions or keywords; none means everything. */
  readonly subjects?: readonly string[];
  /** Only these; none means all. */
  readonly publishers?: readonly string[];
  /** The most stories; default 5. */
  readonly length?: number;
  /** The most sentences a story; default 3. */
  readonly lines?: number;
  /** Whether the channel has read a sentence, by its `sentenceKey`; default: it has read what came out before `since`. */
  readonly read?: (key: string) => boolean;
  /** With `read`: the articles and figures the channel was told; without it, an article of which it has read a sentence was told. */
  readonly told?: ToldBefore;
  /** Articles that are no news, though they are of the window: background alone. */
  readonly backlog?: ReadonlySet<string>;
  /** Whether a chart is wanted; default false. */
  readonly chart?: boolean;
  /** What is inferred of a sentence; default the text layer. */
  readonly reader?: Reader;
}

const LENGTH = 5;

/** Writes the briefing of a window: what a channel has not read, by story, with what changed. */
export async function composeBriefing(options: BriefingOptions): Promise<Briefing> {
  const { archive, since, until, subjects = [], publishers = [], length = LENGTH } = options;
  const accept = ({ article }: ParsedArticle): boolean =>
    publishers.length === 0 || publishers.includes(article.publisher ?? '');
  await archive.bring(lookingBack(options));
  const stories = storiesWithin(archive, options, accept);
  const among = stories.flatMap(({ articles }) => articles);
  const fit = await fitOf(subjects, (id) => inBriefing(archive.get(id), options, accept), among, options);
  const fates: Record<string, Fate> = {};
  const standing = standingText(archive, options);
  const told = stories.flatMap((story) => tellStory(story, fit, options, fates, standing) ?? []);
  told.sort((one, other) => other.score - one.score || (one.story.id < other.story.id ? -1 : 1));
  for (const { story } of told.slice(length))
    for (const id of story.articles) fates[id] = { stage: 'cut', story: story.id };
  const onSubject = await fitOf(subjects, (id) => accept(archive.get(id)!), among, options);
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    subjects,
    stories: told.slice(0, length).map(({ story }) => story),
    // What this briefing tells has not gone quiet for its reader.
    quiet: stories
      .filter(({ id }) => !told.some(({ story }) => story.id === id))
      .flatMap((story) => quietStory(story, onSubject, options) ?? []),
    below: Math.max(0, told.length - length),
    chart: options.chart ? firstChart(told.slice(0, length), options) : null,
    fates,
  };
}

function firstChart(told: readonly Scored[], { archive, reader = readSentence }: BriefingOptions) {
  for (const { story, whole } of told) {
    const coverage = whole.articles.map((id) => {
      const parsed = archive.get(id)!;
      const figures = toldIn(parsed, reader).flatMap(claimedIn);
      return { id, at: new Date(outWithin(parsed.article, archive)!.from), figures };
    });
    const chart = chartOf(story, coverage, whole.sources);
    if (chart !== null) return chart;
  }
  return null;
}

function inBriefing(
  parsed: ParsedArticle | undefined,
  options: BriefingOptions,
  accept: (parsed: ParsedArticle) => boolean,
): boolean {
  return parsed !== undefined && isWithin(parsed.article, options, options.archive) && accept(parsed);
}
