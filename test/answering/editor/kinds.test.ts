import { describe, expect, it } from 'vitest';
import { STILL_AHEAD } from '../../../src/answering/editor/ahead.ts';
import type { Rule } from '../../../src/answering/editor/rule.ts';
import { SITE } from '../../../src/answering/editor/site.ts';
import { WHOM } from '../../../src/answering/editor/whom.ts';
import { judged } from './desk.ts';

/** Which way a rule moves each sentence: 1 up, -1 down; null where it has nothing to say about the question. */
function moved(rule: Rule, question: string, ...sentences: readonly string[]): readonly number[] | null {
  const amounts = judged(rule, question, [{ headline: 'News', sentences }]);
  return amounts && sentences.map((text) => Math.sign(amounts.get(text)!));
}

describe('where a place is', () => {
  it.each([
    ['Where is Selva?', 'Selva, also called Old Selva, lies close to the coast.'],
    ['Where is Port Selva?', 'They took Port Selva, a fishing town on the coast.'],
    ['where’s the place? Where is Selva?', 'Selva is in the north.'],
  ])('%s is told by: %s', (question, sentence) => {
    const asked = question.split('? ').at(-1)!;
    expect(moved(SITE, asked, sentence, 'Karst lies south of Selva.', 'Selva burned.')).toEqual([1, 0, 0]);
  });

  it('is not asked by where somebody is going, or what happened', () => {
    expect(moved(SITE, 'Where was the ferry going?', 'Selva lies on the coast.')).toBeNull();
    expect(moved(SITE, 'Where is the ferry of Selva?', 'Selva lies on the coast.')).toBeNull();
  });
});

describe('what is still ahead', () => {
  it.each([
    'When will the treaty be signed?',
    'When is the treaty due to be signed?',
    'When must it be signed?',
  ])('%s', (question) => {
    const sentences = ['The treaty is to be signed by 8 August.', 'A treaty was signed in 2015.'];
    expect(moved(STILL_AHEAD, question, ...sentences)).toEqual([1, -1]);
  });

  it('is not told by the month of May', () => {
    const sentences = [
      'It may be signed in autumn.',
      'It was signed on 5 May 2015.',
      'It was signed in May.',
    ];
    expect(moved(STILL_AHEAD, 'When will the treaty be signed?', ...sentences)).toEqual([1, -1, -1]);
  });

  it.each(['When was the treaty signed?', 'When is the market?', 'Who will sign?'])(
    'is no matter of %s',
    (question) => {
      expect(moved(STILL_AHEAD, question, 'The treaty is to be signed.')).toBeNull();
    },
  );
});

describe('of whom a toll is', () => {
  it('is told by a toll of those who are asked for, where there is one', () => {
    const question = 'How many Valdoran people died in the flood?';
    const [theirs, all] = ['Two Valdoran hikers had died.', 'The flood killed 31 people.'];
    expect(moved(WHOM, question, theirs, all)).toEqual([0, -1]);
    expect(moved(WHOM, question, 'Valdoran hikers came home.', all)).toEqual([0, 0]);
  });

  it('is no matter of people of no kind, of times and of what is only counted', () => {
    for (const question of [
      'How many people died in the flood?',
      'How many days after the flood did they die?',
      'How many hikers came home?',
    ])
      expect(moved(WHOM, question, 'The flood killed 31 people.')).toBeNull();
  });
});
