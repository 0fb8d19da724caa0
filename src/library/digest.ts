import { createHash } from 'node:crypto';
import type { Draft } from '../corpus/draft.ts';

/** What an article says in every field, as a hash: who it is and where it was read do not count. */
export function digestOf(article: Draft): string {
  const { headline, deck, byline, publisher, dateline, url, published, parts, text } = article;
  const said = JSON.stringify([headline, deck, byline, publisher, dateline, url, published, parts, text]);
  return createHash('sha1').update(said).digest('base64url');
}
