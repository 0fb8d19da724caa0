import { expect, it } from 'vitest';
import { Recent } from '../src/recent.ts';

it('keeps what was wanted last', () => {
  const recent = new Recent<string, number>(2);
  recent.set('Gao', 1);
  recent.set('Goma', 2);
  recent.get('Gao');
  recent.set('Kidal', 3);
  expect(['Gao', 'Goma', 'Kidal'].map((key) => recent.get(key))).toEqual([1, undefined, 3]);
});

it('counts a key that is set again once', () => {
  const recent = new Recent<string, number>(2);
  for (const value of [1, 2, 3]) recent.set('Gao', value);
  recent.set('Goma', 4);
  expect([recent.get('Gao'), recent.get('Goma')]).toEqual([3, 4]);
});

it('forgets a key that is deleted, and all of them once it is cleared', () => {
  const recent = new Recent<string, number>(2);
  recent.set('Gao', 1);
  recent.set('Goma', 2);
  recent.delete('Gao');
  expect([recent.get('Gao'), recent.get('Goma')]).toEqual([undefined, 2]);
  recent.clear();
  expect(recent.get('Goma')).toBeUndefined();
});
