import type { Question } from '../question/question.ts';
import type { Claim } from './claim.ts';
import { CAUSES } from './claims/cause.ts';
import { ofOneEvent } from './claims/event.ts';
import { FIGURES } from './claims/figure.ts';
import type { ClaimKind, Ranked } from './claims/kind.ts';
import { sameParty } from './claims/party.ts';
import { withRelations } from './claims/relations.ts';
import { withoutRepeats } from './claims/repeats.ts';
import { RESPONSIBILITY } from './claims/responsibility.ts';

/** In this order: "who is to blame for how many deaths" asks for who. */
const KINDS = [RESPONSIBILITY, FIGURES, CAUSES] as const;

/**
 * Who says what, for questions that ask for a figure, a cause or a responsibility; empty for others. Parties stand in
 * the order of the ranking, each one's claims together, latest first.
 */
export function claimsOf(question: Question, ranked: readonly Ranked[]): readonly Claim[] {
  const kind = KINDS.find(({ isAsked }) => isAsked(question));
  return kind === undefined ? [] : gathered(kind as ClaimKind<Claim>, question, ranked);
}

function gathered<Kind extends Claim>(
  kind: ClaimKind<Kind>,
  question: Question,
  ranked: readonly Ranked[],
): Kind[] {
  const found = ofOneEvent(kind.find(question, ranked));
  const articles = new Map(ranked.map(({ candidate: { parsed } }) => [parsed.article.id, parsed.article]));
  const once = withoutRepeats(found, kind.isSame, (id) => articles.get(id)!);
  const claims = byParty(withRelations(once, kind));
  return claims.length >= kind.least ? claims : [];
}

function byParty<Kind extends Claim>(claims: readonly Kind[]): Kind[] {
  const parties: Kind[][] = [];
  for (const claim of claims) {
    const known = parties.find(([first]) => sameParty(first!, claim));
    if (known === undefined) parties.push([claim]);
    else known.push(claim);
  }
  const time = ({ sentence }: Kind): string => sentence.published ?? '';
  return parties.flatMap((one) =>
    [...one].sort((a, b) => (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0)),
  );
}
