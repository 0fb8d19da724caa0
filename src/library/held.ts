import type { Article } from '../article.ts';
import type { Place } from './ledger/frames.ts';
import type { Ledger } from './ledger.ts';
import type { Put } from './record.ts';

/** What the library knows of one article. */
export interface Held {
  readonly id: string;
  /** Where each of its texts stands in the ledger, oldest first; of very many, the first one and the newest. */
  readonly places: readonly Place[];
  /** Of the newest text: what it says, and where it came from. */
  readonly digest: string;
  readonly from: string;
  /** When it first came in, ISO date-time; null for what was there before anybody looked. */
  readonly arrived: string | null;
  /** When it was withdrawn, ISO date-time; null while it answers. Its texts are kept for a while: it may come back. */
  readonly gone: string | null;
}

/** An article without what takes most of the memory. */
export type ArticleHead = Omit<Article, 'text' | 'parts'>;

/** An article whose text stays in the ledger until it is asked for. */
export function storedArticle(head: ArticleHead, ledger: Ledger, place: Place): Article {
  const stored = (): Article => (ledger.read(place) as Put).article;
  return {
    ...head,
    get text() {
      return stored().text;
    },
    get parts() {
      return stored().parts;
    },
  };
}

/** Without looking at the text, which may have to be read for it. */
export function headOf(article: Article): ArticleHead {
  const { id, headline, deck, byline, publisher, dateline, url, published, origin } = article;
  return {
    id,
    headline,
    ...(deck !== undefined && { deck }),
    ...(byline !== undefined && { byline }),
    ...(publisher !== undefined && { publisher }),
    ...(dateline !== undefined && { dateline }),
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
    origin,
  };
}
