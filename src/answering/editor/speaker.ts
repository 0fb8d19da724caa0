import type { PlacedCandidate } from '../../ranking/candidates.ts';
import { sameFamily } from '../../text/families.ts';
import { speakerOf } from '../../text/reading.ts';
import { areSynonyms } from '../../text/synonyms.ts';
import { terms } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains by being in the words of whom the question names, and what it loses in another's. */
const SPOKEN = 1;
const ANOTHERS = 2;
/** Stands for somebody who was named before, and may well be whom the question means. */
const UNNAMED =
  /^(?:he|she|it|they|(?:the|its|their|his|her|an?) (?:\w+ )?(?:group|front|movement|organi[sz]ation|alliance|militia|party|statement|report|spokes\w+|officials?|sources?|authorities|leader|commander|official))$/i;

/** "According to the army": a sentence of the army's before one of anybody else's. */
export const SPEAKER: Rule = {
  name: 'speaker',
  why: 'is in the words of whom the question wants to hear',
  applies: (_, { speaker }) => speaker.length > 0,
  judge: ({ speaker, placed, first }) =>
    placed.map((candidate, i) => {
      const said = first.has(i) ? saidBy(candidate, speaker) : null;
      return said === null ? 0 : said ? SPOKEN : -ANOTHERS;
    }),
};

/** Whether it is said by whom `wanted` names; null where nobody is named to say it. */
function saidBy({ parsed, index }: PlacedCandidate, wanted: readonly string[]): boolean | null {
  const speaker = speakerOf(parsed, index, { start: parsed.starts[index]!, end: parsed.ends[index]! });
  if (speaker === null || UNNAMED.test(speaker)) return null;
  const named = terms(speaker);
  return wanted.every((term) =>
    named.some((other) => other === term || sameFamily(term, other) || areSynonyms(term, other)),
  );
}
