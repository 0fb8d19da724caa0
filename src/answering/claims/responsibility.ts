import type { Span } from '../../article.ts';
import type { Question } from '../../question/question.ts';
import { type Blame, blames } from '../../text/blame.ts';
import type { ResponsibilityClaim } from '../claim.ts';
import { claimed, type Place, PRONOUN } from './claimed.ts';
import type { ClaimKind } from './kind.ts';
import { sameParty } from './party.ts';
import { claimsOfFirst, namesAny, placesOf, shareSaid } from './scan.ts';

/** Questions of who did it, and whether somebody did. */
const ASKED: readonly RegExp[] = [
  /\bwho(?:se|m)?\b.*\b(?:responsib|blam|behind|fault|accus|suspect|carr(?:y|ied)|caused|claim|den(?:y|ie)|attack|kill|shell|shot|shoot|stab|ambush|bomb|assassinat|murder|fir(?:ed|ing)|launch|destroy|sabotag|poison|kidnap|abduct|struck|strik|hit|blew|sank|perpetrat|commit|hack)\w*/i,
  /\b(?:claim\w*|tak\w+|took|accept\w*|den(?:y|ied|ies)) (?:any )?(?:responsibility|credit|involvement|blame)\b/i,
  /\b(?:which|what) (?:group|side|party|country|army|force|militia)\b.*\b(?:responsib|blam|behind|attack|claim|carried|kill|fired|launch)/i,
  /^(?:did|was|were|is|are|has|have)\b.*\b(?:behind|responsible|to blame|blamed|carr(?:y|ied) out|perpetrat)/i,
];

/** Who is said to have done it, and who denies it. */
export const RESPONSIBILITY: ClaimKind<ResponsibilityClaim> = {
  isAsked: ({ text, wanted }) => wanted !== 'how-many' && ASKED.some((pattern) => pattern.test(text)),
  find(question, ranked) {
    const found = claimsOfFirst(placesOf(question, ranked), (place) => claimsAt(place, question));
    // Who owns to the deed says more than a sentence that tells of it.
    return [...found.filter(({ isTold }) => !isTold), ...found.filter(({ isTold }) => isTold)].map(
      ({ claim }) => claim,
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

/** The share of what is asked that a told deed must hold itself to be the one. */
const SAME_DEED = 0.6;

interface Blamed {
  readonly claim: ResponsibilityClaim;
  /** The deed alone is told; that somebody owns to it, denies it or accuses another is not said. */
  readonly isTold: boolean;
}

function claimsAt(place: Place, question: Question): Blamed[] {
  const { parsed, index } = place;
  const { text } = parsed.article;
  const slice = (span: Span | null): string | null => span && text.slice(span.start, span.end);
  return blames(text, parsed.starts[index], parsed.ends[index])
    .filter((blame) => !blame.told || isAskedFor(slice(blame)!, question))
    .flatMap((blame): Blamed[] => {
      const base = claimed(place, blame, slice(blame.by));
      // "Police said he admitted it": he is somebody else.
      const by = slice(blame.by);
      const { cue } = base.sentence;
      if (by !== null && PRONOUN.test(by) && cue !== null && !base.says.startsWith(cue)) return [];
      const written = slice(blame.accused);
      const accused = written !== null && isOwn(written, base, blame) ? base.party : written;
      if (accused !== null && (PRONOUN.test(accused) || isVictim(accused, question))) return [];
      const own = accused === base.party;
      const stance = own && blame.stance === 'accuses' ? 'admits' : blame.stance;
      return [{ claim: { kind: 'responsibility', ...base, stance, accused }, isTold: blame.told }];
    });
}

/** Whether a told deed is the one: it says what was done and to what, or to whom. */
function isAskedFor(says: string, question: Question): boolean {
  const things = question.terms.filter((term) => !question.names.has(term));
  return (
    shareSaid(question, says) >= SAME_DEED &&
    (things.length > 1 || question.names.size === 0 || namesAny(question, says))
  );
}

/** `they`, `its fighters`, or the party by its name: the claimant's own deed. "He" may be anybody. */
function isOwn(
  accused: string,
  { party, sentence }: Pick<ResponsibilityClaim, 'party' | 'sentence'>,
  blame: Blame,
): boolean {
  if (sameParty({ party: accused }, { party })) return true;
  if (blame.by !== null) return PRONOUN.test(accused);
  return sentence.speaker !== null && /^(?:i|we|it|they|its|their|our)\b/i.test(accused);
}

const isAssertion = ({ stance }: ResponsibilityClaim): boolean =>
  stance === 'admits' || stance === 'accuses' || stance === 'denies';

/** "Gunmen" may be those whom another names. */
const isNamed = ({ accused }: ResponsibilityClaim): boolean =>
  accused !== null && /\p{Lu}/u.test(accused.slice(1));

function sameAccused(one: ResponsibilityClaim, other: ResponsibilityClaim): boolean {
  if (one.accused === null || other.accused === null) return one.accused === other.accused;
  const accused = ({ accused, sentence }: ResponsibilityClaim) => ({ party: accused ?? '', sentence });
  return sameParty(accused(one), accused(other));
}

/** Whom "who" is asked of is whom it happened to. */
function isVictim(accused: string, question: Question): boolean {
  return question.wanted === 'who' && namesAny(question, accused);
}
