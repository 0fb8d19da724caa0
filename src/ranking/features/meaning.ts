import type { Feature } from './feature.ts';

/** The same said in other words. */
export const MEANING: readonly Feature[] = [
  {
    name: 'meaning',
    why: 'says each of the question’s words, or one that is used alike',
    of: (pool, c) => pool.meanings.get(c)!.aligned,
  },
  {
    name: 'meaning-missing',
    why: 'says in other words what it does not say in the question’s',
    of: (pool, c) => pool.meanings.get(c)!.missingAligned,
  },
  {
    name: 'meaning-whole',
    why: 'is about the same as the question, as a whole',
    of: (pool, c) => pool.meanings.get(c)!.whole,
  },
  {
    name: 'meaning-head',
    why: 'names something that fits what is asked for: Neptune for a planet',
    of: (pool, c) => pool.meanings.get(c)!.headFit,
  },
];
