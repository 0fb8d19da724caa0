import type { Block, Message, Source } from '../../../src/index.ts';

/** A message with so many of its items left out that it fits. */
export interface Fitted {
  readonly blocks: readonly Block[];
  /** The items that were left out: quotations, claims, notes between them, sources that nothing cites. */
  readonly left: number;
}

/**
 * The longest beginning of a message for which `fits` holds. Whole items go, from the end; a source goes with the last
 * item that cites it, a heading with what stands below it; the notes that close the page and its buttons stay.
 */
export function fitted(message: Message, fits: (part: Fitted) => boolean): Fitted {
  const parts = partsOf(message.blocks);
  const all = parts.filter(({ item }) => item).length;
  const whole = beginning(parts, all);
  if (fits(whole)) return whole;
  let most = 0;
  for (let over = all; over - most > 1; ) {
    const middle = Math.floor((most + over) / 2);
    if (fits(beginning(parts, middle))) most = middle;
    else over = middle;
  }
  return beginning(parts, most);
}

/** So many notes at the end of a page are never left out. */
const CLOSING_NOTES = 3;

/** A block, or a row of one. */
interface Part {
  readonly block: Block;
  /** It may be left out. */
  readonly item: boolean;
}

function partsOf(blocks: readonly Block[]): Part[] {
  const cited = new Set(blocks.flatMap(citedIn));
  const closing = blocks.filter(({ kind }) => kind === 'note').slice(-CLOSING_NOTES);
  const end = blocks.findLastIndex(({ kind }) => kind !== 'note' && kind !== 'buttons');
  const optional = (block: Block, at: number) =>
    block.kind === 'quotation' || (block.kind === 'note' && !(at > end && closing.includes(block)));
  const last = blocks.findLastIndex((block, at) => optional(block, at) || 'rows' in block);
  return blocks.flatMap((block, at): Part[] => {
    if (block.kind === 'claims')
      return block.rows.map((row) => ({ block: { kind: 'claims', rows: [row] }, item: true }));
    if (block.kind === 'sources')
      return block.sources.map((source) => ({ block: sources([source]), item: !cited.has(source.number) }));
    return [{ block, item: optional(block, at) || (block.kind === 'heading' && at > last) }];
  });
}

/** The first `keep` items, and of the rest what belongs to them. */
function beginning(parts: readonly Part[], keep: number): Fitted {
  const all = parts.filter(({ item }) => item);
  const items = new Set(all.slice(0, keep));
  const cited = new Set([...items].flatMap(({ block }) => citedIn(block)));
  const kept = parts.filter((part, at) => {
    const { block, item } = part;
    if (item) return items.has(part);
    if (block.kind === 'sources') return cited.has(block.sources[0]!.number);
    const below = parts.slice(at).find((each) => each.item);
    return block.kind !== 'heading' || below === undefined || items.has(below);
  });
  return { blocks: joined(kept.map(({ block }) => block)), left: all.length - items.size };
}

/** Rows that stand together as one block again. */
function joined(blocks: readonly Block[]): Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    const last = whole.at(-1);
    if (block.kind === 'claims' && last?.kind === 'claims')
      whole[whole.length - 1] = { kind: 'claims', rows: [...last.rows, ...block.rows] };
    else if (block.kind === 'sources' && last?.kind === 'sources')
      whole[whole.length - 1] = sources([...last.sources, ...block.sources]);
    else whole.push(block);
  }
  return whole;
}

function sources(list: readonly Source[]): Block {
  return { kind: 'sources', sources: list };
}

function citedIn(block: Block): number[] {
  if (block.kind === 'quotation') return [block.source];
  return block.kind === 'claims' ? block.rows.map(({ source }) => source) : [];
}
