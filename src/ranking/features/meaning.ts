import type { Feature } from './feature.ts';

/** The same said in other words. */
export const MEANING: readonly Feature[] = [
  {
    name: 'meaning',
    why: 'each of its words, or one used alike',
    of: (pool, c) => pool.meanings.get(c)!.aligned,
  },
  {
    name: 'meaning-missing',
    why: 'what is missing is said in other words',
    of: (pool, c) => pool.meanings.get(c)!.missingAligned,
  },
  {
    name: 'meaning-whole',
    why: 'the sentence as a whole is about the same',
    of: (pool, c) => pool.meanings.get(c)!.whole,
  },
  {
    name: 'meaning-head',
    why: 'something new that fits what is asked for: planet, Neptune',
    of: (pool, c) => pool.meanings.get(c)!.headFit,
  },
];
