import {
  type Block,
  type Button,
  isOnlySaid,
  type Message,
  moreButton,
  type Source,
} from '../../../src/index.ts';
import { buttonsThatFit } from './buttons.ts';
import {
  spellClaim,
  spellHeading,
  spellNote,
  spellQuotation,
  spellSaid,
  spellSource,
  spellTooLong,
} from './spell.ts';

/** A message as Discord will show it, spelled and within a budget; each text stands on lines of its own. */
export interface Page {
  readonly texts: readonly string[];
  readonly sources: readonly string[];
  /** What was searched, and how much is not shown. */
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
}

interface Budget {
  /** All texts together, in UTF-16 units. */
  readonly text: number;
  /** How many texts there may be. */
  readonly texts: number;
}

/** What goes or stays as a whole. */
interface Item {
  readonly kind: 'heading' | 'note' | 'quotation' | 'claim' | 'source';
  readonly text: string;
  /** The number of the source it cannot be shown without. */
  readonly source: number | null;
  /** Stands for something that does not fit even alone. */
  readonly isReplaced?: boolean;
}

/** The sources as spelled, by their numbers. */
type Lines = ReadonlyMap<number, string>;

/**
 * As many items as fit, from the top: never half of one, never one without its source. Those that stay out are counted, and
 * offered where the message is a kept reply. What does not fit even alone is replaced by where to read it.
 */
export function fit(message: Message, budget: Budget): Page {
  const sources: Lines = new Map(
    message.blocks.flatMap(sourcesOf).map((source) => [source.number, spellSource(source)]),
  );
  const { items, closing } = itemsOf(message, sources);
  const room = budget.text - lengthOf(closing.map(({ text }) => text)) - RESERVED;
  const shown: Item[] = [];
  for (const item of items.map((each) => replacedIfTooLong(each, sources, room))) {
    const next = [...shown, item];
    if (next.length > budget.texts || lengthOf(spelled(next, sources)) > room) break;
    shown.push(item);
  }
  const complete = shown.length === items.length;
  while (!complete && shown.at(-1)?.kind === 'heading') shown.pop();
  const left = items.slice(shown.length).filter(({ kind }) => kind !== 'heading');
  const hidden = left.length + shown.filter(({ isReplaced }) => isReplaced).length;
  const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return {
    texts: shown.map(({ text }) => text),
    sources: sourceLines(shown, sources),
    notes: [...closing.map(({ text }) => text), ...(hidden > 0 ? [spellNote(leftText(hidden))] : [])],
    buttons: buttonsThatFit(complete ? buttons : offeringRest(message, buttons, countQuotations(left))),
  };
}

/** For the count of what is left out. */
const RESERVED = 60;
/** A closing note up to this length always stays: what was searched is said under every answer. */
const LONGEST_CLOSING = 600;

function itemsOf(message: Message, sources: Lines) {
  const { blocks } = message;
  if (isOnlySaid(message)) return { items: blocks.flatMap(saidItems).filter(isVisible), closing: [] };
  const all = blocks.flatMap((block) => spelledItems(block, sources, cited(blocks))).filter(isVisible);
  const last = all.findLastIndex(({ kind }) => kind !== 'note');
  const closing = all.slice(last + 1);
  if (lengthOf(closing.map(({ text }) => text)) > LONGEST_CLOSING) return { items: all, closing: [] };
  return { items: all.slice(0, last + 1), closing };
}

function saidItems(block: Block): Item[] {
  return block.kind === 'note' ? [{ kind: 'note', text: spellSaid(block.text), source: null }] : [];
}

function spelledItems(block: Block, sources: Lines, numbers: ReadonlySet<number>): Item[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', text: spellHeading(block.text, block.level === 'part'), source: null }];
    case 'note':
      return [{ kind: 'note', text: spellNote(block.text), source: null }];
    case 'quotation':
      return [{ kind: 'quotation', text: spellQuotation(block), source: known(block.source, sources) }];
    case 'claims':
      return block.rows.map((row) => ({
        kind: 'claim',
        text: spellClaim(row),
        source: known(row.source, sources),
      }));
    case 'sources':
      // Those that are cited appear with what cites them.
      return block.sources
        .filter(({ number }) => !numbers.has(number))
        .map((source) => ({ kind: 'source', text: spellSource(source), source: null }));
    case 'chart':
      return [{ kind: 'note', text: spellNote(`Chart: ${block.alt}`), source: null }];
    case 'buttons':
      return [];
  }
}

function cited(blocks: readonly Block[]): Set<number> {
  return new Set(
    blocks.flatMap((block) => {
      if (block.kind === 'quotation') return [block.source];
      return block.kind === 'claims' ? block.rows.map(({ source }) => source) : [];
    }),
  );
}

function sourcesOf(block: Block): readonly Source[] {
  return block.kind === 'sources' ? block.sources : [];
}

function known(number: number, sources: Lines): number | null {
  return sources.has(number) ? number : null;
}

function isVisible({ text }: Item): boolean {
  return text !== '';
}

function replacedIfTooLong(item: Item, sources: Lines, room: number): Item {
  if (lengthOf(spelled([item], sources)) <= room) return item;
  const text = spellTooLong(NAMES[item.kind], item.text.length, item.source);
  return { ...item, text, isReplaced: true };
}

const NAMES: Readonly<Record<Item['kind'], string>> = {
  heading: 'A heading',
  note: 'A note',
  quotation: 'A sentence',
  claim: 'A claim',
  source: 'A source',
};

function spelled(items: readonly Item[], sources: Lines): string[] {
  return [...items.map(({ text }) => text), ...sourceLines(items, sources)];
}

/** In the order of their numbers, each once. */
function sourceLines(items: readonly Item[], sources: Lines): string[] {
  const numbers = new Set(items.flatMap(({ source }) => source ?? []));
  return [...numbers].sort((a, b) => a - b).map((number) => sources.get(number)!);
}

/** Each with an empty line after it, which is the most that joins them. */
function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length + 2, 0);
}

function leftText(left: number): string {
  return `${left} more not shown here.`;
}

function countQuotations(items: readonly { readonly kind: string }[]): number {
  return items.filter(({ kind }) => kind === 'quotation').length;
}

/** The `more` button starts at the first sentence left out, in place of one that starts later. */
function offeringRest(message: Message, buttons: readonly Button[], left: number): readonly Button[] {
  const { reply, from = 0, blocks } = message;
  if (reply === undefined || left === 0) return buttons;
  const end = from + countQuotations(blocks);
  const further = Number.parseInt(buttons.find(({ action }) => action === 'more')?.label ?? '', 10) || 0;
  return [
    moreButton(reply, end - left, left + further),
    ...buttons.filter(({ action }) => action !== 'more'),
  ];
}
