import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_ALIKE, PAIR_FEATURES, pairsOf } from '../../src/briefing/alike.ts';
import { profileOf, type Telling } from '../../src/briefing/profile.ts';
import { storiesOf } from '../../src/briefing/stories.ts';
import { SAME_STORY } from '../../src/briefing/story-weights.ts';
import { newsText } from '../made-up.ts';

const AMBUSH = [
  'A Malian army convoy was ambushed near Kidal on Friday. The general staff said ten fighters of the Azawad front were killed. The front spoke of dozens of dead soldiers.',
  'Separatists of the Azawad front ambushed an army convoy in the Kidal region of Mali on Friday. They say dozens of soldiers were killed; the general staff counts ten dead fighters.',
];
const QUAKE = [
  'An earthquake of magnitude 7.7 struck Mandalay in central Myanmar on Friday. At least 144 people were killed, the junta of Min Aung Hlaing said. A tower in Bangkok fell.',
  'The toll of the earthquake in Mandalay rose to 1,644, the junta of Myanmar said. Rescuers searched the fallen tower in Bangkok. Min Aung Hlaing asked for help from abroad.',
];

function telling(id: string, text: string, rest: Partial<Telling> = {}): Telling {
  return { id, text, published: null, publisher: null, ...rest };
}

describe('stories', () => {
  const four = [
    telling('a1', AMBUSH[0]!),
    telling('q1', QUAKE[0]!),
    telling('a2', AMBUSH[1]!),
    telling('q2', QUAKE[1]!),
  ];

  it('hold the articles that tell the same, in order of their first article', () => {
    expect(storiesOf(four).map(({ articles }) => articles)).toEqual([
      ['a1', 'a2'],
      ['q1', 'q2'],
    ]);
  });

  it('go on under their id when new articles come', () => {
    const found = storiesOf(four, { running: [{ id: 'the-quake', articles: ['q1'] }] });
    expect(found.map(({ id, articles }) => [id, articles])).toEqual([
      ['a1', ['a1', 'a2']],
      ['the-quake', ['q1', 'q2']],
    ]);
  });

  it('that run are never joined with each other', () => {
    const running = [
      { id: 'one', articles: ['a1'] },
      { id: 'two', articles: ['a2'] },
    ];
    expect(storiesOf(four, { running }).map(({ id }) => id)).toEqual(['one', 'q1', 'two']);
  });

  it('do not join what is told again half a year later', () => {
    const later = [
      telling('then', AMBUSH[0]!, { published: '2025-01-13' }),
      telling('now', AMBUSH[1]!, { published: '2025-06-13' }),
    ];
    expect(storiesOf(later)).toHaveLength(2);
  });

  it('count one wire copy in several papers, and several articles of one paper, as one source each', () => {
    const wire = [
      telling('wire', AMBUSH[0]!, { publisher: 'Wire' }),
      telling('copy', `${AMBUSH[0]!} More soon.`, { publisher: 'Post' }),
      telling('own', AMBUSH[1]!, { publisher: 'Post' }),
    ];
    expect(storiesOf(wire).map(({ sources }) => sources)).toEqual([[['wire', 'copy'], ['own']]]);
  });

  it('hold every article once, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(newsText(), fc.string({ unit: 'binary' })), { maxLength: 12 }),
        (texts) => {
          const given = texts.map((text, at) => telling(String(at), text));
          const found = storiesOf(given).flatMap(({ articles }) => articles);
          expect(found.toSorted()).toEqual(given.map(({ id }) => id).toSorted());
        },
      ),
    );
  });
});

describe('the judge of pairs', () => {
  it('was trained on the features there are, in their order', () => {
    expect(SAME_STORY.features).toEqual(PAIR_FEATURES);
    expect(NOT_ALIKE).toHaveLength(PAIR_FEATURES.length);
  });

  it('sees finite numbers', () => {
    fc.assert(
      fc.property(fc.array(newsText(), { minLength: 2, maxLength: 10 }), (texts) => {
        for (const { row } of pairsOf(texts.map(profileOf))) {
          expect(row).toHaveLength(PAIR_FEATURES.length);
          expect(row.every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });
});
