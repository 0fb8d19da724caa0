import { writeFileSync } from 'node:fs';
import { isUsuallyName, newsFrequency } from '../../src/text/lexicon.ts';
import { termOf } from '../../src/text/terms.ts';
import { readLines } from '../data.ts';

/** A run of capitalised words, with the word before it and the letters behind. */
const RUN =
  /(\b[a-z][\w'’-]*\s|[.!?,]\s|^|\n|[“"])(\p{Lu}[\p{L}’'-]*\p{Ll}(?: \p{Lu}[\p{L}’'-]*\p{Ll}){0,2})(.{0,16})/gu;
const AFTER_PERSON = /^,? (?:who|said|says|told|added|announced|wrote|tweeted)\b|^, \d\d,/;
const TITLE =
  /^(?:President|Minister|Senator|Sen|Rep|Governor|Gov|Mayor|King|Queen|Prince|Princess|Pope|General|Judge|Justice|Coach|Dr|Mr|Mrs|Ms|Sir|Lord|Secretary|Director|The)$/;
const BEFORE_PLACE = new Set(['in', 'near', 'from', 'outside', 'across']);

/** Seen as this at least so often, and in at least this share of all its uses. */
const PERSON = { least: 4, share: 0.08 };
const PLACE = { least: 6, share: 0.22 };

interface Tally {
  uses: number;
  cued: number;
}

/** Counts given names and places by what stands around them in the articles of `files`, and writes the gazetteer's data. */
export async function buildGazetteer(files: readonly string[], target: string): Promise<void> {
  const given = new Map<string, Tally>();
  const places = new Map<string, Tally>();
  for (const file of files) {
    for await (const { text } of readLines<{ text: string }>(file)) {
      for (const [, before = '', run = '', after = ''] of text.matchAll(RUN)) {
        const name = run.replace(/['’]s$/, '');
        const words = name.split(' ');
        const first = words[0]!;
        if (words.length > 1 && !TITLE.test(first)) count(given, first, AFTER_PERSON.test(after));
        if (words.length <= 2) count(places, name, BEFORE_PLACE.has(before.trim()));
      }
    }
  }
  writeFileSync(target, moduleText(kept(given, PERSON), kept(places, PLACE)));
}

function count(tallies: Map<string, Tally>, name: string, cued: boolean): void {
  let tally = tallies.get(name);
  if (tally === undefined) {
    tally = { uses: 0, cued: 0 };
    tallies.set(name, tally);
  }
  tally.uses++;
  if (cued) tally.cued++;
}

function kept(tallies: ReadonlyMap<string, Tally>, { least, share }: typeof PERSON): string[] {
  return [...tallies]
    .filter(([, { uses, cued }]) => cued >= least && cued / uses >= share)
    .map(([name]) => name)
    .filter((name) => !CALENDAR.test(name) && name.split(' ').every(isName))
    .sort();
}

/** Written with a capital wherever it stands: "Chairman" is not. */
function isName(word: string): boolean {
  const term = termOf(word);
  return !/[’']/.test(word) && (isUsuallyName(term) || (term !== '' && newsFrequency(term) === 0));
}

const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b/;

function moduleText(given: readonly string[], places: readonly string[]): string {
  return `// Made by \`npm run train -- --gazetteer\` from counts over news articles; do not edit.
/** Words that news begins the names of people with. */
export const GIVEN_NAMES =
  ${JSON.stringify(given.join(' '))};

/** Names that news mostly puts behind "in", "near" or "from". */
export const PLACES =
  ${JSON.stringify(places.join(','))};
`;
}
