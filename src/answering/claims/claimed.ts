import type { Span } from '../../article.ts';
import { happenedAt } from '../../text/happened.ts';
import type { ParsedArticle } from '../../text/parsed.ts';
import { speakerOf } from '../../text/reading.ts';
import { terms } from '../../text/terms.ts';
import { quote } from '../cite.ts';
import type { Claim } from '../claim.ts';
import { partyOf, UNNAMED } from './party.ts';

/** Where a claim stands, and how likely its sentence answers against the best one, 0 to 1. */
export interface Place {
  readonly parsed: ParsedArticle;
  readonly index: number;
  readonly odds: number;
}

/**
 * What claims of all kinds have in common; `span` is what is claimed. `named` is who the clause names; without, it is who the sentence is
 * attributed to, and then the outlet.
 */
export function claimed(
  { parsed, index, odds }: Place,
  span: Span,
  named: string | null,
): Pick<
  Claim,
  'claimant' | 'party' | 'says' | 'sentence' | 'happened' | 'against' | 'superseded' | 'alsoIn'
> {
  const sentence = quote(parsed, index, Math.round(odds * 1000) / 1000);
  const speaker = speakerOf(parsed, index, span) ?? sentence.speaker;
  const outlet = sentence.cue === null ? (parsed.article.publisher ?? 'the article itself') : UNNAMED;
  const claimant = fuller(named, speaker) ?? speaker ?? outlet;
  return {
    claimant,
    party: partyOf(claimant),
    says: parsed.article.text.slice(span.start, span.end),
    sentence,
    happened: happenedAt(parsed, index),
    against: null,
    superseded: false,
    alsoIn: [],
  };
}

/** The speaker is the one the clause names when all words of that name are in theirs: `the group`, the Islamic State group. */
function fuller(named: string | null, speaker: string | null): string | null {
  if (named === null || PRONOUN.test(named)) return null;
  const known = new Set(terms(speaker ?? ''));
  return terms(named).every((term) => known.has(term)) ? speaker : named;
}

/** A word that names nobody by itself: whoever speaks, or an outlet that tells of somebody. */
export const PRONOUN = /^(?:i|we|he|she|it|they|who|which|that|those|others?|some|one)$/i;
