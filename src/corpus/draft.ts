import type { Article, Part } from '../article.ts';
import { shortened } from '../shortened.ts';

/** An article as one format read it; who it is in the corpus (`id`, `origin`) is decided by the walk. */
export interface Draft extends Omit<Article, 'id' | 'origin'> {
  /** The id the source itself gives, when it gives one. */
  readonly id?: string | undefined;
}

/** What a reader of one format hands back: the article, or why there is none. */
export type Reading = { readonly draft: Draft } | { readonly reason: string };

/** Fields a source may leave out, before the absent ones are dropped. */
export type Found = {
  [K in keyof Draft]: undefined extends Draft[K] ? Draft[K] | undefined : Draft[K];
};

/** Drops fields without a value, so that an absent field is absent and not an empty string. */
export function draft(found: Found): Draft {
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as Draft;
}

/** True when something in the article could be quoted; an article of bylines and dates alone is no article. */
export function hasBody(parts: readonly Part[]): boolean {
  return parts.some(({ kind }) => kind === 'paragraph' || kind === 'caption' || kind === 'deck');
}

/** Only web addresses become links; anything else in a `url` field (a path, `javascript:`) is left out. */
export function webAddress(url: string | undefined): string | undefined {
  if (!url || !/^https?:\/\//i.test(url.trim()) || !URL.canParse(url.trim())) return undefined;
  return url.trim();
}

/** A value as an error message shows it: short, quoted, on one line. */
export function shown(value: unknown): string {
  return shortened(JSON.stringify(value) ?? String(value), 60);
}
