import { expect, it } from 'vitest';
import { readQuestion } from '../../src/question/question.ts';
import { askingTerms } from '../../src/ranking/asking.ts';

it.each([
  ['Liz Cheney lost her seat. Which Republican won the primary?', 'republican win primari'],
  ['After a long strike, who leads the union?', 'lead union'],
  ['Who leads the union?', 'lead union'],
  ['A powerful cyclone hit Myanmar. What was its name?', 'power cyclon hit myanmar name'],
  ['cyclone myanmar name', 'cyclon myanmar name'],
])('"%s" asks "%s"', (question, expected) => {
  expect([...askingTerms(readQuestion(question))].join(' ')).toBe(expected);
});
