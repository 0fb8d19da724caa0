import { describe, expect, it } from 'vitest';
import { questionParts } from '../../src/question/parts.ts';

describe('several questions in one', () => {
  it.each([
    ['Who won the election and how many voted?', ['Who won the election?', 'and how many voted?']],
    ['What happened in Kidal? Who is responsible?', ['What happened in Kidal?', 'and Who is responsible?']],
    ['Who leads Mali and who leads Niger?', ['Who leads Mali?', 'and who leads Niger?']],
    [
      'What is the United Nations and what is its role in the world?',
      ['What is the United Nations?', 'and what is its role in the world?'],
    ],
    ['who attacked timbuktu and when', ['who attacked timbuktu?', 'and when']],
    [
      'What happened in Kidal, and why did the army deny it?',
      ['What happened in Kidal?', 'and why did the army deny it?'],
    ],
    [
      'Did the army deny it and did the rebels confirm it?',
      ['Did the army deny it?', 'and did the rebels confirm it?'],
    ],
    [
      'How many died and how many were injured in Goma?',
      ['How many died in Goma?', 'and how many were injured in Goma?'],
    ],
  ])('%j asks %j', (text, parts) => expect(questionParts(text)).toEqual(parts));

  it.each([
    'What did Congo and Rwanda sign?',
    'When and where was the truce signed?',
    'Who are Butch Wilmore and Suni Williams?',
    'Who are the rebels who hold Goma and who fight on?',
    'What is the difference between the army’s plan and what the rebels want?',
    'Which minister said who would resign and when he would leave?',
    'A convoy was ambushed in Kidal. Who did it?',
    'Is it over?',
    'killed and wounded in Goma',
    '? ? ?',
    '',
  ])('%j is one', (text) => expect(questionParts(text)).toEqual([text]));

  it('more than four are a text that somebody pasted', () => {
    const pasted = 'Who won in Mali? Who lost in Mali? Who fled Mali? Who stayed in Mali? Who leads Mali?';
    expect(questionParts(pasted)).toEqual([pasted]);
  });
});
