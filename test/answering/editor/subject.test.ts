import { describe, expect, it } from 'vitest';
import { SUBJECT } from '../../../src/answering/editor/subject.ts';
import { judged } from './desk.ts';

const worths = (question: string, ...sentences: readonly string[]): readonly number[] => {
  const amounts = judged(SUBJECT, question, [{ headline: 'Harbour', sentences }]);
  return amounts === null ? [] : sentences.map((text) => Math.sign(amounts.get(text)!));
};

describe('who does what a question asks of somebody', () => {
  it.each([
    [
      'When did the Aurora return to port?',
      'The Aurora returned in May.',
      'Ana Ruiz and Jon Vale returned in June.',
    ],
    [
      'When did Valdora leave the union?',
      'It said that Valdora was pulling out in May.',
      'Chad left it in 2029.',
    ],
    ['When did Ruiz die?', 'Ana Ruiz died in May.', 'Jon Vale died in June.'],
  ])('%s %s, and not: %s', (question, theirs, anothers) => {
    expect(worths(question, theirs, anothers)).toEqual([1, -1]);
  });

  it('is told by a pronoun of the sentence before', () => {
    expect(worths('When did Ruiz die?', 'Ana Ruiz led the strike in May.', 'She died in June.')).toEqual([
      -1, 1,
    ]);
  });

  it('is not told by what was only going to be, where it is over', () => {
    const sentences = ['The Aurora will return in May.', 'The Aurora returned in June.'];
    expect(worths('When did the Aurora return to port?', ...sentences)).toEqual([-1, 1]);
    expect(worths('When will the Aurora return to port?', ...sentences)).toEqual([1, 1]);
  });

  it('may be meant by a noun without a name, and is not looked for where nobody is named', () => {
    expect(worths('When did the Aurora return to port?', 'The crew returned in May.')).toEqual([0]);
    expect(worths('When did the ship return to port?', 'Ana Ruiz returned in June.')).toEqual([]);
    expect(worths('Who returned to port?', 'Ana Ruiz returned in June.')).toEqual([]);
  });
});
