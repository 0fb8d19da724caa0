import { describe, expect, it } from 'vitest';
import { SPEAKER } from '../../../src/answering/editor/speaker.ts';
import { judged, type MadeUp } from './desk.ts';

const SELVA: MadeUp = { headline: 'Selva', sentences: ['The rebels said the bridge was theirs.'] };
const KARST: MadeUp = {
  headline: 'Karst',
  sentences: ['The separatist movement spoke of a “free bridge”.', 'The mayor said that nobody had crossed.'],
};

describe('whose words a question wants', () => {
  const question = 'What did the separatists say about the bridge?';

  it('are theirs by the very word before anybody’s who is called alike', () => {
    const amounts = judged(SPEAKER, question, [SELVA, KARST]);
    expect(amounts?.get(KARST.sentences[0]!)).toBeGreaterThan(0);
    expect(amounts?.get(SELVA.sentences[0]!)).toBeLessThan(0);
    expect(amounts?.get(KARST.sentences[1]!)).toBeLessThan(0);
  });

  it('may be another word’s where nobody speaks by that one', () => {
    expect(judged(SPEAKER, question, [SELVA])?.get(SELVA.sentences[0]!)).toBeGreaterThan(0);
  });
});
