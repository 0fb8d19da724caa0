import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { classByEnding } from '../../src/text/attribution/classes.ts';
import { readLines } from '../data.ts';

/**
 * Counts what wink's tagger makes of the words of news articles: `node dist/bench/train/word-classes.js [DATA]` writes
 * `src/text/attribution/class-data.ts`. The tagger itself is too slow to run at ingest and is not shipped: a word's
 * usual class is enough to see where a noun phrase ends. Same data, same bytes.
 */

/** Every third article, and of a long one the beginning: words repeat. */
const EVERY = 3;
const MOST_UNITS = 12_000;
/** A word in fewer places tells too little. */
const LEAST_SEEN = 12;

type OpenClass = ReturnType<typeof classByEnding>;
type Counts = Record<string, number>;

async function main(data: string, target: string): Promise<void> {
  const counts = new Map<string, Counts>();
  const nlp = winkNLP(model, ['sbd', 'pos']);
  let articles = 0;
  for (const year of ['2022', '2023']) {
    for await (const { text } of readLines<{ text: string }>(join(data, 'newsqa', year, 'articles.jsonl'))) {
      if (++articles % EVERY !== 0) continue;
      const tokens = nlp.readDoc(text.slice(0, MOST_UNITS)).tokens();
      const tags = tokens.out(nlp.its.pos) as string[];
      (tokens.out() as string[]).forEach((word, i) => {
        if (!/^[a-z]+(?:-[a-z]+)?$/.test(word)) return;
        const own = counts.get(word) ?? {};
        own[tags[i]!] = (own[tags[i]!] ?? 0) + 1;
        counts.set(word, own);
      });
    }
  }
  const lists: Record<OpenClass, string[]> = { noun: [], verb: [], adj: [], adv: [], either: [] };
  for (const [word, own] of counts) {
    const usual = usualClass(own);
    if (usual !== undefined && usual !== classByEnding(word)) lists[usual].push(word);
  }
  const lines = Object.entries(lists).map(([name, words]) => `  ${name}: '${words.sort().join(' ')}',`);
  writeFileSync(
    target,
    `// Made by \`bench/train/word-classes.ts\` from counts over news articles; do not edit.
/** Words whose class their ending does not tell. */
export const WORD_CLASSES: Readonly<Record<'noun' | 'verb' | 'adj' | 'adv' | 'either', string>> = {
${lines.join('\n')}
};
`,
  );
}

/** What a word mostly is; `either` is noun and verb alike. */
function usualClass(own: Counts): OpenClass | undefined {
  const all = Object.values(own).reduce((sum, each) => sum + each, 0);
  if (all < LEAST_SEEN) return undefined;
  const noun = ((own.NOUN ?? 0) + (own.PROPN ?? 0)) / all;
  const verb = ((own.VERB ?? 0) + (own.AUX ?? 0)) / all;
  const adjective = (own.ADJ ?? 0) / all;
  if (verb >= 0.75) return 'verb';
  if (noun >= 0.75) return 'noun';
  if (adjective >= 0.7) return 'adj';
  if ((own.ADV ?? 0) / all >= 0.7) return 'adv';
  if (noun + verb >= 0.6 && verb > 0.1) return 'either';
  if (noun + adjective < 0.6) return undefined;
  return adjective > noun ? 'adj' : 'noun';
}

const [dataPath = '../shared/data', target = 'src/text/attribution/class-data.ts'] = process.argv.slice(2);
await main(resolve(dataPath), resolve(target));
