import type { Span } from '../../article.ts';
import { type Blame, blames } from '../../text/blame.ts';
import { terms } from '../../text/terms.ts';
import type { ResponsibilityClaim } from '../claim.ts';
import { claimed, type Place, PRONOUN } from './claimed.ts';
import type { ClaimKind } from './kind.ts';
import { sameParty } from './party.ts';
import { placesOf } from './scan.ts';

/** Questions of who did it, and whether somebody did. */
const ASKED: readonly RegExp[] = [
  /\bwho(?:se|m)?\b.*\b(?:responsib|blam|behind|fault|accus|suspect|carr(?:y|ied)|caused|claim|den(?:y|ie)|attack|kill|shell|shot|shoot|stab|ambush|bomb|assassinat|murder|fir(?:ed|ing)|launch|destroy|sabotag|poison|kidnap|abduct|struck|str[iu]k|hit|blew|sank|order|start|perpetrat|commit|hack|stole|did)\w*/i,
  /\b(?:claim\w*|tak\w+|took|accept\w*|den(?:y|ied|ies)) (?:any )?(?:responsibility|credit|involvement|blame)\b/i,
  /\b(?:which|what) (?:group|side|party|country|army|force|militia)\b.*\b(?:responsib|blam|behind|attack|claim|carried|kill|fired|launch)/i,
  /^(?:did|was|were|is|are|has|have)\b.*\b(?:behind|responsible|to blame|blamed|carr(?:y|ied) out|perpetrat)/i,
];

/** Who is said to have done it, and who denies it. */
export const RESPONSIBILITY: ClaimKind<ResponsibilityClaim> = {
  isAsked: ({ text, wanted }) => wanted !== 'how-many' && ASKED.some((pattern) => pattern.test(text)),
  find(question, ranked) {
    return placesOf(question, ranked).flatMap((place) =>
      claimsAt(place).filter(({ accused }) => accused === null || !isAskedAbout(accused, question.terms)),
    );
  },
  least: 1,
  isSame: (one, other) => one.stance === other.stance && sameAccused(one, other),
  isComparable: (one, other) =>
    isAssertion(one) && isAssertion(other) && (sameAccused(one, other) || (isNamed(one) && isNamed(other))),
  agree: (one, other) => sameAccused(one, other) && (one.stance === 'denies') === (other.stance === 'denies'),
  // That nobody had claimed it is over once somebody does.
  replaces: (later, earlier) =>
    later.stance === 'admits' && (earlier.stance === 'unclaimed' || earlier.stance === 'unknown'),
};

function claimsAt(place: Place): ResponsibilityClaim[] {
  const { parsed, index } = place;
  const { text } = parsed.article;
  const slice = (span: Span | null): string | null => span && text.slice(span.start, span.end);
  return blames(text, parsed.starts[index], parsed.ends[index]).map((blame) => {
    const base = claimed(place, blame, slice(blame.by));
    const accused = slice(blame.accused);
    const own = accused !== null && isOwn(accused, base.party, blame);
    return {
      kind: 'responsibility',
      ...base,
      stance: own && blame.stance === 'accuses' ? 'admits' : blame.stance,
      accused: own ? base.party : accused,
    };
  });
}

/** `they`, `its fighters`, or the party by its name: the claimant's own deed. */
function isOwn(accused: string, party: string, { by }: Blame): boolean {
  if (PRONOUN.test(accused)) return true;
  if (by === null && /^(?:its|their|our|his|her)\b/i.test(accused)) return true;
  return sameParty({ party: accused }, { party });
}

const isAssertion = ({ stance }: ResponsibilityClaim): boolean =>
  stance === 'admits' || stance === 'accuses' || stance === 'denies';

/** "Gunmen" may be those whom another names. */
const isNamed = ({ accused }: ResponsibilityClaim): boolean =>
  accused !== null && /\p{Lu}/u.test(accused.slice(1));

function sameAccused(one: ResponsibilityClaim, other: ResponsibilityClaim): boolean {
  if (one.accused === null || other.accused === null) return one.accused === other.accused;
  return sameParty({ party: one.accused }, { party: other.accused });
}

/** Who is named in the question is whom it happened to. */
function isAskedAbout(accused: string, asked: readonly string[]): boolean {
  const words = terms(accused);
  return words.length > 0 && words.every((term) => asked.includes(term));
}
