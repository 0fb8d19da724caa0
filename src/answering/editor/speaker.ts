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
  judge({ speaker, placed, first }) {
    const voices = placed.map((candidate, i) => (first.has(i) ? voiceOf(candidate, speaker) : 'nobody'));
    // "Rebels" may be the separatists who are asked for, unless those speak by that very word.
    const isHeard = voices.includes('theirs');
    return voices.map((voice) => {
      if (voice === 'nobody') return 0;
      return voice === 'theirs' || (voice === 'alike' && !isHeard) ? SPOKEN : -ANOTHERS;
    });
  },
};

/** Whose words a sentence is in: theirs who are asked for, of somebody called alike, or another's. */
type Voice = 'theirs' | 'alike' | 'anothers' | 'nobody';

function voiceOf({ parsed, index, text }: PlacedCandidate, wanted: readonly string[]): Voice {
  // "The separatist movement said" is theirs by whatever name the article knows it.
  if (opensOn(text, wanted)) return 'theirs';
  const speaker = speakerOf(parsed, index, { start: parsed.starts[index]!, end: parsed.ends[index]! });
  if (speaker === null || UNNAMED.test(speaker)) return 'nobody';
  const named = terms(speaker);
  const isMeant = (means: (one: string, other: string) => boolean): boolean =>
    wanted.every((term) => named.some((other) => means(term, other)));
  if (isMeant(isSame)) return 'theirs';
  return isMeant((one, other) => isSame(one, other) || areSynonyms(one, other)) ? 'alike' : 'anothers';
}

const isSame = (one: string, other: string): boolean => one === other || sameFamily(one, other);

/** A sentence that opens on who says it. */
const SAYS =
  /^(?<subject>[^,;:.]{2,60}?) (?:(?:has|have|had|also|later|then) ){0,2}(?:says?|said|argue[sd]?|claim(?:s|ed)?|den(?:y|ies|ied)|announce[sd]?|report(?:s|ed)?|acknowledge[sd]?|admit(?:s|ted)?|accuse[sd]?|warn(?:s|ed)?|told|spoke of|speaks of|call(?:s|ed) (?:for|it|them|on)|confirm(?:s|ed)?|insist(?:s|ed)?|reject(?:s|ed)?|blame[sd]?|declare[sd]?|demand(?:s|ed)?)\b/iu;

/** "Boeing had argued that …" is in Boeing's words. */
function opensOn(text: string, wanted: readonly string[]): boolean {
  const subject = SAYS.exec(text)?.groups?.subject;
  const named = subject === undefined ? [] : terms(subject);
  return wanted.every((term) => named.some((other) => isSame(term, other)));
}
