import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '../../src/briefing/digest.ts';
import { NEWS_WORTH } from '../../src/briefing/digest-weights.ts';
import type { Draft } from '../../src/briefing/newsworth/whole.ts';
import { NO_NEWS, WORTH_FEATURES, worthRows } from '../../src/briefing/newsworth.ts';
import { newsText } from '../made-up.ts';

const draft = (headline: string, sentences: readonly string[]): Draft => ({
  headline,
  sentences: sentences.map((text, at) => ({ text, part: Math.floor(at / 2) })),
});

describe('the digest', () => {
  it('prefers the news to the chatter', () => {
    const found = digest(
      draft('Army says ten fighters killed in Kidal', [
        'The army said on Saturday that its troops had killed ten fighters of the Azawad front near Kidal in the north of Mali.',
        'It was hot.',
        'Who knows?',
        'The fighters of the front said they had killed dozens of soldiers of the army in the ambush near Kidal.',
      ]),
    );
    expect(
      found
        .slice(0, 2)
        .map(({ at }) => at)
        .toSorted(),
    ).toEqual([0, 3]);
  });

  it('weighs every sentence once, from 0 to 1, most first', () => {
    fc.assert(
      fc.property(newsText(), fc.array(newsText(), { maxLength: 9 }), (headline, sentences) => {
        const found = digest(draft(headline, sentences));
        expect(found.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual(sentences.map((_, at) => at));
        for (const { worth } of found) expect(worth >= 0 && worth <= 1).toBe(true);
        expect(found.map(({ worth }) => worth)).toEqual(
          found.map(({ worth }) => worth).toSorted((a, b) => b - a),
        );
      }),
    );
  });

  it('was trained on the features there are, in their order', () => {
    expect(NEWS_WORTH.features).toEqual(WORTH_FEATURES);
    expect(NO_NEWS).toHaveLength(WORTH_FEATURES.length);
    expect(worthRows(draft('', ['One.']))[0]).toHaveLength(WORTH_FEATURES.length);
  });
});
