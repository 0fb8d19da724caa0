import type { Part } from '../../article.ts';
import { caption, part } from './body.ts';
import { bylinePublisher, isByline, isHeadByline } from './bylines.ts';
import { readCaption } from './credits.ts';
import { AGENCIES } from './dateline.ts';
import type { Block } from './lines.ts';
import { readDateLine } from './published.ts';

/** What stands above the body of a plain text story. */
export interface Head {
  /** How many blocks it takes. */
  length: number;
  readonly parts: Part[];
  headline?: string;
  deck?: string;
  byline?: string;
  publisher?: string;
  dateline?: string;
  published?: string;
  url?: string;
}

/** Reads headline, deck, caption, byline and date line; the body starts at the first block that is none of them. */
export function readHead(blocks: readonly Block[]): Head {
  const head: Head = { length: 0, parts: [] };
  for (const [i, block] of blocks.slice(0, MAX_HEAD).entries()) {
    if (!readMeta(head, block) && !readTitle(head, blocks, i)) break;
    head.length = i + 1;
  }
  return head;
}

/** No newsroom puts more lines above a story. */
const MAX_HEAD = 12;
const MAX_HEADLINE = 200;
const MAX_DECK = 240;
const SENTENCES = /[.!?]["”’)]*\s+["“‘]?\p{Lu}.*[.!?]["”’)]*$/u;
const FIELD = /^(Headline|Title|Deck|Subtitle|Source|Publisher|Agency|URL|Link|Dateline)\s*:\s*(?=\S)/i;
const PLACE = /^\p{Lu}[\p{Lu}\p{M} .'’/-]{2,40}(?:,\s*\p{Lu}[\p{L}\p{M} .'’-]{1,30})?$/u;
const AGENCY = new RegExp(`^(?:${AGENCIES})$`);

/** Lines whose own form says what they are. */
function readMeta(head: Head, block: Block): boolean {
  const { text } = block;
  if (text.length > 600) return false;
  const field = FIELD.exec(text);
  if (field?.[1]) return readField(head, block, field[1].toLowerCase(), field[0].length);
  if (/^https?:\/\/\S+$/i.test(text)) {
    head.url ??= text;
    return true;
  }
  if (isByline(text) || (head.headline && isHeadByline(text))) {
    head.parts.push(part('byline', block));
    head.byline ??= text;
    head.publisher ??= bylinePublisher(text);
    return true;
  }
  return readDate(head, block) || (head.headline !== undefined && readPicture(head, block));
}

function readField(head: Head, block: Block, name: string, length: number): boolean {
  const value = block.text.slice(length);
  const whole = { ...block, start: block.start + length };
  if (name === 'headline' || name === 'title') {
    head.headline ??= value;
    head.parts.push(part('headline', whole));
  } else if (name === 'deck' || name === 'subtitle') {
    head.deck ??= value;
    head.parts.push(part('deck', whole));
  } else if (name === 'url' || name === 'link') head.url ??= value;
  else if (name === 'dateline') head.dateline ??= value;
  else {
    head.publisher ??= value;
    head.parts.push(part('credit', block));
  }
  return true;
}

/** A date alone, or with the place, the writer or the agency on the same line. */
function readDate(head: Head, block: Block): boolean {
  const line = readDateLine(block.text);
  if (!line) return false;
  const rest = line.rest;
  if (isByline(rest)) head.byline ??= rest;
  else if (AGENCY.test(rest)) head.publisher ??= rest;
  else if (PLACE.test(rest)) head.dateline ??= rest;
  else if (rest !== '') return false;
  head.parts.push(part('date', block));
  if (line.published) head.published ??= line.published;
  return true;
}

function readPicture(head: Head, block: Block): boolean {
  const found = readCaption(block.text);
  if (!found) return false;
  const last = head.parts.at(-1);
  // A credit on a line of its own makes the line right above it the caption.
  if (!found.caption && !block.gap && last?.kind === 'deck') {
    head.parts[head.parts.length - 1] = { ...last, kind: 'caption' };
    if (head.parts.filter(({ kind }) => kind === 'deck').length === 0) delete head.deck;
  }
  head.parts.push(...caption(block));
  return true;
}

/** The headline, and below it the deck: lines that only their place tells apart from the body. */
function readTitle(head: Head, blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  if (!block) return false;
  const { text } = block;
  if (head.headline === undefined) {
    // A single long line, or several sentences, is a story without a headline.
    if (text.length > MAX_HEADLINE || SENTENCES.test(text) || blocks.length === 1) return false;
    head.headline = text;
    head.parts.push(part('headline', block));
    return true;
  }
  if (text.length > MAX_DECK || !isDeck(head, blocks, at)) return false;
  head.parts.push(part('deck', block));
  head.deck = head.deck ? `${head.deck} ${text}` : text;
  return true;
}

/**
 * A short line is deck and not lede when more of the head follows it, when it stands in one block with the headline while
 * blank lines part the paragraphs, or when it is right below the headline and no sentence.
 */
function isDeck(head: Head, blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (!block || !next || head.parts.some(({ kind }) => kind !== 'headline' && kind !== 'deck')) return false;
  for (const later of blocks.slice(at + 1, at + 4)) {
    if (readMeta({ length: 0, parts: [], headline: '' }, later)) return true;
    if (later.text.length > MAX_DECK) break;
  }
  const parted = blocks.slice(at + 1).some(({ gap }) => gap);
  if (!block.gap && parted) return true;
  return head.deck === undefined && !/[.!?…]["”’)]*$/.test(block.text) && /[.!?…]["”’)]*$/.test(next.text);
}
