import { Readability } from '@mozilla/readability';
// The same linkedom in one file instead of many: a start with a page in the corpus is 70 ms shorter.
import { parseHTML } from 'linkedom/worker';
import { classifyBody } from './body.ts';
import { type Decoded, decode, windows1252 } from './decode.ts';
import { draft, hasBody, type Reading, webAddress } from './draft.ts';
import { readMetadata } from './html-metadata.ts';
import type { Block } from './lines.ts';

/** What is used of a DOM node; the project is compiled without the browser's types. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
  remove(): void;
}

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
  // linkedom does not supply the body a page leaves out, and Readability needs one.
  const whole = /<body[\s>]/i.test(html);
  const source = whole ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(source) as unknown as { document: PageNode };
  const metadata = readMetadata(document);
  const title = document.querySelector('title');
  if (!whole) title?.remove();
  for (const node of [...document.querySelectorAll(HIDDEN)]) node.remove();
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

const HIDDEN =
  'script, style, noscript, template, iframe, svg, canvas, object, form, button, select, nav, [hidden], [aria-hidden="true"], ' +
  '[style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [style*="visibility: hidden"]';
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);

type Piece = Pick<Block, 'text' | 'kind'>;

/** The block elements under `root` in reading order, white space folded as a browser would. */
function readBlocks(root: PageNode): Piece[] {
  const pieces: Piece[] = [];
  let inline = '';
  const flush = (kind: Block['kind']) => {
    const text = inline.replace(/\s+/g, ' ').trim();
    if (text) pieces.push({ text, ...(kind ? { kind } : {}) });
    inline = '';
  };
  const visit = (node: PageNode, kind: Block['kind']): void => {
    if (node.nodeType === 3) inline += node.textContent ?? '';
    else if (node.nodeType === 1) {
      const name = node.nodeName.toUpperCase();
      if (name === 'BR') inline += ' ';
      const isBlock = BLOCKS.has(name);
      if (isBlock) flush(kind);
      const inner = kindOf(name) ?? kind;
      for (const child of node.childNodes) visit(child, inner);
      if (isBlock) flush(inner);
    }
  };
  visit(root, undefined);
  flush(undefined);
  return pieces;
}

function kindOf(name: string): Block['kind'] {
  if (/^H[1-6]$/.test(name)) return 'cross-head';
  if (name === 'FIGCAPTION') return 'caption';
  return name === 'LI' || name === 'TD' ? 'paragraph' : undefined;
}

function layOut(pieces: readonly Piece[]): { readonly text: string; readonly blocks: readonly Block[] } {
  let start = 0;
  const blocks = pieces.map((piece) => {
    const placed = { ...piece, start, end: start + piece.text.length, gap: true };
    start = placed.end + 2;
    return placed;
  });
  return { text: pieces.map(({ text }) => text).join('\n\n'), blocks };
}
