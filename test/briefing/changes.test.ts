import { describe, expect, it } from 'vitest';
import { changesOf, claimedIn, type ToldSentence } from '../../src/briefing/changes.ts';
import { disputedFigures } from '../../src/briefing/disputed.ts';

interface Said {
  readonly speaker?: string | null;
  readonly figures?: readonly (readonly [value: number, whom?: string])[];
  readonly flags?: readonly string[];
  readonly top?: boolean;
}

function told({ speaker = 'The army', figures = [], flags = [], top = true }: Said): ToldSentence {
  return {
    sentence: {
      text: 'A sentence.',
      articleId: 'a',
      headline: 'A headline',
      publisher: 'Wire',
      published: '2025-06-14',
      url: null,
      start: 0,
      end: 11,
      score: 1,
      speaker,
      cue: null,
      flags,
      dates: [],
      context: null,
      link: null,
    },
    figures: figures.map(([value, whom = 'people']) => ({
      value,
      counts: 'killed',
      whom,
      text: String(value),
    })),
    top,
  };
}

const ten = told({ figures: [[10]] });

describe('what changed', () => {
  it('is a new figure of the same claimant', () => {
    expect(changesOf([told({ figures: [[14]] })], { known: true, figures: claimedIn(ten) })).toMatchObject([
      { kind: 'new-figure', claimant: 'The army', counts: 'killed', was: '10', now: '14' },
    ]);
  });

  it.each([
    ['the same figure again', told({ figures: [[10]] })],
    ['another claimant’s', told({ speaker: 'The front', figures: [[14]] })],
    ['nobody’s', told({ speaker: null, figures: [[14]] })],
    ['of others', told({ figures: [[14, 'soldier']] })],
    ['one of two in a sentence', told({ figures: [[14], [3]] })],
  ])('is not a figure that is %s', (_, fresh) => {
    expect(changesOf([fresh], { known: true, figures: claimedIn(ten) })).toEqual([]);
  });

  it.each([
    ['Ukraine’s defence ministry', 'Russia’s defence ministry'],
    ['Patrick Muyaya, the government’s spokesman', 'Lawrence Kanyuka, M23’s spokesman'],
    ['a spokesman for the army', 'a spokesman for the police'],
    ['the Ministry of Health', 'Medair, a charity for health'],
  ])('is not what %s counts against what %s counts', (one, other) => {
    const before = { known: true, figures: claimedIn(told({ speaker: one, figures: [[70]] })) };
    expect(changesOf([told({ speaker: other, figures: [[10]] })], before)).toEqual([]);
  });

  it.each([
    ['Mali’s army', 'the Malian army'],
    ['The army', 'army spokesman Souleymane Dembele'],
  ])('is one of %s where %s gives it', (one, other) => {
    const before = { known: true, figures: claimedIn(told({ speaker: one, figures: [[70]] })) };
    const changes = changesOf([told({ speaker: other, figures: [[10]] })], before);
    expect(changes).toMatchObject([{ claimant: other, was: '70', now: '10' }]);
  });

  it('is none of a name that fits two who count for themselves', () => {
    const figures = ['Ukraine’s defence ministry', 'Russia’s defence ministry'].flatMap((speaker, at) =>
      claimedIn(told({ speaker, figures: [[70 + at]] })),
    );
    const fresh = [told({ speaker: 'the defence ministry', figures: [[10]] })];
    expect(changesOf(fresh, { known: true, figures })).toEqual([]);
    expect(changesOf(fresh, { known: true, figures: figures.slice(0, 1) })).toMatchObject([{ was: '70' }]);
  });

  it('is measured from the claimant’s last figure', () => {
    const before = { known: true, figures: [ten, told({ figures: [[12]] })].flatMap(claimedIn) };
    expect(changesOf([told({ figures: [[14]] })], before)).toMatchObject([{ was: '12', now: '14' }]);
  });

  it('is a denial at the top of an article, not one in its background', () => {
    const known = { known: true, figures: [] };
    expect(changesOf([told({ flags: ['denied'] })], known)).toMatchObject([{ kind: 'denied' }]);
    expect(changesOf([told({ flags: ['denied'], top: false })], known)).toEqual([]);
  });

  it('is the whole story when the channel was not told of it', () => {
    expect(changesOf([ten], { known: false, figures: [] })).toEqual([{ kind: 'new-story' }]);
  });
});

describe('claims', () => {
  it('stand side by side where named claimants differ, each by its latest figure', () => {
    const front = told({ speaker: 'The front', figures: [[30]] });
    const claims = disputedFigures([
      ten,
      front,
      told({ figures: [[12]] }),
      told({ speaker: null, figures: [[5]] }),
    ]);
    expect(claims.map(({ claimant, says }) => [claimant, says])).toEqual([
      ['The army', '12'],
      ['The front', '30'],
    ]);
  });

  it('keep two ministries apart, and leave out a name that fits both', () => {
    const claims = disputedFigures([
      told({ speaker: 'Ukraine’s defence ministry', figures: [[70]] }),
      told({ speaker: 'Russia’s defence ministry', figures: [[10]] }),
      told({ speaker: 'the defence ministry', figures: [[12]] }),
    ]);
    expect(claims.map(({ claimant, says }) => [claimant, says])).toEqual([
      ['Ukraine’s defence ministry', '70'],
      ['Russia’s defence ministry', '10'],
    ]);
  });

  it('are none where all agree', () => {
    expect(disputedFigures([ten, told({ speaker: 'The front', figures: [[10]] })])).toEqual([]);
  });
});
