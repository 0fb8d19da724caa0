import { expect, it } from 'vitest';
import { anew } from '../../src/holdings/anew.ts';
import { ArchiveUnavailable } from '../../src/unavailable.ts';

const passing = new ArchiveUnavailable('OpenSearch has lost a node', { isPassing: true });
const gone = new ArchiveUnavailable('OpenSearch cannot be reached');

/** A question that fails with each of `errors` once, and is answered then. */
function asked(...errors: readonly Error[]) {
  const waits: number[] = [];
  let tries = 0;
  const answer = anew(
    async () => {
      const error = errors[tries++];
      if (error !== undefined) throw error;
      return 'answered';
    },
    async (ms) => void waits.push(ms),
  );
  return { answer, waits, tries: () => tries };
}

it('a question whose articles went with a node is asked anew, ever later', async () => {
  const { answer, waits, tries } = asked(passing, passing);
  expect(await answer).toBe('answered');
  expect(tries()).toBe(3);
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
});

it('a question is given up where the node stays away', async () => {
  const { answer, tries } = asked(...Array.from({ length: 9 }, () => passing));
  await expect(answer).rejects.toBe(passing);
  expect(tries()).toBe(4);
});

it.each([
  ['the whole cluster is gone', gone],
  ['the question itself broke', new TypeError('x is not a function')],
])('a question is asked once where %s', async (_, error) => {
  const { answer, waits } = asked(error);
  await expect(answer).rejects.toBe(error);
  expect(waits).toEqual([]);
});
