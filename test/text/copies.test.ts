import { describe, expect, it } from 'vitest';
import { copyGroups } from '../../src/text/copies.ts';

const undated = (...texts: readonly string[]) => texts.map((text) => ({ text, published: null }));

const WIRE = Array.from(
  { length: 20 },
  (_, i) => `Sentence number ${i} tells how the convoy of day ${i * 7} reached post ${i * 13} in the north.`,
);

describe('copies', () => {
  it.each([
    ['the same text', WIRE.join(' ')],
    ['its first half', WIRE.slice(0, 10).join(' ')],
    ['other capitals and marks', WIRE.join(' ').toUpperCase().replaceAll('.', '!')],
    ['a paragraph of its own in front', `Our correspondent adds a line here. ${WIRE.join(' ')}`],
    ['every fourth sentence left out', WIRE.filter((_, i) => i % 4 !== 0).join(' ')],
  ])('are found with %s', (_, text) => {
    expect(copyGroups(undated(WIRE.join(' '), 'Something else was said about the river.', text))).toEqual([
      [0, 2],
      [1],
    ]);
  });

  it('are not texts that share a sentence', () => {
    const other = Array.from(
      { length: 20 },
      (_, i) => `Elsewhere ${i * 3} boats crossed lake ${i * 11} at night.`,
    );
    expect(copyGroups(undated(WIRE.join(' '), [...other, WIRE[0]!].join(' ')))).toEqual([[0], [1]]);
  });

  it('are not a standing text that comes again a month later', () => {
    const text = WIRE.join(' ');
    const monthly = ['2025-05-01', '2025-06-01'].map((published) => ({ text, published }));
    expect(copyGroups(monthly)).toEqual([[0], [1]]);
  });

  it('are not two texts without words', () => {
    expect(copyGroups(undated('', '…', ''))).toEqual([[0], [1], [2]]);
  });
});
