import { describe, expect, it } from 'vitest';
import { ASKED_LIMIT } from '../../../src/answering/editor/limits.ts';
import type { Assignment } from '../../../src/answering/editor/rule.ts';
import { readQuestion } from '../../../src/question/question.ts';

/** The rule looks at nothing but the question and how each sentence reads. */
const gains = (question: string, texts: readonly string[]): readonly number[] =>
  ASKED_LIMIT.judge({
    question: readQuestion(question),
    placed: texts.map((text) => ({ text })),
  } as unknown as Assignment);

describe('since when, until when, by when', () => {
  it.each([
    ['Until when is the truce?', 'The truce ends Friday.', 'The truce was announced Friday.'],
    ['Until when is the truce?', 'The truce ends on 22 April.', 'The truce is of 2 April.'],
    ['When does the permit end?', 'The permit expires in March.', 'The permit was given in March.'],
    ['Since when is the border closed?', 'It is closed starting Monday.', 'It was closed Monday.'],
    ['By when must they leave?', 'They must leave before June.', 'They left in June.'],
  ])('%s %s', (question, said, unsaid) => {
    const [first, second] = gains(question, [said, unsaid]);
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(0);
  });
});
