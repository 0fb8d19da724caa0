import type { Part, PartKind } from '../../article.ts';
import { isByline, isNameAbove } from './bylines.ts';
import { readCaption } from './credits.ts';
import { AGENCIES, type Dateline, readDateline } from './dateline.ts';
import type { Block } from './lines.ts';
import { readDateLine } from './published.ts';

/** The body's parts, and what its opening says about where it was filed. */
export interface Body {
  readonly parts: Part[];
  readonly opening: Partial<Dateline>;
}

/**
 * Says what each block of an article's body is. When in doubt it is a paragraph: a cross-head quoted as a sentence is
 * odd, a sentence lost as a cross-head is an answer nobody finds.
 */
export function classifyBody(blocks: readonly Block[]): Body {
  const parts: Part[] = [];
  let opening: Body['opening'] | undefined;
  let paragraphs = 0;
  let run = 0;
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    run = isShort(block) ? run + 1 : 0;
    if (block.kind && block.kind !== 'paragraph' && block.kind !== 'caption') {
      parts.push(part(block.kind, block));
      continue;
    }
    if (block.kind === 'caption' || (!block.kind && blocks.length > 1)) {
      const found = block.kind ? caption(block) : recognise(block, next);
      if (found) {
        parts.push(...found);
        continue;
      }
      if (run > 0 && run < LIST && next && !isShort(next) && startsProse(next)) {
        parts.push(part('cross-head', block));
        continue;
      }
    }
    const wire = opening || paragraphs >= OPENING ? undefined : readDateline(block.text);
    if (wire) opening = wire;
    const skipped = wire?.length ?? BULLET.exec(block.text)?.[0].length ?? 0;
    if (skipped >= block.text.length) continue;
    const signed = SIGNED.exec(block.text.slice(-MAX_SIGNED))?.[0].length ?? 0;
    const end = block.end - (signed < block.text.length - skipped ? signed : 0);
    parts.push({ kind: 'paragraph', start: block.start + skipped, end });
    paragraphs++;
  }
  return { parts, opening: opening ?? {} };
}

/** A part over a whole block. */
export function part(kind: PartKind, { start, end }: Block): Part {
  return { kind, start, end };
}

/** Caption and credit as separate parts; the whole block as caption where no credit is told apart. */
export function caption(block: Block): Part[] {
  const { start } = block;
  const found = readCaption(block.text) ?? { caption: [0, block.text.length] as const };
  const parts: Part[] = [];
  if (found.caption) {
    parts.push({ kind: 'caption', start: start + found.caption[0], end: start + found.caption[1] });
  }
  if (found.credit) {
    parts.push({ kind: 'credit', start: start + found.credit[0], end: start + found.credit[1] });
  }
  return parts;
}

/** The parts of a line that its own form gives away, none for page furniture; undefined for prose and cross-heads. */
function recognise(block: Block, next: Block | undefined): Part[] | undefined {
  const { text } = block;
  if (MARKS.test(text) || FURNITURE.test(text)) return [];
  if (text.length > MAX_LINE) return undefined;
  if (isByline(text) || CONTRIBUTED.test(text) || (next && isNameAbove(text, next.text))) {
    return [part('byline', block)];
  }
  if (readCaption(text)) return caption(block);
  if (!BULLET.test(text) && readDateLine(text)?.rest === '') return [part('date', block)];
  return undefined;
}

/** How many paragraphs down a wire dateline may stand: below an editor's note, not in the middle of a live blog. */
const OPENING = 2;
/** So many short lines in a row are a list, not cross-heads. */
const LIST = 3;
/** No caption, byline or date line is longer. */
const MAX_LINE = 600;
const MAX_CROSS_HEAD = 80;
const MAX_CROSS_HEAD_WORDS = 12;

const BULLET = /^(?:[•·▪●►▶■◆‣*]|[-–](?=\s))\s*/;
/** ` — Associated Press` behind the last sentence of a paragraph. */
const SIGNED = new RegExp(`(?<=[.!?]["”’)]*)\\s+(?:—|–|--)\\s?(?:${AGENCIES})$`);
const MAX_SIGNED = 60;
const MARKS = /^[^\p{L}\p{N}]+$/u;
const FURNITURE =
  /^(?:-?30-?|advertisement|story continues below(?: advertisement)?|JUST WATCHED\b.*\bMUST WATCH\b.*)$/i;
const CONTRIBUTED = /^[^.]{3,160}\bcontributed to this (?:report|story|article)(?: from [^.]{2,60})?\.?$/;

/** The end of a sentence at the end of a line, or inside it where the next sentence begins. */
const ENDS = /[.!?…;:,–—-]["”’')\]]*$/;
const INSIDE = /[\p{Ll}\p{N}”’")][.!?]["”’)]*\s+["“‘(]?\p{Lu}/u;
const TITLE = /\b(?:Gen|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|St|Lt|Col|Sgt|Capt|Cpl|Prof|Rev|No|vs|v|Jr|Sr|Ft|Mt)\./g;
/** Cross-heads are written in the present tense and without these. */
const TOLD = /\b(?:said|says|told|tells|was|were|had|has been|have been|according to)\b/;

/** True for a line short and plain enough to be a cross-head or a list's entry. */
function isShort({ text, kind }: Block): boolean {
  if (kind || text.length > MAX_CROSS_HEAD || BULLET.test(text)) return false;
  if (ENDS.test(text) || !/^["“‘'(¿¡]?[\p{Lu}\p{N}]/u.test(text)) return false;
  if (/:\s/.test(text) || unclosed(text)) return false;
  const words = text.split(/\s+/).length;
  if (words > MAX_CROSS_HEAD_WORDS || (words > 6 && TOLD.test(text))) return false;
  return !INSIDE.test(text.replace(/^\d+[.)]\s+/, '').replace(TITLE, ''));
}

/** A quotation that opens here and closes in the next line is prose. */
function unclosed(text: string): boolean {
  return (text.match(/“/g)?.length ?? 0) > (text.match(/”/g)?.length ?? 0);
}

/** What may follow a cross-head: sentences, a list, a marked block; not another bare fragment. */
function startsProse({ text, kind }: Block): boolean {
  return (
    kind !== undefined || BULLET.test(text) || text.length > MAX_CROSS_HEAD || /[.!?…]["”’')\]]*$/.test(text)
  );
}
