import { expect, it } from 'vitest';
import { whileSame } from '../../../adapters/cli/serve/while-same.ts';
import { SOURCES } from '../host.ts';

it('is made once for the same articles, and anew once more have come in', async () => {
  let articles = 1;
  let made = 0;
  const get = whileSame({ sources: () => ({ ...SOURCES, articles }) }, async () => ++made);
  expect([await get(), await get()]).toEqual([1, 1]);
  articles = 2;
  expect(await get()).toBe(2);
});

it('is made anew after it could not be made, though no article has come in', async () => {
  const outcomes = [() => Promise.reject(new Error('the archive is away')), async () => 'made'];
  const get = whileSame({ sources: () => SOURCES }, () => outcomes.shift()!());
  await expect(get()).rejects.toThrow('the archive is away');
  expect(await get()).toBe('made');
});
