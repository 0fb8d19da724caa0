import { textSpans } from '../../src/index.ts';

/** A sentence that is no longer what it was: `was` is null where it is new, `is` where it is gone. */
export interface Difference {
  readonly was: string | null;
  readonly is: string | null;
}

/** Past this many sentences the comparison would take longer than the page is worth. */
const MOST = 1_000;

/** What changed between two texts of an article, sentence by sentence; white space is no change. */
export function differences(before: string, after: string): Difference[] {
  const [olds, news] = [sentencesOf(before), sentencesOf(after)];
  const kept = longestCommon(olds, news);
  const found: Difference[] = [];
  let [o, n] = [0, 0];
  for (const [keptOld, keptNew] of [...kept, [olds.length, news.length] as const]) {
    const gone = olds.slice(o, keptOld);
    const come = news.slice(n, keptNew);
    for (let i = 0; i < Math.max(gone.length, come.length); i++)
      found.push({ was: gone[i] ?? null, is: come[i] ?? null });
    [o, n] = [keptOld + 1, keptNew + 1];
  }
  return found;
}

function sentencesOf(text: string): string[] {
  return textSpans(text)
    .slice(0, MOST)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
}

/** The places of the longest common subsequence, ascending. */
function longestCommon(ones: readonly string[], others: readonly string[]): (readonly [number, number])[] {
  const width = others.length + 1;
  const lengths = new Uint16Array((ones.length + 1) * width);
  for (let i = ones.length - 1; i >= 0; i--)
    for (let j = others.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        ones[i] === others[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < ones.length && j < others.length; ) {
    if (ones[i] === others[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
