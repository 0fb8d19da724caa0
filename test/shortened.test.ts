import { expect, it } from 'vitest';
import { shortened } from '../src/shortened.ts';

it.each([
  ['as it is', 'as it is', 8],
  ['one letter more', 'one lette…', 10],
  ['a space at the end', 'a…', 3],
  ['half 🌊', 'half…', 6],
  ['wave 🌊', 'wave 🌊', 7],
  ['a lone \ud83c', 'a lone \ufffd', 20],
])('%j is shown as %j in %i', (text, shown, longest) => expect(shortened(text, longest)).toBe(shown));
