import {
  type Block,
  type ClaimRow,
  isOnlySaid,
  type Message,
  moreButton,
  type Quotation,
  shortened,
} from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { bounded } from './render/bounded.ts';
import { fallbackText } from './render/fallback.ts';
import { type Fitted, fitted } from './render/fit.ts';
import { type Linked, linksOf } from './render/links.ts';
import {
  type SlackBlock,
  spellButtons,
  spellClaims,
  spellHeading,
  spellNote,
  spellPicture,
  spellQuotation,
  spellSaid,
  spellSources,
} from './render/spell.ts';

/** What `chat.postMessage` and its like are given: blocks, the text for where there are none, and no preview cards. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/**
 * A message as Slack shows it. What does not fit is left out whole, counted, and offered where the message is a kept reply.
 * `picture` is the id of the file that shows its chart; without one the chart's words stand there.
 */
export function render(message: Message, picture: string | null = null): SlackMessage {
  const page = { ...linksOf(message), picture, spellText: isOnlySaid(message) ? spellSaid : spellNote };
  const spell = (part: Fitted) => {
    const left = part.left + part.blocks.reduce((sum, block) => sum + replacedIn(block), 0);
    return [
      ...offeringRest(message, part).flatMap((block, at) => [
        ...(block.kind === 'sources' && at > 0 ? [LINE] : []),
        ...spelled(block, page),
      ]),
      ...(left > 0 ? [spellNote(`${left} more not shown here: too long for one message.`)] : []),
    ];
  };
  const part = fitted(bounded(message), (each) => {
    const blocks = spell(each);
    return blocks.length <= LIMITS.blocks && sizeOf(blocks) <= LIMITS.message;
  });
  const blocks = spell(part);
  return {
    text: fallbackText(part, page.sources),
    blocks: blocks.length > 0 ? blocks : [spellNote('There is nothing to show.')],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Between what is said and where it stands. */
const LINE: SlackBlock = { type: 'divider' };

/** The characters of blocks that somebody reads, follows or sends back. */
function sizeOf(block: unknown): number {
  if (Array.isArray(block)) return block.reduce((sum: number, each) => sum + sizeOf(each), 0);
  if (typeof block !== 'object' || block === null) return 0;
  return Object.entries(block).reduce(
    (sum, [key, value]) => sum + (typeof value === 'string' && READ.has(key) ? value.length : sizeOf(value)),
    0,
  );
}

const READ = new Set(['text', 'url', 'value']);

/** What spelling a block needs to know of its page. */
interface Page extends Linked {
  readonly picture: string | null;
  /** How notes stand on it. */
  readonly spellText: typeof spellNote;
}

function spelled(block: Block, { article, picture, spellText }: Page): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return [spellHeading(block.text, block.level === 'part')];
    case 'note':
      return [spellText(block.text)];
    case 'quotation':
      return isTooLong(block) ? [spellNote(placeOf(block))] : spellQuotation(block);
    case 'claims':
      return [spellClaims(block.rows.map(showable), ({ source }) => article(source))];
    case 'sources':
      return [spellSources(block.sources)];
    case 'chart':
      return [picture === null ? spellNote(`Chart: ${block.alt}`) : spellPicture(picture, block.alt)];
    case 'buttons':
      return [spellButtons(block.buttons)];
  }
}

/** How many items of a block are over the limit on their own; they are not cut, but replaced by where to read them. */
function replacedIn(block: Block): number {
  if (block.kind === 'claims') return block.rows.filter(isLongRow).length;
  return block.kind === 'quotation' && isTooLong(block) ? 1 : 0;
}

function isTooLong({ text, context, annotation }: Quotation): boolean {
  return text.length + (context?.text.length ?? 0) + (annotation?.length ?? 0) + MARKS > LIMITS.item;
}

function isLongRow({ claimant, says, flags, date }: ClaimRow): boolean {
  return claimant.length + says.length + (date ?? '').length + flags.join().length + MARKS > LIMITS.item;
}

/** For what stands around an item: its number, brackets, the label of its context. */
const MARKS = 50;

function placeOf({ text, source }: Quotation): string {
  return `[${source}] A passage of ${text.length} characters is too long for Slack and is not cut: its source has it.`;
}

function showable(row: ClaimRow): ClaimRow {
  if (!isLongRow(row)) return row;
  const claimant = shortened(row.claimant, LIMITS.headline);
  return {
    ...row,
    claimant,
    says: 'too long for Slack and not cut: its source has it',
    date: null,
    flags: [],
  };
}

/** The `more` button starts at the first sentence that was left out, in place of one that starts later. */
function offeringRest({ blocks, reply, from = 0 }: Message, part: Fitted): readonly Block[] {
  const left = quotationsIn(blocks) - quotationsIn(part.blocks);
  if (reply === undefined || left === 0) return part.blocks;
  return part.blocks.map((block) => {
    if (block.kind !== 'buttons') return block;
    const later = block.buttons.find(({ action }) => action === 'more');
    const further = Number.parseInt(later?.label ?? '', 10) || 0;
    const more = moreButton(reply, from + quotationsIn(part.blocks), left + further);
    return { ...block, buttons: [more, ...block.buttons.filter(({ action }) => action !== 'more')] };
  });
}

function quotationsIn(blocks: readonly Block[]): number {
  return blocks.filter(({ kind }) => kind === 'quotation').length;
}
