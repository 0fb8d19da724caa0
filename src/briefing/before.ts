import type { AnswerSentence } from '../answering/answer.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import type { BriefingOptions } from './briefing.ts';
import { type Before, type Change, type ClaimedFigure, claimedIn, type ToldSentence } from './changes.ts';
import type { DisputedFigure } from './disputed.ts';
import { sentenceKey } from './key.ts';
import { quoted } from './lines.ts';
import { type Reader, readSentence } from './reading.ts';

/** What stands in a channel of what was briefed there. */
export interface ToldBefore {
  /** The articles that were told, quoted or not. */
  readonly articles: ReadonlySet<string>;
  /** Oldest first. */
  readonly figures: readonly ToldFigure[];
}

/** A figure that stands in a channel, with the article it is from. */
export interface ToldFigure extends ClaimedFigure {
  readonly articleId: string;
}

/** So many sentences are the top of an article. */
const TOP = 5;

/** An article's sentences, as changes are read from them. */
export function toldIn(parsed: ParsedArticle, reader: Reader): ToldSentence[] {
  return Array.from(parsed.starts, (_, index) => {
    const reading = reader(parsed, index);
    return {
      sentence: quoted({ parsed, index, worth: 0 }, reading),
      figures: reading.figures,
      top: index < TOP,
    };
  });
}

/** Without a channel: what the story's earlier articles say was told. */
export function archiveBefore(earlier: readonly ParsedArticle[], reader: Reader): Before {
  const figures = earlier.flatMap((parsed) => toldIn(parsed, reader)).flatMap(claimedIn);
  return { known: earlier.length > 0, figures };
}

/** What really was posted in the channel: the sentences it has read, and the figures that stand there. */
export function channelBefore(
  all: readonly ParsedArticle[],
  options: Pick<BriefingOptions, 'read' | 'told' | 'reader'>,
): Before {
  const { read = () => false, told, reader = readSentence } = options;
  const ids = new Set(all.map(({ article }) => article.id));
  const sentences = all
    .flatMap((parsed) => toldIn(parsed, reader))
    .filter(({ sentence }) => read(sentenceKey(sentence.text)));
  const figures = (told?.figures ?? []).filter(({ articleId }) => ids.has(articleId));
  const known = all.some((parsed) => wasTold(parsed, options));
  return { known, figures: [...sentences.flatMap(claimedIn), ...figures] };
}

/** The keys of all sentences of some articles. */
export function keysOf(articles: readonly ParsedArticle[]): ReadonlySet<string> {
  return new Set(
    articles.flatMap((parsed) =>
      Array.from(parsed.starts, (_, index) => sentenceKey(sentenceAt(parsed, index).text)),
    ),
  );
}

/** Whether the channel was told an article; where that was not kept, whether it has read a sentence of it. */
export function wasTold(
  parsed: ParsedArticle,
  { read, told }: Pick<BriefingOptions, 'read' | 'told'>,
  standing: ReadonlySet<string> = new Set(),
): boolean {
  if (told !== undefined) return told.articles.has(parsed.article.id);
  if (read === undefined) return false;
  return Array.from(parsed.starts).some((_, index) => {
    const key = sentenceKey(sentenceAt(parsed, index).text);
    return read(key) && !standing.has(key);
  });
}

/** The figures of those sentences that are shown. */
export function figuresShown(told: readonly ToldSentence[], shown: readonly AnswerSentence[]): ToldFigure[] {
  const places = new Set(shown.map(({ articleId, start }) => `${start} ${articleId}`));
  return told.flatMap((each) => {
    const { articleId, start } = each.sentence;
    if (!places.has(`${start} ${articleId}`)) return [];
    return claimedIn(each).map((figure) => ({ ...figure, articleId }));
  });
}

/** The sentences that changes and claims are shown by. */
export function sentencesOf(list: readonly (Change | DisputedFigure)[]): AnswerSentence[] {
  return list.flatMap((each) => ('sentence' in each ? [each.sentence] : []));
}
