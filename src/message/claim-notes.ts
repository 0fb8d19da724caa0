import type { Claim } from '../answering/claim.ts';
import { readableDate } from './readable.ts';

/** What is inferred of a claim, beside its words: what it counts, when it was, how it stands to the others. */
export function claimNotes(claim: Claim): string[] {
  const { sentence } = claim;
  return [
    ...natureOf(claim),
    ...happenedOn(claim),
    ...relationOf(claim),
    // Under the claimant's name everything is claimed, and the words themselves say what is an estimate.
    ...sentence.flags.filter((flag) => flag !== 'claimed' && flag !== 'estimate'),
    ...(sentence.caveat ? [`further down: “${sentence.caveat.text}”`] : []),
    ...(claim.alsoIn.length === 0 ? [] : [`also in ${claim.alsoIn.length} more`]),
  ];
}

function natureOf(claim: Claim): string[] {
  if (claim.kind === 'figure')
    return [...(claim.state === null ? [] : [claim.state]), ...(claim.vague ? ['vague'] : [])];
  return claim.kind === 'responsibility' && claim.stance === 'admits' ? ['its own claim'] : [];
}

function happenedOn({ happened }: Claim): string[] {
  if (happened === null) return [];
  const date = readableDate(happened.date);
  return [happened.basis === 'sentence' ? `happened ${date}` : `happened ${date}, by a sentence beside it`];
}

function relationOf({ against, superseded, kind }: Claim): string[] {
  if (superseded) return [kind === 'figure' ? 'replaced by a later figure' : 'replaced by a later claim'];
  if (against === null) return [];
  return [against === 'agrees' ? 'others agree' : 'others say otherwise'];
}
