import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/text/parsed.ts';
import { readSentence } from '../../src/text/reading.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';
import { articleOf } from '../article.ts';

const read = (text: string, index = 0) =>
  readSentence(parseArticle(articleOf(text, { published: '2025-06-14' }), new Vocabulary()), index);

describe('a sentence is read', () => {
  it.each([
    ['The convoy left on Thursday.', ['2025-06-12']],
    ['The convoy left yesterday.', ['2025-06-13']],
    ['The convoy left on 3 May 2024.', []],
    ['The convoy left at 5:57 p.m. and drove north.', []],
    ['The convoy left.', []],
    ['Fighting resumed that August, as both sides moved.', []],
    ['He said that Thursday’s convoy was late.', ['2025-06-12']],
  ])('with the dates it leaves open resolved: %s', (text, values) => {
    expect(read(text).dates.map(({ value }) => value.slice(0, 10))).toEqual(values);
  });

  it('with its speaker by the fullest name in the article', () => {
    const text = 'Gen. Moussa Traoré visited the town. “The road is open,” Traoré said.';
    expect(read(text, 1)).toMatchObject({ speaker: expect.stringContaining('Moussa Traoré'), cue: 'said' });
  });

  it('with its speaker by a name that stands forty sentences above', () => {
    const between = Array.from({ length: 40 }, (_, i) => `Road ${i} was closed.`).join(' ');
    const text = `Gen. Moussa Traoré visited the town. ${between} “The road is open,” Traoré said.`;
    expect(read(text, 41)).toMatchObject({ speaker: 'Gen. Moussa Traoré', cue: 'said' });
  });

  it('with a caveat that stands two sentences later', () => {
    const text =
      'Videos of the ambush show burning trucks. The road is empty. News agencies could not verify the videos.';
    const { flags, caveat } = read(text);
    expect(flags).toContain('unverified');
    expect(caveat).toBe(2);
  });

  it('without a speaker where the outlet speaks for itself', () => {
    expect(read('The road to the north was closed.')).toMatchObject({ speaker: null, cue: null, flags: [] });
  });
});
