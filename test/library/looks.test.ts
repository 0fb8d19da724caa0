import { expect, it } from 'vitest';
import { Looks } from '../../src/library/looks.ts';
import { until } from '../until.ts';

it('looks once more after what stirs while a look is coming', async () => {
  let looked = 0;
  const looks = new Looks({
    after: Promise.resolve(),
    look: async () => {
      looked += 1;
      return { skipped: [], half: new Map() };
    },
    onLooked: () => {},
    onSettled: () => {},
    onFailed: (error) => expect.unreachable(String(error)),
  });
  looks.stir('wire.jsonl');
  looks.stir('wire.jsonl');
  await until(() => looked === 2);
  await looks.end();
  expect(looked).toBe(2);
});
