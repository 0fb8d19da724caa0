import { LEXICON } from './lexicon-data.ts';

/**
 * What a term usually is in news: in how many of `NEWS_ARTICLES` articles it stands, less than nothing where it is mostly
 * written with a capital inside sentences. A corpus of twenty articles knows neither by itself.
 */
let table: ReadonlyMap<string, number> | undefined;

function entry(term: string): number {
  table ??= readLexicon();
  return table.get(term) ?? 0;
}

/** In how many articles of the lexicon's `LEXICON.articles` a term stands; 0 for a rare or unknown one. */
export function newsFrequency(term: string): number {
  return Math.abs(entry(term));
}

/** Whether a term is mostly part of a name in news text. */
export function isUsuallyName(term: string): boolean {
  return entry(term) < 0;
}

/** How many articles `newsFrequency` is out of. */
export const NEWS_ARTICLES = LEXICON.articles;

/** Each level's line holds the terms whose frequency rounds to 2^(level/2); names have a capital. */
function readLexicon(): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  LEXICON.levels.forEach((line, level) => {
    const frequency = Math.round(2 ** (level / 2));
    const lower = line.toLowerCase();
    for (let start = 0, end = 0; start < line.length; start = end + 1) {
      end = line.indexOf(' ', start);
      if (end < 0) end = line.length;
      const isName = line.charCodeAt(start) !== lower.charCodeAt(start);
      read.set(lower.slice(start, end), isName ? -frequency : frequency);
    }
  });
  return read;
}
