import { readableMoment } from '../message/readable.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { Briefing } from './briefing.ts';
import type { Fate } from './fate.ts';
import { isBefore, isWithin, outWithin } from './window.ts';

/** Why an article is in a briefing or not. */
export interface Why {
  readonly articleId: string;
  readonly headline: string | null;
  /** ISO; null when unknown. */
  readonly published: string | null;
  readonly stage: Fate['stage'] | 'unknown' | 'undated' | 'early' | 'late' | 'publisher';
  /** The story it belongs to, where it got so far. */
  readonly story: string | null;
  /** One sentence for people. */
  readonly reason: string;
}

/** What became of an article, or of every article of a story, in a briefing. */
export function whyOf(id: string, briefing: Briefing, archive: Archive): Why[] {
  const ofStory = Object.entries(briefing.fates).filter(([, fate]) => fate.story === id);
  if (archive.get(id) === undefined && ofStory.length > 0)
    return ofStory.map(([articleId]) => whyArticle(articleId, briefing, archive));
  return [whyArticle(id, briefing, archive)];
}

function whyArticle(id: string, briefing: Briefing, archive: Archive): Why {
  const article = archive.get(id)?.article;
  const known = { articleId: id, headline: article?.headline ?? null, published: article?.published ?? null };
  if (article === undefined)
    return { ...known, stage: 'unknown', story: null, reason: 'No such article or story is in the corpus.' };
  const fate = briefing.fates[id];
  if (fate !== undefined) return { ...known, stage: fate.stage, story: fate.story, reason: reasonOf(fate) };
  const window = { since: new Date(briefing.since), until: new Date(briefing.until) };
  if (outWithin(article, archive) === null)
    return {
      ...known,
      stage: 'undated',
      story: null,
      reason: 'It has no date, and nobody knows when it came in, so no briefing can be due for it.',
    };
  if (isBefore(article, window, archive))
    return {
      ...known,
      stage: 'early',
      story: null,
      reason: `It came out before ${readableMoment(briefing.since)}.`,
    };
  if (!isWithin(article, window, archive))
    return {
      ...known,
      stage: 'late',
      story: null,
      reason: `It came out after ${readableMoment(briefing.until)}.`,
    };
  return { ...known, stage: 'publisher', story: null, reason: 'Its publisher is not among those asked for.' };
}

function reasonOf(fate: Fate): string {
  switch (fate.stage) {
    case 'shown':
      return 'It is in the briefing, or the story it tells is.';
    case 'subject':
      return 'It is not on the subjects asked for.';
    case 'backlog':
      return 'Its feed had listed it when it was first read: that fills the archive and is not posted.';
    case 'posted':
      return 'The channel has read it already.';
    case 'cut':
      return 'Its story is below the cut: others had more sources, were newer or fitted better.';
    case 'empty':
      return 'It holds no sentence that the channel has not read.';
    case 'duplicate':
      return `It is the same copy as ${fate.of}.`;
  }
}
