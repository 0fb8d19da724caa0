import { leans } from '../leaning.ts';
import { clamp, type Feature, flag } from './feature.ts';

/** What the sentence is like, whatever was asked. */
export const SENTENCE: readonly Feature[] = [
  {
    name: 'question',
    why: 'is a question itself, and answers nothing',
    of: (_, c) => flag(/\?["”’)]?\s*$/.test(c.text)),
  },
  { name: 'leans', why: 'begins with a pronoun and stands less well alone', of: (_, c) => flag(leans(c)) },
  {
    name: 'short',
    why: 'is so short that it may be a heading or a fragment',
    of: (_, c) => clamp(1 - c.words.length / 8),
  },
  { name: 'length', why: 'is long, and so says more', of: (_, c) => clamp(Math.log1p(c.words.length) / 5) },
  {
    name: 'quotation',
    why: 'is somebody’s words rather than the news',
    of: (_, c) => flag(/^["“‘]/.test(c.text)),
  },
  { name: 'finished', why: 'ends as a sentence does', of: (_, c) => flag(/[.!?…]["”’)]*$/.test(c.text)) },
  { name: 'caption', why: 'is a picture’s caption', of: (_, c) => flag(c.kind === 'caption') },
];
