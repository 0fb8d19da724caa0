import { expect, it } from 'vitest';
import { queryTerms } from '../../src/answering/gather.ts';
import { readQuestion } from '../../src/question/question.ts';
import { terms } from '../../src/text/terms.ts';

it('A list of six hundred words asks the index for the rarest hundred that the archive knows', () => {
  const words = Array.from({ length: 600 }, (_, i) => `x${i}z`);
  const shares = new Map(words.map((word, i) => [terms(word)[0]!, i < 300 ? 0 : i / 10_000]));
  const asked = queryTerms(readQuestion(words.join(' ')), { share: (term) => shares.get(term) ?? 0 });
  expect(asked).toEqual(words.slice(300, 400).flatMap((word) => terms(word)));
});
