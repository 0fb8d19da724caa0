import { expect, it } from 'vitest';
import { nearest, slips } from '../src/nearest.ts';

it.each([
  ['', '', 0],
  ['abc', '', 3],
  ['ab', 'ba', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('%j and %j are %d slips apart', (a, b, apart) => {
  expect(slips(a, b, 9)).toBe(apart);
});

it('all names that are as near are named, as many as are asked for', () => {
  const names = ['paris', 'parts', 'rome', 'party'];
  expect(nearest('partis', names, 3)).toEqual(['paris', 'parts']);
  expect(nearest('partis', names, 1)).toEqual(['paris']);
});

it('a name that takes a slip in more than three letters is none', () => {
  expect(nearest('rome', ['roams'], 1)).toEqual([]);
});
