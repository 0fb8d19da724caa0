import type { WrittenForm } from '../question/known-words.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import type { ParsedArticle } from '../text/parsed.ts';
import { eachWord, fold } from '../text/terms.ts';

/** Articles that are read for how they write a word. */
const READ = 6;

/** How the articles that hold some of `terms` best write words: small where they ever do, else in their commonest form. */
export async function writtenFormIn(
  terms: readonly string[],
  { archive, index }: { readonly archive: Archive; readonly index: ArticleIndex },
): Promise<WrittenForm> {
  const hits = terms.length === 0 ? [] : await index.search(terms, { limit: READ });
  const forms = new Map<string, Map<string, number>>();
  for (const { id } of hits) {
    const parsed = archive.get(id);
    if (parsed !== undefined) countForms(parsed, forms);
  }
  return (word) => {
    const known = [...(forms.get(fold(word)) ?? [])].sort(([, one], [, other]) => other - one);
    const small = known.find(([form]) => form === form.toLowerCase());
    return (small ?? known[0])?.[0] ?? null;
  };
}

/** Counts the forms of an article's words inside its sentences; the first word of each has a capital whatever it is. */
function countForms(
  { article: { text }, starts, ends }: ParsedArticle,
  forms: Map<string, Map<string, number>>,
): void {
  starts.forEach((start, i) => {
    eachWord(text, start, ends[i]!, (from, to) => {
      if (/^[\s“"‘'(]*$/.test(text.slice(start, from)) || /[“"‘:!?]\s?$/.test(text.slice(from - 2, from)))
        return;
      const form = text.slice(from, to).replace(/['’]s$/, '');
      const folded = fold(form);
      const known = forms.get(folded) ?? new Map<string, number>();
      forms.set(folded, known.set(form, (known.get(form) ?? 0) + 1));
    });
  });
}
