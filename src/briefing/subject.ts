import { type Question, readQuestion } from '../question/question.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import type { ParsedArticle } from '../text/parsed.ts';

/** The least share of a subject's weight that an article must hold to be on it. */
const FIT = 0.6;
/** A term said in passing does not make an article's subject: it stands in the headline, at the top, or comes again. */
const TOP = 3;
const AGAIN = 3;

/** How well articles, `among` which all are, fit any of some subjects, 0 to 1, by id; those that do not fit are left out. Without subjects everything fits. */
export async function fitOf(
  subjects: readonly string[],
  accept: (id: string) => boolean,
  among: readonly string[],
  { archive, index }: { readonly archive: Archive; readonly index: ArticleIndex },
): Promise<(id: string) => number> {
  if (subjects.length === 0) return (id) => (accept(id) ? 1 : 0);
  const fits = new Map<string, number>();
  for (const subject of among.length === 0 ? [] : subjects) {
    const question = readQuestion(subject);
    for (const { id } of await index.search(question.terms, {
      limit: among.length,
      filter: { ids: among },
    })) {
      if (!accept(id)) continue;
      const fit = fitTo(question, id, archive);
      if (fit >= FIT) fits.set(id, Math.max(fit, fits.get(id) ?? 0));
    }
  }
  return (id) => fits.get(id) ?? 0;
}

/** What a sentence of a fitting article counts for when nothing of the subject is in it or right before it. */
const ASIDE = 0.5;

/** How near a sentence of an article is to the nearest of some subjects: 1 when it says it, `ASIDE` when it says nothing of it. */
export function nearness(
  subjects: readonly string[],
  archive: Archive,
): (parsed: ParsedArticle, index: number) => number {
  const questions = subjects.map(readQuestion);
  if (questions.length === 0) return () => 1;
  return (parsed, index) => {
    const here = archive.sentenceTerms(parsed, index);
    const before = archive.sentenceTerms(parsed, index - 1);
    const shares = questions.map(({ terms }) => {
      const weigh = (some: readonly string[]): number =>
        some.reduce((sum, term) => sum + archive.weight(term), 0);
      const said = terms.filter((term) => here.has(term));
      const near = terms.filter((term) => !here.has(term) && before.has(term));
      return (weigh(said) + weigh(near) / 2) / (weigh(terms) || 1);
    });
    return ASIDE + (1 - ASIDE) * Math.max(...shares);
  };
}

function fitTo(question: Question, id: string, archive: Archive): number {
  const parsed = archive.get(id);
  if (parsed === undefined) return 0;
  const headline = archive.headlineTerms(parsed);
  const times = new Map<string, number>();
  for (const term of parsed.terms) {
    const name = archive.vocabulary.termOfId(term);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const top = new Set(Array.from({ length: TOP }, (_, i) => [...archive.sentenceTerms(parsed, i)]).flat());
  let held = 0;
  let all = 0;
  let central = false;
  for (const term of question.terms) {
    const weight = archive.weight(term);
    all += weight;
    if (!headline.has(term) && !times.has(term)) continue;
    held += weight;
    central ||= headline.has(term) || top.has(term) || (times.get(term) ?? 0) >= AGAIN;
  }
  return central && all > 0 ? held / all : 0;
}
