import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachWord, fold, terms, tokens } from '../../src/text/terms.ts';

describe('terms', () => {
  it.each([
    ['case', 'ARMY', 'army'],
    ['diacritics', 'Goïta', 'goita'],
    ['decomposed diacritics', 'Goi\u0308ta', 'goïta'],
    ['letters no keyboard has', 'Łódź', 'lodz'],
    ['a Danish letter', 'Sønderborg', 'sonderborg'],
    ['a German letter', 'Großbritannien', 'grossbritannien'],
    ['plurals', 'convoys', 'convoy'],
    ['verb forms', 'ambushed', 'ambush'],
    ['the possessive', 'Mali’s', 'Mali'],
    ['the straight possessive', "Mali's", 'Mali'],
    ['the plural possessive', 'soldiers’', 'soldier'],
    ['kinds of apostrophe', 'O’Brien', "O'Brien"],
    ['thousands separators', '2,000', '2000'],
    ['number words', 'twelve', '12'],
    ['stops of an acronym', 'U.S.', 'US'],
    ['spellings of an acronym', 'USA', 'U.S.A.'],
    ['the United Nations’ spellings', 'U.N.', 'UN'],
  ])('make no difference of %s: %s, %s', (_, one, other) => {
    expect(terms(one)).toEqual(terms(other));
    expect(terms(one)).toHaveLength(1);
  });

  it.each([
    ['the country and the pronoun', 'US', 'us'],
    ['the health agency and the question', 'WHO', 'who'],
    ['a decimal and its digits', '7.5', '75.1'],
    ['M23 and 23', 'M23', '23'],
  ])('tell %s apart: %s, %s', (_, one, other) => {
    expect(terms(one)).not.toEqual(terms(other));
  });

  it('leave stop words and question words out', () => {
    expect(terms('What did they say about it, and why were those there?')).toEqual(['sai']);
  });

  it.each([
    ['a hyphen', 'Russian-backed', ['russian', 'back']],
    ['a dash', 'Wagner–Mali', ['wagner', 'mali']],
    ['a slash', 'AP/AFP', ['ap', 'afp']],
    ['a full stop without a space', 'town.Then war', ['town', 'war']],
    ['an emoji', 'fire🔥truck', ['fire', 'truck']],
  ])('are parted by %s', (_, text, parted) => {
    expect(terms(text)).toEqual(parted);
  });

  it('are the tokens that are no stop words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const kept = tokens(text).flatMap(({ term }) => (term === '' ? [] : [term]));
        expect(terms(text)).toEqual(kept);
      }),
    );
  });
});

describe('tokens', () => {
  it('stand where they say, ascending and apart, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let at = 0;
        for (const { start, end } of tokens(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('keep to the stretch they are asked for', () => {
    expect(tokens('army convoy ambush', 5, 11)).toEqual([{ start: 5, end: 11, term: 'convoi' }]);
  });

  it('are the same for a sentence alone and inside its article', () => {
    const text = 'The U.S. said no. Goïta’s army, 2,000 strong, left Kidal.';
    const inside: string[] = [];
    eachWord(text, 18, text.length, (start, end) => inside.push(text.slice(start, end)));
    const alone: string[] = [];
    eachWord(text.slice(18), 0, text.length - 18, (start, end) =>
      alone.push(text.slice(18).slice(start, end)),
    );
    expect(inside).toEqual(alone);
  });
});

describe('fold', () => {
  it('changes nothing that is folded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-žΑ-ωА-я’']{0,20}$/), (word) => {
        expect(fold(fold(word))).toBe(fold(word));
      }),
    );
  });
});
