import { expect, it } from 'vitest';
import { differences } from '../../adapters/web/differences.ts';

const A = 'Ten people were killed on Monday.';
const B = 'The road was closed for two days.';
const C = 'Rescuers went on through the night.';
const NEW = 'Fourteen people were killed on Monday.';

it.each([
  ['nothing', `${A} ${B}`, `${A}\n\n${B}`, []],
  ['a sentence that changed', `${A} ${B}`, `${NEW} ${B}`, [{ was: A, is: NEW }]],
  ['a sentence that came', `${A} ${B}`, `${A} ${B} ${C}`, [{ was: null, is: C }]],
  ['a sentence that went', `${A} ${B} ${C}`, `${A} ${C}`, [{ was: B, is: null }]],
  ['everything', A, C, [{ was: A, is: C }]],
  ['an empty text', '', A, [{ was: null, is: A }]],
])('tells %s', (_, before, after, told) => {
  expect(differences(before, after)).toEqual(told);
});
