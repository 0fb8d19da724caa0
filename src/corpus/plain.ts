import type { Part } from '../article.ts';
import { draft, hasBody, type Reading, webAddress } from './draft.ts';
import { classifyBody } from './parts/body.ts';
import { readHead } from './parts/head.ts';
import { readLines, unwrap } from './parts/lines.ts';
import { readDateLine } from './parts/published.ts';

/**
 * Reads a story as a newsroom sends it: headline, deck, caption, date line, then the body. `name` stands in for the
 * headline of a file that begins with its first paragraph.
 */
export function readPlain(text: string, name: string): Reading {
  const blocks = unwrap(text, readLines(text));
  if (blocks.length === 0) return { reason: 'expected an article, came an empty file' };
  const head = readHead(blocks);
  const body = classifyBody(blocks.slice(head.length));
  const foot = readFoot(text, body.parts);
  const parts = [...head.parts, ...body.parts];
  if (!body.parts.some(({ kind }) => kind === 'paragraph')) {
    // A brief of one sentence above its source line: what looked like a deck is the story.
    parts.splice(
      0,
      parts.length,
      ...parts.map((p): Part => (p.kind === 'deck' ? { ...p, kind: 'paragraph' } : p)),
    );
    delete head.deck;
  }
  if (!hasBody(parts)) return { reason: 'expected an article, came no paragraph below the headline' };
  return {
    draft: draft({
      headline: head.headline ?? name,
      deck: head.deck,
      byline: head.byline,
      publisher: head.publisher ?? foot.publisher ?? body.opening.agency,
      dateline: head.dateline ?? body.opening.dateline,
      published: head.published ?? foot.published ?? body.opening.published,
      url: webAddress(head.url),
      text,
      parts,
    }),
  };
}

const SOURCE = /^(?:Source|Publisher|Agency)\s*:\s*(\S.{0,80})$/;

/** Some desks print source and date below the story; those lines stop being paragraphs. */
function readFoot(text: string, parts: Part[]): { publisher?: string; published?: string } {
  const foot: { publisher?: string; published?: string } = {};
  for (let i = Math.max(0, parts.length - 3); i < parts.length; i++) {
    const part = parts[i];
    if (!part || part.end - part.start > 160) continue;
    const line = text.slice(part.start, part.end);
    const source = SOURCE.exec(line);
    if (source?.[1]) {
      foot.publisher = source[1];
      parts[i] = { ...part, kind: 'credit' };
    } else if (part.kind === 'date') {
      const published = readDateLine(line)?.published;
      if (published) foot.published = published;
    }
  }
  return foot;
}
