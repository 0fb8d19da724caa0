import type { AnswerSentence } from '../answering/answer.ts';
import type { Chart } from '../message/chart.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { copyGroups } from '../text/copies.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { type Change, changesOf, claimedIn } from './changes.ts';
import { chartOf } from './chart.ts';
import { type Claim, claimsOf } from './claims.ts';
import {
  isBefore,
  isLate,
  isWithin,
  outWithin,
  standingText,
  storiesWithin,
  type Window,
} from './coverage.ts';
import type { Fate } from './fate.ts';
import { sentenceKey } from './key.ts';
import { centrality, chooseLines, linesOf, quoted } from './lines.ts';
import { type Reader, readSentence } from './reading.ts';
import type { Story } from './stories.ts';
import { fitOf, nearness } from './subject.ts';
import {
  archiveBefore,
  channelBefore,
  figuresShown,
  keysOf,
  sentencesOf,
  type ToldBefore,
  type ToldFigure,
  toldIn,
  wasTold,
} from './told.ts';

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
  readonly claims: readonly Claim[];
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
const LINES = 3;
/** After so many days without a word a story has gone quiet; it is said once. */
const QUIET_DAYS = 3;
const DAY = 86_400_000;

/** Writes the briefing of a window: what a channel has not read, by story, with what changed. */
export async function composeBriefing(options: BriefingOptions): Promise<Briefing> {
  const { archive, since, until, subjects = [], publishers = [], length = LENGTH } = options;
  const accept = ({ article }: ParsedArticle): boolean =>
    publishers.length === 0 || publishers.includes(article.publisher ?? '');
  const stories = storiesWithin(archive, options, accept);
  const fit = await fitOf(subjects, (id) => inBriefing(archive.get(id), options, accept), options);
  const fates: Record<string, Fate> = {};
  const standing = standingText(archive, options);
  const told = stories.flatMap((story) => tell(story, fit, options, fates, standing) ?? []);
  told.sort((one, other) => other.score - one.score || (one.story.id < other.story.id ? -1 : 1));
  for (const { story } of told.slice(length))
    for (const id of story.articles) fates[id] = { stage: 'cut', story: story.id };
  const onSubject = await fitOf(subjects, (id) => accept(archive.get(id)!), options);
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    subjects,
    stories: told.slice(0, length).map(({ story }) => story),
    quiet: stories.flatMap((story) => quietStory(story, onSubject, options) ?? []),
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

interface Scored {
  readonly story: BriefingStory;
  /** With what was told of it before. */
  readonly whole: Story;
  readonly score: number;
}

/** One story as the channel is told it; null when it has nothing fresh. */
function tell(
  story: Story,
  fit: (id: string) => number,
  options: BriefingOptions,
  fates: Record<string, Fate>,
  standing: ReadonlySet<string>,
): Scored | null {
  const { archive, reader = readSentence, lines: most = LINES } = options;
  const read = options.read ?? (() => false);
  const near = nearness(options.subjects ?? [], archive);
  const all = story.articles.map((id) => archive.get(id)!);
  const isBacklog = ({ article }: ParsedArticle) => options.backlog?.has(article.id) === true;
  const within = all.filter(({ article }) => isWithin(article, options, archive));
  for (const { article } of within.filter(isBacklog))
    fates[article.id] = { stage: 'backlog', story: story.id };
  const inWindow = within.filter((parsed) => !isBacklog(parsed));
  const earlier = all.filter(({ article }) => isBefore(article, options, archive));
  const before = options.read === undefined ? archiveBefore(earlier, reader) : channelBefore(all, options);
  // The sentences of what was told already, by the copy of it that comes again.
  const known = new Map<ParsedArticle, ReadonlySet<string>>();
  const isNew = (parsed: ParsedArticle, text: string): boolean => {
    const key = sentenceKey(text);
    return !read(key) && !standing.has(key) && known.get(parsed)?.has(key) !== true;
  };
  const freshIn = (parsed: ParsedArticle) =>
    toldIn(parsed, reader).filter(({ sentence }) => isNew(parsed, sentence.text));
  const fresh: ParsedArticle[] = [];
  for (const group of copyGroups(all.map(copyable)).map((places) => places.map((at) => all[at]!))) {
    const [first, ...others] = group.filter((parsed) => inWindow.includes(parsed));
    if (first === undefined) continue;
    const { id } = first.article;
    for (const { article } of others) fates[article.id] = { stage: 'duplicate', story: story.id, of: id };
    if ([first, ...others].every(({ article }) => fit(article.id) === 0))
      fates[id] = { stage: 'subject', story: story.id };
    else {
      const told = group.filter((each) => wasTold(each, options, standing));
      if (told.length > 0) known.set(first, keysOf(told));
      // A told article that comes again, edited, is news only where it changes something.
      if (told.length > 0 && changesOf(freshIn(first), { ...before, known: true }).length === 0)
        fates[id] = { stage: 'posted', story: story.id };
      else fresh.push(first);
    }
  }
  const candidates = fresh.flatMap((parsed) => {
    const weight = recency(parsed, options) * (1 + centrality(parsed, inWindow));
    return linesOf(parsed)
      .filter(({ index }) => isNew(parsed, sentenceAt(parsed, index).text))
      .map((line) => ({ ...line, worth: line.worth * weight * near(parsed, line.index) }));
  });
  const chosen = chooseLines(candidates, most);
  if (chosen.length === 0) {
    for (const { article } of fresh) fates[article.id] = { stage: 'empty', story: story.id };
    return null;
  }
  for (const { article } of fresh) fates[article.id] = { stage: 'shown', story: story.id };
  const freshTold = fresh.flatMap((parsed) => toldIn(parsed, reader));
  const changes = changesOf(fresh.flatMap(freshIn), before);
  const lines = chosen.map((line) => quoted(line, reader(line.parsed, line.index)));
  const ids = new Set(inWindow.map(({ article }) => article.id));
  const sources = story.sources.filter((source) => source.some((id) => ids.has(id))).length;
  const claims = claimsOf(freshTold);
  return {
    story: {
      id: story.id,
      headline: lines[0]!.headline,
      articles: fresh.map(({ article }) => article.id),
      late: fresh.flatMap(({ article }) => (isLate(article, options, archive) ? [article.id] : [])),
      sources,
      lines,
      changes,
      claims,
      figures: figuresShown(freshTold, [...lines, ...sentencesOf(changes), ...sentencesOf(claims)]),
    },
    whole: story,
    score:
      Math.log2(1 + sources) +
      Math.log2(1 + fresh.length) / 4 +
      Math.max(...fresh.map((parsed) => recency(parsed, options))) +
      Math.max(...fresh.map(({ article }) => fit(article.id))) +
      (changes.some(({ kind }) => kind !== 'new-story') ? 0.5 : 0),
  };
}

const copyable = ({ article }: ParsedArticle) => ({
  text: article.text,
  published: article.published ?? null,
});

/** Later in the window counts a little more: .8 at its beginning, 1 at its end. */
function recency({ article }: ParsedArticle, { since, until, archive }: BriefingOptions): number {
  const at = Math.min(outWithin(article, archive)!.to, until.getTime());
  const share = (at - since.getTime()) / Math.max(1, until.getTime() - since.getTime());
  return 0.8 + 0.2 * Math.max(0, Math.min(1, share));
}

/** A story of two sources or more whose last article turned `QUIET_DAYS` old within the window. */
function quietStory(
  { id, articles, sources }: Story,
  fit: (id: string) => number,
  { archive, since, until, read, told }: BriefingOptions,
): QuietStory | null {
  const { article } = archive.get(articles.at(-1)!)!;
  const out = outWithin(article, archive)!;
  const quietAt = out.to + QUIET_DAYS * DAY;
  const all = articles.map((each) => archive.get(each)!);
  if (quietAt <= since.getTime() || quietAt > until.getTime() || sources.length < 2) return null;
  if (read !== undefined && !all.some((each) => wasTold(each, { read, told }))) return null;
  if (!articles.some((each) => fit(each) > 0)) return null;
  return {
    id,
    headline: article.headline,
    articleId: article.id,
    last: article.published ?? new Date(out.to).toISOString(),
  };
}
