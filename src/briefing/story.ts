import { copyGroups } from '../text/copies.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import {
  archiveBefore,
  channelBefore,
  figuresShown,
  keysOf,
  sentencesOf,
  toldIn,
  wasTold,
} from './before.ts';
import type { BriefingOptions, BriefingStory } from './briefing.ts';
import { changesOf } from './changes.ts';
import { disputedFigures } from './disputed.ts';
import type { Fate } from './fate.ts';
import { sentenceKey } from './key.ts';
import { centrality, chooseLines, linesOf, quoted } from './lines.ts';
import { readSentence } from './reading.ts';
import type { Story } from './stories.ts';
import { nearness } from './subject.ts';
import { isBefore, isLate, isWithin, outWithin } from './window.ts';

const LINES = 3;

/** A story as it may be told, with what it is ranked by. */
export interface Scored {
  readonly story: BriefingStory;
  /** With what was told of it before. */
  readonly whole: Story;
  readonly score: number;
}

/** One story as the channel is told it, and what became of its articles; null when it has nothing fresh. */
export function tellStory(
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
  const claims = disputedFigures(freshTold);
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
