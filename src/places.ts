import type { Archive } from './retrieval/archive.ts';
import { mentions } from './text/mentions.ts';
import { type ParsedArticle, sentenceAt } from './text/parsed.ts';
import { tokens } from './text/terms.ts';

/** News says where in its first sentences. */
const FIRST = 6;

/** So many are looked at: what is in the news is what people ask for. */
const NEWEST = 1000;

/** The places the archive's newest articles begin with, the most named first. */
export function placesOf(archive: Archive): string[] {
  const articles = new Map<string, number>();
  for (const parsed of newest(archive)) {
    const found = new Set<string>();
    for (let i = 0; i < Math.min(FIRST, parsed.starts.length); i++) {
      const { text } = sentenceAt(parsed, i);
      const words = tokens(text);
      for (const { kind, first, last } of mentions(text, words)) {
        if (kind === 'place')
          found.add(text.slice(words[first]!.start, words[last]!.end).replace(/['’]s$/, ''));
      }
    }
    for (const place of found) articles.set(place, (articles.get(place) ?? 0) + 1);
  }
  return [...articles].sort(([, one], [, other]) => other - one).map(([place]) => place);
}

function newest(archive: Archive): ParsedArticle[] {
  const all = [...archive.articles()];
  if (all.length <= NEWEST) return all;
  const time = new Map(all.map((parsed) => [parsed, Date.parse(parsed.article.published ?? '') || 0]));
  return all.sort((one, other) => time.get(other)! - time.get(one)!).slice(0, NEWEST);
}
