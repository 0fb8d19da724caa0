import { expect, it } from 'vitest';
import { DENIAL } from '../../../src/answering/editor/denied.ts';
import { PARTY } from '../../../src/answering/editor/party.ts';
import { givesReason } from '../../../src/answering/editor/reason.ts';
import { judged } from './desk.ts';

it('"denied what it called" tells of no happening', () => {
  const sentences = ['The port denied what it called a “strike” on Friday.', 'The strike began on Friday.'];
  const amounts = judged(DENIAL, 'When did the strike begin?', [{ headline: 'Port', sentences }]);
  expect(sentences.map((text) => (amounts?.get(text) ?? 0) < 0)).toEqual([true, false]);
});

it('for whom somebody signed may be followed by where', () => {
  const sentences = ['Ana Ruiz signed for Valdora.', 'The ministers signed it in the capital.'];
  const amounts = judged(PARTY, 'Who signed for Valdora in the capital?', [{ headline: 'Pact', sentences }]);
  expect(sentences.map((text) => (amounts?.get(text) ?? 0) > 0)).toEqual([true, false]);
});

it.each([
  ['The union walked out, blaming unpaid wages.', true],
  ['The union walked out on Monday.', false],
])('%s gives a reason: %s', (text, gives) => expect(givesReason(text)).toBe(gives));
