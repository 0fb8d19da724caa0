import type { Span } from '../../article.ts';
import type { Question } from '../../question/question.ts';
import { causes } from '../../text/causes.ts';
import { terms } from '../../text/terms.ts';
import type { CauseClaim } from '../claim.ts';
import { claimed, type Place } from './claimed.ts';
import type { ClaimKind } from './kind.ts';
import { claimsOfFirst, isSaid, placesOf, shareSaid } from './scan.ts';

const ASKED =
  /\b(?:what|how|which)\b.*\b(?:caus|led to|trigger|spark|start(?:ed)? the|sank|brought down|reason|blamed for|set off|ignit)|^(?:what|how) .*\b(?:happen to|collapse|sink)\b/i;

/** What is said to be the cause, what is ruled out, and that nobody knows. */
export const CAUSES: ClaimKind<CauseClaim> = {
  isAsked: ({ text, wanted }) => wanted === 'why' || (wanted !== 'how-many' && ASKED.test(text)),
  find(question, ranked) {
    return claimsOfFirst(placesOf(question, ranked), (place) => claimsAt(place, question));
  },
  least: 1,
  isSame: (one, other) => one.stance === other.stance && sameCause(one, other),
  isComparable: (one, other) => one.stance !== 'unknown' && other.stance !== 'unknown',
  agree: (one, other) =>
    one.stance === 'excludes' || other.stance === 'excludes'
      ? one.stance === other.stance || !sameCause(one, other)
      : sameCause(one, other),
  replaces: (later, earlier) => later.stance === 'gives' && earlier.stance === 'unknown',
};

function claimsAt(place: Place, question: Question): CauseClaim[] {
  const { parsed, index } = place;
  const { text } = parsed.article;
  const slice = (span: Span | null): string | null => span && text.slice(span.start, span.end);
  return causes(text, parsed.starts[index], parsed.ends[index])
    .filter(({ effect, cause }) => isAbout(effectOf(place, effect), question) && !isEmpty(slice(cause)))
    .map(({ stance, cause, by, start, end }) => ({
      kind: 'cause',
      ...claimed(place, { start, end }, slice(by)),
      stance,
      cause: slice(cause),
    }));
}

/** What was caused, as far as the clause says; `early information pointed to` leaves it to the sentence before. */
function effectOf({ parsed: { article, starts }, index }: Place, effect: Span): string {
  const own = article.text.slice(effect.start, effect.end);
  const isBare = terms(own).length < FEW && index > 0;
  return isBare ? `${own} ${article.text.slice(starts[index - 1], starts[index])}` : own;
}

const FEW = 3;

/** The share of what is asked that what was caused must hold. */
const SAME_EFFECT = 0.4;

/** What was caused is what is asked about, and not what came of it; "it" and "the incident" point back to it. */
function isAbout(effect: string, question: Question): boolean {
  return (
    shareSaid(question, effect) >= SAME_EFFECT ||
    /^\s*(?:brought )?(?:it|this|that|they|the (?:incident|accident|disaster|tragedy))\b/i.test(effect)
  );
}

/** `because they …` has a reason; `because` alone has none. */
const isEmpty = (cause: string | null): boolean => cause !== null && terms(cause).length === 0;

function sameCause(one: CauseClaim, other: CauseClaim): boolean {
  if (one.cause === null || other.cause === null) return one.cause === other.cause;
  const others = terms(other.cause);
  return terms(one.cause).some((term) => others.some((each) => isSaid(term, each)));
}
