import { describe, expect, it } from 'vitest';
import { sameFamily } from '../../src/text/families.ts';
import { stateOf } from '../../src/text/states.ts';
import { termOf } from '../../src/text/terms.ts';

describe('two words are of one family', () => {
  it.each([
    ['leads', 'leader'],
    ['Mali', 'Malian'],
    ['Russia', 'Russian'],
    ['verify', 'verification'],
    ['separatists', 'separatism'],
  ])('%s and %s', (one, other) => {
    expect(sameFamily(termOf(one), termOf(other))).toBe(true);
    expect(sameFamily(termOf(other), termOf(one))).toBe(true);
  });
});

describe('two words are of different families', () => {
  it.each([
    ['Mali', 'malicious'],
    ['convoy', 'convention'],
    ['army', 'arms'],
    ['port', 'portrait'],
  ])('%s and %s', (one, other) => {
    expect(sameFamily(termOf(one), termOf(other))).toBe(false);
  });
});

describe('the state of the people a figure counts', () => {
  it.each([
    ['killed', 'killed'],
    ['dead', 'killed'],
    ['died', 'killed'],
    ['deaths', 'killed'],
    ['wounded', 'wounded'],
    ['injuries', 'wounded'],
    ['missing', 'missing'],
    ['detained', 'arrested'],
    ['displaced', 'displaced'],
    ['fled', 'displaced'],
    ['soldiers', undefined],
    ['diesel', undefined],
    ['fleet', undefined],
    ['dying', 'killed'],
    ['dive', undefined],
  ])('%s: %s', (word, state) => {
    expect(stateOf(termOf(word))).toBe(state);
  });
});
