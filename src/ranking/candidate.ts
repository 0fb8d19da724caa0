import type { PartKind } from '../article.ts';
import { toldApart } from '../text/gazetteer.ts';
import { type Mention, mentions } from '../text/mentions.ts';
import { type Token, tokens } from '../text/terms.ts';

/** Where a candidate sentence stands; what a bare list of sentences does not know is null. */
export interface Setting {
  /** Who says it: sentences of one source do not confirm each other. */
  readonly source: string;
  readonly kind: PartKind;
  readonly headlineTerms: ReadonlySet<string>;
  /** Terms of the question that stand within a few sentences of it, its own included; null when not known. */
  readonly near: ReadonlySet<string> | null;
  /** Terms of the question that stand anywhere in the article; null when not known. */
  readonly inArticle: ReadonlySet<string> | null;
  /** Terms of the names that its pronouns stand for. */
  readonly resolved: ReadonlySet<string>;
  /** Of the sentence before it and the one after it; empty where there is none. */
  readonly beforeTerms: ReadonlySet<string>;
  readonly afterTerms: ReadonlySet<string>;
  /** 0 for the article's first sentence. */
  readonly position: number | null;
  /** The article's retrieval score over the best article's, 0 to 1. */
  readonly retrieval: number | null;
  /** Rank of the article among the retrieved, 0 for the first. */
  readonly articleRank: number | null;
  /** Days from publication to the question; null when either is unknown. */
  readonly ageDays: number | null;
}

/** A sentence that may answer, read once: its words, what it names, and what stands around it. */
export interface Candidate extends Setting, Read {}

/** What a sentence is by itself. */
interface Read {
  readonly text: string;
  readonly words: readonly Token[];
  readonly terms: ReadonlySet<string>;
  readonly mentions: readonly Mention[];
  /** Of its names of two words and more: "Associated Press" is `ap`. */
  readonly initials: ReadonlySet<string>;
}

export function readCandidate(text: string, setting: Setting): Candidate {
  return { ...setting, ...read(text) };
}

/**
 * A question that is put again without its time meets the same sentences, and so does the next one of a conversation. No more
 * of them: what stays for several questions is moved to where garbage is collected last.
 */
const recent = new Map<string, Read>();
const RECENT = 200;

function read(text: string): Read {
  const known = recent.get(text);
  if (known !== undefined) return known;
  if (recent.size >= RECENT) recent.clear();
  const words = tokens(text);
  const named = mentions(text, words).map((mention) => toldApart(mention, text, words));
  const found = {
    text,
    words,
    terms: termSet(words),
    mentions: named,
    initials: new Set(
      named.filter(({ terms }) => terms.length > 1).map(({ terms }) => terms.map((term) => term[0]).join('')),
    ),
  };
  recent.set(text, found);
  return found;
}

function termSet(words: readonly Token[]): ReadonlySet<string> {
  const set = new Set<string>();
  for (const { term } of words) if (term !== '') set.add(term);
  return set;
}
