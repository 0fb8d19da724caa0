import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCapitals } from '../../src/question/capitals.ts';
import { corrected, slips } from '../../src/question/spelling.ts';
import { termOf } from '../../src/text/terms.ts';

const NAMES = ['Kidal', 'Goma', 'Goïta', 'FLA', 'Wagner'];
const WORDS = ['convoy', 'army', 'separatists', 'coma', 'wages'];
const SHARES = new Map([...NAMES, ...WORDS].map((word) => [termOf(word), word === 'Kidal' ? 0.3 : 0.1]));
const known = {
  share: (term: string) => SHARES.get(term) ?? 0,
  isWord: (word: string) => ['whale', 'recipe', 'holds'].includes(word.toLowerCase()),
};
const writtenForm = (word: string) =>
  NAMES.find((name) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() === word) ??
  WORDS.find((each) => each === word) ??
  null;
const read = (text: string) => corrected(text, slips(text, known), writtenForm);

describe('a misspelt word', () => {
  it.each([
    ['a letter too many', 'Kiddal', 'Kidal'],
    ['a letter missing', 'Kdal', 'Kidal'],
    ['a wrong letter', 'Kidel', 'Kidal'],
    ['two letters swapped', 'Kidla', 'Kidal'],
    ['an accent and a letter', 'Goitta', 'Goïta'],
    ['no capital', 'kiddal', 'Kidal'],
    ['a possessive', 'Kiddal’s', 'Kidal’s'],
    ['an ordinary word', 'seperatists', 'separatists'],
  ])('with %s is read as the archive has it', (_, typed, word) => {
    expect(read(`who holds ${typed}?`).text).toBe(`who holds ${word}?`);
  });

  it('is told with what it was read as', () => {
    expect(read('Kiddal convoi').corrections).toContainEqual({ typed: 'Kiddal', read: 'Kidal' });
  });

  it('with a capital is a name before it is a word, though the word is one edit off, too', () => {
    expect(read('who holds Gomaa?').text).toBe('who holds Goma?');
  });

  it.each([
    ['the archive knows it', 'Who took Goma?'],
    ['English knows it', 'Who eats whale?'],
    ['it is initials', 'Who leads FLB?'],
    ['nothing is one edit off', 'Who leads Xyzzyx?'],
    ['it holds a digit', 'Who leads M24?'],
    ['it is short', 'kd who?'],
    ['it is no word at all', `who leads ${'a'.repeat(4000)}?`],
  ])('is left where %s', (_, text) => expect(read(text)).toEqual({ text, corrections: [] }));

  it('is found again for any single slip behind the first letter of a long name', () => {
    const slip = fc.record({ at: fc.integer({ min: 1, max: 4 }), letter: fc.constantFrom(...'bcdfgz') });
    fc.assert(
      fc.property(slip, ({ at, letter }) => {
        const typed = `${'Wagner'.slice(0, at)}${letter}${'Wagner'.slice(at)}`;
        expect(read(`did ${typed} leave`).text).toBe('did Wagner leave');
      }),
    );
  });
});

describe('a question without capitals, or with nothing else', () => {
  it.each([
    ['who holds kidal', 'who holds Kidal'],
    ['WHO HOLDS KIDAL?', 'who holds Kidal?'],
    ['fla convoy', 'FLA convoy'],
    ['the us army in goma', 'the US army in Goma'],
    ['who told us', 'who told us'],
    ['russia and wagner’s convoy', 'Russia and Wagner’s convoy'],
  ])('%j is read as %j', (typed, text) => expect(withCapitals(typed, writtenForm)).toBe(text));

  it('with a capital of its own is left as it is', () => {
    expect(withCapitals('Who holds kidal?', writtenForm)).toBe('Who holds kidal?');
  });
});
