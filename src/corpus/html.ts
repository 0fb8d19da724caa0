import { Readability } from '@mozilla/readability';
// The same linkedom in one file instead of many: a start with a page in the corpus is 70 ms shorter.
import { parseHTML } from 'linkedom/worker';
import { type Decoded, decode, windows1252 } from './decode.ts';
import { draft, hasBody, type Reading, webAddress } from './draft.ts';
import { layOut, type PageNode, readBlocks, removeUnseen } from './html/blocks.ts';
import { outOfBounds } from './html/bounds.ts';
import { readMetadata } from './html/metadata.ts';
import { classifyBody } from './parts/body.ts';

/** Decodes a page: like any file, but a `charset` in it is heard where the bytes are no UTF-8. */
export function decodeHtml(bytes: Buffer): Decoded {
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(
    bytes.toString('latin1', 0, 4096),
  )?.[1];
  const plain = decode(bytes);
  const damaged =
    !('text' in plain) || plain.text.includes('\ufffd') || !bytes.equals(Buffer.from(plain.text));
  if (!declared || !damaged || /^utf-?(?:8|16)/i.test(declared) || bytes.includes(0)) return plain;
  try {
    const western = /^(?:windows-?1252|cp-?1252|iso-?8859-?1|latin-?1|us-ascii)$/i.test(declared);
    return { text: western ? windows1252(bytes) : new TextDecoder(declared).decode(bytes) };
  } catch {
    return plain;
  }
}

/**
 * Reads a web page: Readability finds the article in it, and its paragraphs, joined by blank lines, become the text.
 * Scripts and hidden elements never get in.
 */
export function readHtml(html: string): Reading {
  const bomb = outOfBounds(html);
  if (bomb !== null) return { reason: `expected an article, came ${bomb}` };
  // linkedom does not supply the body a page leaves out, and Readability needs one.
  const whole = /<body[\s>]/i.test(html);
  const source = whole ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(source) as unknown as { document: PageNode };
  const metadata = readMetadata(document);
  const title = document.querySelector('title');
  if (!whole) title?.remove();
  removeUnseen(document);
  const fallback =
    document.querySelector('article') ?? document.querySelector('main') ?? document.querySelector('body');
  const blocks = fallback ? readBlocks(fallback) : [];
  const readable = new Readability<PageNode>(document as never, {
    serializer: (node: unknown) => node as PageNode,
    disableJSONLD: false,
  }).parse();
  const extracted = readable?.content ? readBlocks(readable.content) : [];
  // Readability gives nothing for very short pages; then the page's own article element is taken whole.
  const { text, blocks: laid } = layOut(extracted.length > 0 ? extracted : blocks);
  const headline = (metadata.headline ?? (readable?.title || title?.textContent) ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const { parts, opening } = classifyBody(laid.filter(({ text: line }) => line !== headline));
  if (!hasBody(parts)) return { reason: 'expected an article, came a page without paragraphs' };
  const url = webAddress(metadata.url);
  return {
    draft: draft({
      headline: headline || (parts[0] ? text.slice(parts[0].start, parts[0].end) : ''),
      deck: metadata.deck,
      byline: metadata.byline ?? readable?.byline?.trim(),
      publisher:
        metadata.publisher ??
        readable?.siteName ??
        opening.agency ??
        (url && new URL(url).hostname.replace(/^www\./, '')),
      dateline: opening.dateline,
      published: metadata.published ?? opening.published,
      url,
      text,
      parts,
    }),
  };
}
