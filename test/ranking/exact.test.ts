import { expect, it } from 'vitest';
import { readQuestion } from '../../src/question/question.ts';
import { bareCandidates } from '../../src/ranking/bare.ts';
import { exactFit } from '../../src/ranking/exact.ts';

it.each([
  ['Which country won the cup?', 'The cup went to Argentina on Sunday.', 1],
  ['Which country won the cup?', 'The cup went to Lionel Messi on Sunday.', -1],
  ['What percentage of voters agreed?', 'In all, 46% of voters agreed.', 1],
  ['What percentage of voters agreed?', 'In all, 46 voters agreed.', -1],
  ['How long was the strike?', 'The strike lasted 118 days.', 1],
  ['How long was the strike?', 'The strike of 118 writers ended.', -1],
  ['What year did it open?', 'It opened in 1984.', 1],
  ['What year did it open?', 'It opened on Monday.', -1],
  ['How many died?', 'One of the wells was dry.', -1],
  ['How many died?', 'Officials said 14 died.', 1],
  ['Which continent is driest?', 'Antarctica is the driest.', 1],
  ['Which US state voted first?', 'The first to vote was New Hampshire.', 1],
  ['Why did he resign?', 'He resigned in 2022.', 0],
])('for "%s", "%s" fits %i', (question, sentence, expected) => {
  const [candidate] = bareCandidates([sentence], '');
  expect(exactFit(readQuestion(question), candidate!.mentions, candidate!)).toBe(expected);
});
