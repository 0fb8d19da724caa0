import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../src/text/mentions.ts';
import { tokens } from '../../src/text/terms.ts';

describe('mentions', () => {
  it.each([
    ['The army killed 10 fighters.', ['number: 10']],
    ['The army killed ten fighters.', ['number: ten']],
    ['About 2,000 mercenaries stayed.', ['number: 2,000']],
    ['Some 1.2 million people fled.', ['number: 1.2 million']],
    ['It cost $70 million to build.', ['money: 70 million']],
    ['It cost 70 million dollars to build.', ['money: 70 million']],
    ['It cost £5bn to build.', ['money: 5bn']],
    ['Prices rose by 4.5% again.', ['percent: 4.5']],
    ['Prices rose by 12 per cent again.', ['percent: 12']],
    ['A 38-year-old man was held.', ['age: 38']],
    ['A man, 38 years old, was held.', ['age: 38']],
    ['They left on 14 June 2025 at dawn.', ['date: 14 June 2025']],
    ['They left in June 2025 at dawn.', ['date: June 2025']],
    ['They left on Friday at dawn.', ['date: Friday']],
    ['They left yesterday at dawn.', ['date: yesterday']],
    ['A deal signed in 2015 has collapsed.', ['date: 2015']],
    ['They may leave in May at dawn.', ['date: May']],
    ['The convoy left from Gao at dawn.', ['place: Gao']],
    ['The convoy stopped in northern Mali at dawn.', ['name: Mali']],
    ['A statement by President Joe Biden followed.', ['person: President Joe Biden']],
    ['The videos are real, Rida Lyammouri said.', ['person: Rida Lyammouri']],
    ['It was Mohamed Ramadane, spokesman for the group.', ['person: Mohamed Ramadane']],
    ['A report by the Bank of England followed.', ['name: Bank of England']],
    ['They left on June 14, 2025 at dawn.', ['date: June 14, 2025']],
    ['It was signed by Ursula von der Leyen herself.', ['name: Ursula von der Leyen']],
    ['Paris and London agreed.', ['name: Paris', 'name: London']],
    ['The weather was fine.', []],
    ['', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('take the first word of a sentence for a name only when it usually is one', () => {
    expect(mentions('Trucks burned.', tokens('Trucks burned.'))).toEqual([]);
    expect(mentions('Russia left.', tokens('Russia left.'))).toMatchObject([
      { kind: 'name', terms: ['russia'] },
    ]);
  });

  it('of one figure meet in one term, in words or digits', () => {
    const termsOf = (text: string) => mentions(text, tokens(text)).map(({ terms }) => terms);
    expect(termsOf('Killed were ten men.')).toEqual(termsOf('Killed were 10 men.'));
  });

  it('stand in order and inside the sentence, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), newsText(), (noise, news) => {
        for (const text of [noise, news]) {
          const words = tokens(text);
          let next = 0;
          for (const { first, last } of mentions(text, words)) {
            expect(first).toBeGreaterThanOrEqual(0);
            expect(last).toBeGreaterThanOrEqual(first);
            expect(last).toBeGreaterThanOrEqual(next);
            expect(last).toBeLessThan(words.length);
            next = last + 1;
          }
        }
      }),
    );
  });
});

/** The mentions of a text as a person would list them. */
function found(text: string): string[] {
  const words = tokens(text);
  return mentions(text, words).map(
    ({ kind, first, last }) => `${kind}: ${text.slice(words[first]!.start, words[last]!.end)}`,
  );
}

/** Words that mention readers stumble over, in any order. */
function newsText() {
  const words = [
    'May',
    '14',
    'June',
    '2025',
    'Friday',
    'Mr',
    'Bank',
    'of',
    'the',
    '$5',
    'million',
    '3%',
    'in',
    'Goma',
  ];
  return fc
    .array(fc.constantFrom(...words, ',', '.', '-'), { maxLength: 14 })
    .map((parts) => parts.join(' '));
}
