import { LEXICON } from './lexicon-data.ts';

/**
 * What a word usually is in news: in how many of `LEXICON_ARTICLES` articles its term stands, and whether it is
 * mostly written with a capital inside sentences. A corpus of twenty articles knows neither by itself.
 */
interface Entry {
  readonly frequency: number;
  readonly name: boolean;
}

let table: Map<string, Entry> | undefined;

function entry(term: string): Entry | undefined {
  table ??= readLexicon();
  return table.get(term);
}

/** In how many articles of the lexicon's `LEXICON.articles` a term stands; 0 for a rare or unknown one. */
export function newsFrequency(term: string): number {
  return entry(term)?.frequency ?? 0;
}

/** Whether a term is mostly part of a name in news text. */
export function isUsuallyName(term: string): boolean {
  return entry(term)?.name ?? false;
}

/** How many articles `newsFrequency` is out of. */
export const NEWS_ARTICLES = LEXICON.articles;

/** Each level's line holds the terms whose frequency rounds to 2^(level/2); names have a capital. */
function readLexicon(): Map<string, Entry> {
  const read = new Map<string, Entry>();
  LEXICON.levels.forEach((line, level) => {
    if (line === '') return;
    const frequency = Math.round(2 ** (level / 2));
    for (const word of line.split(' ')) {
      const term = word.toLowerCase();
      read.set(term, { frequency, name: term !== word });
    }
  });
  return read;
}
