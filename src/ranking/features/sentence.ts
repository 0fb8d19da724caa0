import { leans } from '../leaning.ts';
import { clamp, type Feature, flag } from './feature.ts';

/** What the sentence is like, whatever was asked. */
export const SENTENCE: readonly Feature[] = [
  { name: 'question', why: 'a question answers nothing', of: (_, c) => flag(/\?["”’)]?\s*$/.test(c.text)) },
  { name: 'leans', why: 'begins with a pronoun: stands less well alone', of: (_, c) => flag(leans(c)) },
  { name: 'short', why: 'a heading or a fragment', of: (_, c) => clamp(1 - c.words.length / 8) },
  { name: 'length', why: 'long sentences say more', of: (_, c) => clamp(Math.log1p(c.words.length) / 5) },
  {
    name: 'quotation',
    why: 'somebody’s words rather than the news',
    of: (_, c) => flag(/^["“‘]/.test(c.text)),
  },
  { name: 'finished', why: 'ends as a sentence does', of: (_, c) => flag(/[.!?…]["”’)]*$/.test(c.text)) },
  { name: 'caption', why: 'a picture’s caption', of: (_, c) => flag(c.kind === 'caption') },
];
