import { describe, expect, it } from 'vitest';
import { readOutlet, readSpeaker } from '../../src/question/outlet.ts';

const ARCHIVE = [
  'The Guardian',
  'apnews.com',
  'Reuters',
  'The New York Times',
  'cnn.com',
  'theweek.co.uk',
  'BBC News',
  'Sahel Wire',
];

describe('an outlet that a question asks', () => {
  it.each([
    ['according to AP, who leads Mali?', 'apnews.com', 'who leads Mali?'],
    ['Who leads Mali according to the Associated Press?', 'apnews.com', 'Who leads Mali ?'],
    ['what does Reuters say about Kidal?', 'Reuters', 'what does they say about Kidal?'],
    ['What did the Guardian report on Goma?', 'The Guardian', 'What did they report on Goma?'],
    ['who leads mali in the guardian', 'The Guardian', 'who leads mali'],
    ['who attacked according to nyt?', 'The New York Times', 'who attacked ?'],
    ['According to CNN, how many died?', 'cnn.com', 'how many died?'],
    ['what does the bbc say about goma', 'BBC News', 'what does they say about goma'],
    ['What’s the latest from the BBC?', 'BBC News', 'What’s the latest ?'],
    ['What is in The Week about Kidal?', 'theweek.co.uk', 'What is  about Kidal?'],
    ['what does sahel wire say about the convoy', 'Sahel Wire', 'what does they say about the convoy'],
  ])('%j: %s', (text, publisher, rest) => {
    expect(readOutlet(text, ARCHIVE)).toEqual({ publishers: [publisher], rest });
  });

  it.each([
    ['what happened in the week'],
    ['Who died in the CNN building?'],
    ['According to the army, who died?'],
    ['What does the Washington Post say about Kidal?'],
    ['Who leads Mali?'],
  ])('none in %j', (text) => expect(readOutlet(text, ARCHIVE)).toBeNull());
});

describe('a speaker whose words are wanted', () => {
  it.each([
    ['What did the Malian army say about the ambush?', ['malian', 'armi']],
    ['how many died, according to the army?', ['armi']],
    ['How many soldiers do the separatists say they killed?', ['separatist']],
    ['AFP says how many died in Morocco', ['afp']],
    ['Kidal toll per Reuters', ['reuter']],
    ['how many barrels per day', []],
    ['What did they say?', []],
    ['How many did each side say it killed?', []],
    ['How many quit, according to a new survey?', []],
    ['Who leads Mali?', []],
  ])('%j: %j', (text, speaker) => expect(readSpeaker(text)).toEqual(speaker));
});
