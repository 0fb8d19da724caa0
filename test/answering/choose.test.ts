import { describe, expect, it } from 'vitest';
import { choose, type Scored } from '../../src/answering/choose.ts';
import type { PlacedCandidate } from '../../src/ranking/candidates.ts';
import { terms } from '../../src/text/terms.ts';

describe('the choice of sentences', () => {
  it('keeps the order and stops at the limit', () => {
    const ranked = scored('Ten men died.', 'The road is closed.', 'Rain fell in Goma.');
    expect(choose(ranked, 2).map(textOf)).toEqual(['Ten men died.', 'The road is closed.']);
  });

  it.each([
    ['the same sentence of another paper', 'Ten rebels died near the town on Friday, the army said.'],
    ['the same sentence in other marks', '“10 rebels died near the town on Friday”, the army said'],
    [
      'the same sentence with a word added',
      'Ten rebels died near the northern town on Friday, the army said.',
    ],
  ])('passes over %s', (_, repeat) => {
    const first = 'Ten rebels died near the town on Friday, the army said.';
    const ranked = scored(first, repeat, 'The road is closed.');
    expect(choose(ranked, 3).map(textOf)).toEqual([first, 'The road is closed.']);
  });

  it('keeps a sentence that agrees only in part', () => {
    const ranked = scored('Ten rebels died, the army said.', 'Dozens of soldiers died, the rebels said.');
    expect(choose(ranked, 3)).toHaveLength(2);
  });

  it('is empty for nothing, and leaves what it was given alone', () => {
    expect(choose([], 3)).toEqual([]);
    const ranked = Object.freeze(scored('Ten men died.', 'Ten men died.'));
    expect(choose(ranked, 3)).toHaveLength(1);
    expect(ranked).toHaveLength(2);
  });
});

/** Sentences in ranked order; of a candidate only the terms count here. */
function scored(...texts: readonly string[]): Scored[] {
  return texts.map((text, i) => ({
    candidate: { text, terms: new Set(terms(text)) } as Partial<PlacedCandidate> as PlacedCandidate,
    score: -i,
  }));
}

const textOf = ({ candidate }: Scored): string => candidate.text;
