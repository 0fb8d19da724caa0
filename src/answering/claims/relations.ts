import type { Claim } from '../claim.ts';
import type { ClaimKind } from './kind.ts';
import { sameParty } from './party.ts';

/** Marks what a later claim replaced, and how each stands to what the other parties say last. */
export function withRelations<Kind extends Claim>(claims: readonly Kind[], kind: ClaimKind<Kind>): Kind[] {
  const marked = claims.map((claim): Kind => ({ ...claim, superseded: isSuperseded(claim, claims, kind) }));
  return marked.map((claim): Kind => {
    const others = marked.filter(
      (other) => !other.superseded && !sameParty(claim, other) && kind.isComparable(claim, other),
    );
    if (claim.superseded || others.length === 0) return claim;
    return { ...claim, against: others.every((other) => kind.agree(claim, other)) ? 'agrees' : 'differs' };
  });
}

function isSuperseded<Kind extends Claim>(
  claim: Kind,
  claims: readonly Kind[],
  { isComparable, isSame, replaces }: ClaimKind<Kind>,
): boolean {
  return claims.some(
    (other) =>
      isLater(other, claim) &&
      (replaces(other, claim) ||
        (sameParty(claim, other) && isComparable(claim, other) && !isSame(claim, other))),
  );
}

function isLater(one: Claim, other: Claim): boolean {
  const [late, early] = [one.sentence.published, other.sentence.published];
  return late !== null && early !== null && Date.parse(late) > Date.parse(early);
}
