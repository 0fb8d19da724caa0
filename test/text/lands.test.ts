import { describe, expect, it } from 'vitest';
import { isContinent, isCountry, isState } from '../../src/text/lands.ts';
import { terms } from '../../src/text/terms.ts';

describe('lands', () => {
  it.each(['Mali', 'Côte d’Ivoire', 'Zimbabwe', 'UK', 'Turkey', 'Türkiye', 'United States', 'South Korea'])(
    'know %s for a country',
    (name) => expect(isCountry(terms(name))).toBe(true),
  );

  it.each(['Kidal', 'Europe', 'Texas', ''])('know that "%s" is none', (name) =>
    expect(isCountry(terms(name))).toBe(false),
  );

  it('tell states and continents from countries, and Georgia is both', () => {
    expect(isState(terms('Texas'))).toBe(true);
    expect(isContinent(terms('Africa'))).toBe(true);
    expect([isState, isCountry].map((is) => is(terms('Georgia')))).toEqual([true, true]);
  });
});
