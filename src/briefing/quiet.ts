import type { ParsedArticle } from '../text/parsed.ts';
import { wasTold } from './before.ts';
import type { BriefingOptions, QuietStory } from './briefing.ts';
import type { Story } from './stories.ts';
import { isBefore, outWithin } from './window.ts';

/** After so many days without a word a story has gone quiet; it is said once. */
const QUIET_DAYS = 3;
const DAY = 86_400_000;

/** A story of two sources or more that was told before, and whose last article turned `QUIET_DAYS` old within the window. */
export function quietStory(
  { id, articles, sources }: Story,
  fit: (id: string) => number,
  options: BriefingOptions,
): QuietStory | null {
  const { archive, since, until, read, told } = options;
  const { article } = archive.get(articles.at(-1)!)!;
  const out = outWithin(article, archive)!;
  const quietAt = out.to + QUIET_DAYS * DAY;
  const all = articles.map((each) => archive.get(each)!);
  if (quietAt <= since.getTime() || quietAt > until.getTime() || sources.length < 2) return null;
  const wasHeard = ({ article }: ParsedArticle) => isBefore(article, options, archive);
  if (!all.some((each) => (read === undefined ? wasHeard(each) : wasTold(each, { read, told })))) return null;
  if (!articles.some((each) => fit(each) > 0)) return null;
  return {
    id,
    headline: article.headline,
    articleId: article.id,
    last: article.published ?? new Date(out.to).toISOString(),
  };
}
