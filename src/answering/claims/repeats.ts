import type { Article, Citation } from '../../article.ts';
import { copyGroups } from '../../text/copies.ts';
import type { Claim } from '../claim.ts';
import { sameParty } from './party.ts';

/**
 * Each claim of a party once: the first stays and knows where the others stand. Outlets that print the same copy are
 * one party when they speak for themselves. `articleOf` gives the article of a claim's sentence.
 */
export function withoutRepeats<Kind extends Claim>(
  claims: readonly Kind[],
  isSame: (one: Kind, other: Kind) => boolean,
  articleOf: (id: string) => Article,
): Kind[] {
  const kept: Kind[] = [];
  const also = new Map<Kind, Citation[]>();
  for (const claim of claims) {
    const first = kept.find(
      (each) => isSame(each, claim) && (sameParty(each, claim) || areCopies(each, claim, articleOf)),
    );
    if (first === undefined) kept.push(claim);
    else also.set(first, [...(also.get(first) ?? []), claim.sentence]);
  }
  return kept.map((claim) => ({ ...claim, alsoIn: elsewhere(claim, also.get(claim) ?? []) }));
}

/** One sentence of each other article. */
function elsewhere({ sentence }: Claim, others: readonly Citation[]): Citation[] {
  const seen = new Set([sentence.articleId]);
  return others.flatMap(({ text, articleId, headline, publisher, published, url, start, end }) => {
    if (seen.has(articleId)) return [];
    seen.add(articleId);
    return [{ text, articleId, headline, publisher, published, url, start, end }];
  });
}

function areCopies(one: Claim, other: Claim, articleOf: (id: string) => Article): boolean {
  if (!speaksForItself(one) || !speaksForItself(other)) return false;
  const texts = [one, other].map(({ sentence }) => {
    const { text, published = null } = articleOf(sentence.articleId);
    return { text, published };
  });
  return copyGroups(texts).length === 1;
}

const speaksForItself = ({ claimant, sentence }: Claim): boolean => claimant === sentence.publisher;
