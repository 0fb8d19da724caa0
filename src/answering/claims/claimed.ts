import type { Span } from '../../article.ts';
import { happenedAt } from '../../text/happened.ts';
import { type ParsedArticle, sentenceAt } from '../../text/parsed.ts';
import { readSentence, speakerOf } from '../../text/reading.ts';
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
  const claimant = issuer(named ?? speaker, parsed, index) ?? fuller(named, speaker) ?? speaker ?? outlet;
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

/** How far above "the statement said" it may stand whose statement it is. */
const STATEMENT_ABOVE = 6;

/** "The statement" is of whoever was last said to have made one; null where `named` is no statement, or nobody was. */
function issuer(named: string | null, parsed: ParsedArticle, index: number): string | null {
  if (named === null || !/^(?:the|this|that) (?:statement|communiqu[eé])$/i.test(named)) return null;
  for (let at = index - 1; at >= Math.max(0, index - STATEMENT_ABOVE); at--) {
    if (!/\b(?:statement|communiqu[eé])\b/i.test(sentenceAt(parsed, at).text)) continue;
    const { speaker } = readSentence(parsed, at);
    if (speaker !== null) return speaker;
  }
  return null;
}

/** The speaker is the one the clause names when all words of that name are in theirs: `the group`, the Islamic State group. */
function fuller(named: string | null, speaker: string | null): string | null {
  if (named === null || PRONOUN.test(named)) return null;
  const known = new Set(terms(speaker ?? ''));
  return terms(named).every((term) => known.has(term)) ? speaker : named;
}

/** A word that names nobody by itself: whoever speaks, or an outlet that tells of somebody. */
export const PRONOUN = /^(?:i|we|he|she|it|they|who|which|that|those|others?|some|one)$/i;
