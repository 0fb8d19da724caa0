import { expect, it } from 'vitest';
import { antecedents } from '../../src/ranking/antecedents.ts';
import { mentions } from '../../src/text/mentions.ts';
import { tokens } from '../../src/text/terms.ts';

const read = (text: string) => ({ mentions: mentions(text, tokens(text)) });

it.each([
  [
    'a person',
    'He resigned on Friday.',
    ['President Emmanuel Macron spoke in Paris.'],
    'presid emmanuel macron',
  ],
  [
    'the nearest one',
    'She won again.',
    ['Then Elina Svitolina served.', 'Iga Swiatek lost.'],
    'elina svitolina',
  ],
  ['a group', 'The group denied it.', ['The attack was claimed by Hamas.'], 'hama'],
  ['nobody, without a pronoun', 'Rain fell in the north.', ['Elina Svitolina served.'], ''],
  ['nobody, without a name before', 'He resigned.', ['It rained all day.'], ''],
])('a pronoun stands for %s', (_, sentence, before, expected) => {
  expect([...antecedents(sentence, before.map(read))].join(' ')).toBe(expected);
});
