import type { Candidate } from '../candidate.ts';
import { covered } from '../coverage.ts';
import { leans } from '../leaning.ts';
import { clamp, type Feature, share } from './feature.ts';

/** Whether the sentences, the headline and the article around hold what the sentence itself does not say. */
export const AROUND: readonly Feature[] = [
  {
    name: 'headline-coverage',
    why: 'the headline holds what is asked',
    of: ({ weights }, c) => covered(weights, c.headlineTerms),
  },
  {
    name: 'before-coverage',
    why: 'the sentence before it sets the scene',
    of: ({ weights }, c) => covered(weights, c.beforeTerms),
  },
  {
    name: 'after-coverage',
    why: 'the sentence after it goes on with what is asked',
    of: ({ weights }, c) => covered(weights, c.afterTerms),
  },
  {
    name: 'context-coverage',
    why: 'it and the sentences around hold the question together',
    of: ({ weights }, c) => contextCoverage(weights, c),
  },
  {
    name: 'local-context',
    why: 'it and the sentences around hold the words that few other sentences hold',
    of: ({ local }, c) => contextCoverage(local, c),
  },
  {
    name: 'asking-context',
    why: 'it and the sentences around hold what the asking clause says',
    of: ({ asking }, c) => contextCoverage(asking, c),
  },
  {
    name: 'resolved-coverage',
    why: 'holds the question, once its pronouns are read as the names they stand for',
    of: ({ weights }, c) => covered(weights, c.terms) + coveredOnly(weights, c.resolved, c.terms),
  },
  {
    name: 'resolved-names',
    why: 'its "he", "they" or "it" is whom the question is about',
    of: ({ question }, c) =>
      share(
        [...question.names].filter((term) => !c.terms.has(term)),
        c.resolved,
      ),
  },
  {
    name: 'leans-covered',
    why: 'begins with a pronoun whose noun, in the sentence before, the question names',
    of: ({ weights }, c) => (leans(c) ? covered(weights, c.beforeTerms) : 0),
  },
  {
    name: 'near-coverage',
    why: 'the sentences around it name the rest of the question',
    of: ({ weights }, c) => covered(weights, c.near ?? c.terms),
  },
  {
    name: 'article-coverage',
    why: 'the article names the rest of the question',
    of: (pool, c) => covered(pool.weights, c.inArticle ?? pool.together),
  },
  {
    name: 'names-in-article',
    why: 'whom the question is about, the article speaks of',
    of: (pool, c) => share([...pool.question.names], c.inArticle ?? pool.together),
  },
  {
    name: 'names-absent',
    why: 'a name that the article never mentions: it is about something else',
    of: (pool, c) =>
      clamp([...pool.question.names].filter((term) => !(c.inArticle ?? pool.together).has(term)).length / 2),
  },
];

/** Whether a term stands in the headline or in the sentence before. */
export function isAround(term: string, c: Candidate): boolean {
  return c.headlineTerms.has(term) || c.beforeTerms.has(term);
}

function contextCoverage(weights: ReadonlyMap<string, number>, c: Candidate): number {
  let sum = 0;
  for (const [term, weight] of weights) {
    if (c.terms.has(term) || isAround(term, c) || c.afterTerms.has(term)) sum += weight;
  }
  return sum;
}

/** The weight that `terms` add to what `held` holds. */
function coveredOnly(
  weights: ReadonlyMap<string, number>,
  terms: ReadonlySet<string>,
  held: ReadonlySet<string>,
): number {
  let sum = 0;
  for (const term of terms) if (!held.has(term)) sum += weights.get(term) ?? 0;
  return sum;
}
