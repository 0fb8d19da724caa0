import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asQuestion } from '../../src/question/keywords.ts';

describe('keywords are the question that a whole sentence would ask', () => {
  it.each([
    ['Goma death toll', 'How many people died in Goma?'],
    ['death toll Myanmar', 'How many people died in Myanmar?'],
    ['What is the death toll in Bangkok?', 'How many people died in Bangkok?'],
    ['whats the latest death toll from the earthquake', 'How many people died in the earthquake?'],
    ['Boulkessi toll?', 'How many people died in Boulkessi?'],
    ['death toll so far', 'How many people died so far?'],
    ['What is the death toll?', 'How many people died?'],
    ['Port Selva casualties', 'How many people died in Port Selva?'],
    ['casualties in Port Selva', 'How many people died in Port Selva?'],
    ['Valdora ferry crash dead', 'How many people died in Valdora ferry crash?'],
    ['deaths at the mine', 'How many people died at the mine?'],
    ['Who speaks for the harbour workers?', 'Who is the spokesman for the harbour workers?'],
    ['How strong was the quake in Valdora?', 'What was the magnitude of the quake in Valdora?'],
    ['Mali leader', 'Who is the leader of Mali?'],
    ['Burkina Faso president', 'Who is the president of Burkina Faso?'],
    ['spokesman of the FLA', 'Who is the spokesman of the FLA?'],
  ])('%j', (typed, question) => expect(asQuestion(typed)).toBe(question));
});

describe('nothing is read into', () => {
  it.each([
    'Who raised the death toll?',
    'Why is the death toll rising',
    'bridge toll',
    'The death toll in Myanmar has passed 3,000',
    'Who is the president of France?',
    'the leader spoke in Bamako',
    'Kidal clashes',
    'deaths of despair',
    'finance minister dead',
    'How strong was the wind?',
    'Who speaks six languages?',
  ])('%j', (typed) => expect(asQuestion(typed)).toBe(typed));

  it('what it has made once', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(asQuestion(asQuestion(typed))).toBe(asQuestion(typed));
      }),
    );
  });
});
