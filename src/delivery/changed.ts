import type { Article, PartKind, Sentence } from '../article.ts';
import { articleSentences } from '../text/sentences.ts';
import { terms } from '../text/terms.ts';

/** A wording that was posted and is no longer in its article; `now` is what stands there instead, or nothing like it. */
export interface ChangedSentence<Posted> {
  readonly posted: Posted;
  readonly now: Sentence | null;
}

/** Of what was posted, what the article no longer says. Sentences that only moved, or got other spaces, are as they were. */
export function changedSentences<Posted extends { readonly wording: string }>(
  posted: readonly Posted[],
  article: Article,
): ChangedSentence<Posted>[] {
  const text = plain(article.text);
  const gone = posted.filter(({ wording }) => !text.includes(plain(wording)));
  if (gone.length === 0) return [];
  const kept = new Set(posted.map(({ wording }) => plain(wording)));
  const candidates = articleSentences(article).filter(
    (sentence) => QUOTABLE.has(sentence.kind) && !kept.has(plain(sentence.text)),
  );
  return gone.map((each) => ({ posted: each, now: nearest(each.wording, candidates) }));
}

/** Below this share of common words a sentence is another one, not the same one corrected. */
const SAME_SENTENCE = 0.5;

const QUOTABLE: ReadonlySet<PartKind> = new Set<PartKind>(['paragraph', 'caption', 'deck']);

function nearest(wording: string, candidates: readonly Sentence[]): Sentence | null {
  const words = new Set(terms(wording));
  let best: Sentence | null = null;
  let most = SAME_SENTENCE;
  for (const sentence of candidates) {
    const others = new Set(terms(sentence.text));
    const common = [...words].filter((word) => others.has(word)).length;
    const share = (2 * common) / Math.max(1, words.size + others.size);
    if (share > most || (share === most && best === null)) {
      best = sentence;
      most = share;
    }
  }
  return best;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
