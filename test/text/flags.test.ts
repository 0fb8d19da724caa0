import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../src/text/flags.ts';

const flags = (sentence: string): readonly string[] => flagsOf([sentence], 0).flags;

describe('a sentence is', () => {
  it.each([
    ['unverified', 'The agency could not independently verify the video.'],
    ['unverified', 'Unconfirmed reports spoke of more fires.'],
    ['unverified', 'It was not immediately possible to reach the village.'],
    ['unverified', 'The claim has not been confirmed.'],
    ['unverified', 'There was no independent confirmation.'],
    ['unverified', 'It is unclear how many stayed.'],
    ['anonymous source', 'Two officials spoke on condition of anonymity.'],
    ['anonymous source', 'A security source described the raid.'],
    ['anonymous source', 'She was not authorized to speak to the press.'],
    ['anonymous source', 'People familiar with the deal described it.'],
    ['denied', 'The company denied the accusation.'],
    ['denied', 'Moscow rejected the report.'],
    ['denied', 'He dismissed the claims.'],
    ['estimate', 'Around 300 homes burned.'],
    ['estimate', 'Dozens of trucks burned.'],
    ['estimate', 'At least four bridges fell.'],
    ['estimate', 'Up to 20,000 people left.'],
    ['corrected', 'Correction: an earlier version of this article misspelt a name.'],
    ['corrected', 'The ministry revised the toll on Sunday.'],
  ])('%s: %s', (flag, sentence) => {
    expect(flags(sentence)).toEqual([flag]);
  });

  it.each([
    ['verified', 'The agency verified the video.'],
    ['a place', 'He waited around the corner and over the bridge.'],
    ['a time', 'It began about 4 a.m. and lasted over three days.'],
    ['days', 'The fires burned between 25 and 27 July.'],
    ['another source', 'The dam is an energy source for the valley.'],
    ['denied entry', 'They were denied entry at the border.'],
    ['a rejection of nothing said', 'Voters rejected him.'],
  ])('nothing of it: %s', (_, sentence) => {
    expect(flags(sentence)).toEqual([]);
  });
});

describe('claimed', () => {
  it('is what a party says, not what the outlet says of itself', () => {
    expect(flagsOf(['The town fell.'], 0, { speaker: 'The rebels' }).flags).toEqual(['claimed']);
    expect(flagsOf(['The town fell.'], 0, { speaker: null }).flags).toEqual(['claimed']);
    expect(flagsOf(['The town fell.'], 0, { speaker: 'The Daily Wire' }, 'Daily Wire').flags).toEqual([]);
    expect(flagsOf(['The town fell.'], 0).flags).toEqual([]);
  });
});

describe('a caveat', () => {
  const story = [
    'Videos shared by the rebels showed trucks on fire.',
    'The trucks stood in a valley.',
    'The agency could not verify the videos.',
    'The market was open on Sunday.',
  ];

  it('two sentences later about the same thing holds a claim back', () => {
    expect(flagsOf(story, 0)).toEqual({ flags: ['unverified'], caveat: 2 });
  });

  it('about another thing does not', () => {
    expect(
      flagsOf(['The market was open.', 'The agency could not verify the videos.'], 0).caveat,
    ).toBeUndefined();
    expect(flagsOf(story, 3).caveat).toBeUndefined();
  });

  it('that points back right behind counts', () => {
    expect(
      flagsOf(['The army killed ten men.', 'The claim could not be independently verified.'], 0).caveat,
    ).toBe(1);
  });

  it('three sentences later is too far', () => {
    expect(
      flagsOf(['Videos spread.', 'It rained.', 'Shops closed.', 'Nobody could confirm the videos.'], 0)
        .caveat,
    ).toBeUndefined();
  });
});
