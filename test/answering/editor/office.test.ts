import { describe, expect, it } from 'vitest';
import { OFFICE } from '../../../src/answering/editor/office.ts';
import { judged } from './desk.ts';

const worth = (question: string, ...sentences: readonly string[]): number | undefined =>
  judged(OFFICE, question, [{ headline: 'Summit', sentences }])?.get(sentences.at(-1)!);

describe('who holds an office', () => {
  it.each([
    ['Who is the president of Valdora?', 'Valdora’s president, Ana Ruiz, arrived late.'],
    ['Who is the president of Valdora?', 'Ana Ruiz, the president of Valdora, arrived late.'],
    ['Who is Valdora’s president?', 'The talks were opened by Valdoran President Ana Ruiz.'],
    [
      'Who is the governor of the Karst province?',
      'The military governor of Karst province, Col. Jon Vale, fled.',
    ],
    ['Who is the spokesman for the miners?', 'Jon Vale, a spokeswoman for the miners, said so.'],
  ])('%s is told by: %s', (question, sentence) => expect(worth(question, sentence)).toBeGreaterThan(1));

  it.each([
    [
      'Who is the president of Valdora?',
      'The union’s president, Ana Ruiz, spoke of Valdora and two Valdoran ships.',
    ],
    ['Who is the president of Valdora?', 'Ana Ruiz, the president of Angola, spoke in Valdora.'],
    ['Who is the president of Valdora?', 'The presidents of Valdora and Chad met on Monday.'],
  ])('%s is not told by: %s', (question, sentence) => expect(worth(question, sentence)).toBeLessThan(0));

  it('may be said by the sentence before, which says whose it is or that there is one', () => {
    const question = 'Who is the president of Valdora?';
    expect(
      worth(question, 'Valdora denied it.', 'Its president, Ana Ruiz, called it a lie.'),
    ).toBeGreaterThan(1);
    expect(worth(question, 'Chad denied it.', 'Its president, Ana Ruiz, called it a lie.')).toBe(0);
    expect(
      worth(question, 'The presidents of Valdora and Chad met.', 'Ana Ruiz and Jon Vale shook hands.'),
    ).toBeGreaterThan(1);
  });

  it('is no matter of a question that asks for no office', () => {
    expect(worth('Who is Ana Ruiz?', 'Ana Ruiz is the president of Valdora.')).toBeUndefined();
    expect(
      worth('Who attacked the president of Valdora?', 'Ana Ruiz, the president, was hit.'),
    ).toBeUndefined();
  });
});
