import { describe, expect, it } from 'vitest';
import { OWN_WORDS } from '../../../src/answering/editor/own-words.ts';
import { SAME_STORY } from '../../../src/answering/editor/same-story.ts';
import { judged, type MadeUp } from './desk.ts';

const HARBOUR: MadeUp = {
  headline: 'Crane falls in Port Selva',
  sentences: ['A crane fell on Monday.', 'It hit an empty shed.', 'The yard is closed.'],
};
const MINE: MadeUp = {
  headline: 'Mine collapses at Karst',
  sentences: ['The roof came down at noon.', 'Six miners died in it.', 'The owner was in Port Selva.'],
};
const THREAD = ['What happened in Port Selva?'];

describe('a follow-up that names nobody', () => {
  it('asks of the story that it follows, and not of another with the words', () => {
    const amounts = judged(SAME_STORY, 'How many died?', [HARBOUR, MINE], THREAD);
    expect(amounts?.get('It hit an empty shed.')).toBeCloseTo(0);
    expect(amounts?.get('The roof came down at noon.')).toBeLessThan(-2);
  });

  it('does not make up for that by its own words', () => {
    const amounts = judged(
      OWN_WORDS,
      'How many died?',
      [HARBOUR, { ...MINE, headline: 'Mine collapses' }],
      THREAD,
    );
    const [died, shed] = ['The roof came down at noon.', 'It hit an empty shed.'].map((text) =>
      amounts?.get(text),
    );
    expect(died).toBeCloseTo(shed!);
  });

  it('has nobody to stay with where it names somebody itself, or follows nothing', () => {
    expect(judged(SAME_STORY, 'And how many died at Karst?', [MINE], THREAD)).toBeNull();
    expect(judged(SAME_STORY, 'How many died?', [MINE])).toBeNull();
  });
});
