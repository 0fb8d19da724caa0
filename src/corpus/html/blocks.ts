import type { Block } from '../parts/lines.ts';

/** What is used of a DOM node; the project is compiled without the browser's types. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute(name: string): string | null;
  getAttributeNames(): readonly string[];
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
  remove(): void;
}

/** Takes out what a reader of the page does not see: scripts, forms, navigation, hidden elements. */
export function removeUnseen(document: PageNode): void {
  for (const node of [...document.querySelectorAll(UNSEEN)]) node.remove();
  for (const node of [...document.querySelectorAll('*')]) if (isHidden(node)) node.remove();
}

/** By attributes alone, in any spelling; style sheets are not read. */
function isHidden(node: PageNode): boolean {
  return node.getAttributeNames().some((written) => {
    const name = written.toLowerCase();
    if (name === 'hidden') return true;
    if (name === 'aria-hidden') return /^true$/i.test(node.getAttribute(written)?.trim() ?? '');
    return (
      name === 'style' && HIDING.test(node.getAttribute(written)?.replace(/\/\*[\s\S]*?\*\//g, '') ?? '')
    );
  });
}

const UNSEEN =
  'script, style, noscript, template, iframe, frame, svg, math, canvas, object, embed, audio, video, form, button, ' +
  'select, textarea, dialog, nav';
const HIDING =
  /(?:^|[;\s"'])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0*)?\s*(?:[;!]|$)|font-size\s*:\s*0\D|font-size\s*:\s*0$)/i;

/** A `br` is white space in the end. */
const BREAK = '\n ';
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);

/** A block before it has its place. */
export type Piece = Pick<Block, 'text' | 'kind'>;

/** The block elements under `root` in reading order, white space folded as a browser would. */
export function readBlocks(root: PageNode): Piece[] {
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
      if (name === 'BR') {
        // Two in a row are how a paragraph ends where nobody writes any.
        if (inline.endsWith(BREAK)) flush(kind);
        else inline = `${inline.trimEnd()}${BREAK}`;
      }
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

/** Joins pieces by blank lines. */
export function layOut(pieces: readonly Piece[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
} {
  let start = 0;
  const blocks = pieces.map((piece) => {
    const placed = { ...piece, start, end: start + piece.text.length, gap: true };
    start = placed.end + 2;
    return placed;
  });
  return { text: pieces.map(({ text }) => text).join('\n\n'), blocks };
}
