import { parseHTML } from 'linkedom/worker';
import { type Body, classifyBody } from '../parts/body.ts';
import { readLines } from '../parts/lines.ts';
import { layOut, type PageNode, type Piece, readBlocks, removeUnseen } from './blocks.ts';
import { outOfBounds } from './bounds.ts';

/** The body of an article and its parts. */
export interface BodyText extends Body {
  readonly text: string;
}

/**
 * Reads the HTML of a body alone, as feeds carry it: all of it is the article, but for what is hidden and what `isNone`
 * knows for furniture. Null where it is too deep or too large to be one.
 */
export function readFragment(html: string, isNone: (line: string) => boolean): BodyText | null {
  const root = treeOf(html);
  if (root === null) return null;
  const pieces: readonly Piece[] = readBlocks(root).filter(({ text }) => !isNone(text));
  const { text, blocks } = layOut(pieces);
  return { text, ...classifyBody(blocks) };
}

/** Reads a body that is no markup; its lines are its paragraphs. */
export function readPlainBody(text: string): BodyText {
  return { text, ...classifyBody(readLines(text)) };
}

/** What a reader sees of a line of HTML, on one line; empty where it is out of bounds. */
export function lineOf(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim();
  const root = treeOf(html);
  return (root?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function treeOf(html: string): PageNode | null {
  if (outOfBounds(html) !== null) return null;
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`) as unknown as {
    document: PageNode;
  };
  removeUnseen(document);
  return document.querySelector('body');
}
