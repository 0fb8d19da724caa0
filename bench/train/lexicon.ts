import { writeFileSync } from 'node:fs';
import { eachWord, termOf } from '../../src/text/terms.ts';
import { readLines } from '../data.ts';

/** Terms in fewer articles than this are left out: mostly misspellings and names of one story. */
const LEAST_ARTICLES = 10;
/** A term is usually a name when this share of its uses inside sentences is capitalised. */
const NAME_SHARE = 0.7;

interface Tally {
  articles: number;
  inside: number;
  capital: number;
}

/** Counts terms over the articles of `files` (JSON lines with `text`) and writes the lexicon's data module. */
export async function buildLexicon(files: readonly string[], target: string): Promise<void> {
  const tallies = new Map<string, Tally>();
  let articles = 0;
  for (const file of files) {
    for await (const row of readLines<{ text: string }>(file)) {
      articles++;
      countArticle(row.text, tallies);
    }
  }
  writeFileSync(target, moduleText(articles, tallies));
}

function countArticle(text: string, tallies: Map<string, Tally>): void {
  const seen = new Set<Tally>();
  eachWord(text, 0, text.length, (start, end) => {
    const word = text.slice(start, end);
    const term = termOf(word);
    if (term === '' || !/^[a-z][a-z-]*$/.test(term)) return;
    let tally = tallies.get(term);
    if (tally === undefined) {
      tally = { articles: 0, inside: 0, capital: 0 };
      tallies.set(term, tally);
    }
    seen.add(tally);
    if (!/[a-z,;)] $/.test(text.slice(Math.max(0, start - 2), start))) return;
    tally.inside++;
    if (word[0] !== word[0]?.toLowerCase()) tally.capital++;
  });
  for (const tally of seen) tally.articles++;
}

function moduleText(articles: number, tallies: ReadonlyMap<string, Tally>): string {
  const levels: string[][] = [];
  for (const [term, tally] of tallies) {
    if (tally.articles < LEAST_ARTICLES) continue;
    const level = Math.round(2 * Math.log2(tally.articles));
    const name = tally.inside > 4 && tally.capital / tally.inside > NAME_SHARE;
    levels[level] ??= [];
    levels[level].push(name ? term[0]!.toUpperCase() + term.slice(1) : term);
  }
  const lines = Array.from(levels, (words) => `    '${(words ?? []).sort().join(' ')}',`);
  return `// Made by \`npm run train -- --lexicon\` from counts over news articles; do not edit.
/** Terms by how many of \`articles\` hold them: line n holds those in about 2^(n/2); names begin with a capital. */
export const LEXICON: { readonly articles: number; readonly levels: readonly string[] } = {
  articles: ${articles},
  levels: [
${lines.join('\n')}
  ],
};
`;
}
