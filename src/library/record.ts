import type { Article } from '../article.ts';

/** What happened to an article, as it is kept. */
export type Record = Put | Gone | Told;

/** A text of an article came in. */
export interface Put {
  readonly kind: 'put';
  readonly article: Article;
  /** `file:` and a path, or the address of a feed. */
  readonly from: string;
  /** When it came in, ISO date-time. */
  readonly arrived: string;
  readonly backlog: boolean;
  readonly digest: string;
}

/** Articles were withdrawn. */
interface Gone {
  readonly kind: 'gone';
  readonly ids: readonly string[];
  /** When, ISO date-time. */
  readonly at: string;
}

/** What the records had told that were left out when the ledger was written anew, of every article that was known then. */
export interface Told {
  readonly kind: 'told';
  readonly articles: readonly (readonly [id: string, arrived: string | null, gone: string | null])[];
}

/** A record as bytes: one line of JSON, and behind it the text, which is most of it and stays as it is. */
export function packRecord(record: Record): Buffer {
  if (record.kind !== 'put') return Buffer.from(`${JSON.stringify(record)}\n`);
  const { article, ...rest } = record;
  const { text, ...head } = article;
  // Half a surrogate pair has no UTF-8.
  const encoding = text.isWellFormed() ? 'utf8' : 'utf16le';
  const line = `${JSON.stringify({ ...rest, article: head, encoding })}\n`;
  return Buffer.concat([Buffer.from(line), Buffer.from(text, encoding)]);
}

export function unpackRecord(bytes: Buffer): Record {
  const end = bytes.indexOf(10);
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as
    | Gone
    | Told
    | (Omit<Put, 'article'> & { readonly article: Omit<Article, 'text'>; readonly encoding: BufferEncoding });
  if (head.kind !== 'put') return head;
  const { encoding, article, ...rest } = head;
  return { ...rest, article: { ...article, text: bytes.toString(encoding, end + 1) } };
}
