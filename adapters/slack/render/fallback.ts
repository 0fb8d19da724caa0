import type { Block, Quotation, Source } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { escaped } from './escape.ts';
import type { Fitted } from './fit.ts';

/** What notifications and screen readers get: whole lines of the page, each quotation with its source, escaped and without a link. */
export function fallbackText({ blocks, left }: Fitted, sources: ReadonlyMap<number, Source>): string {
  const lines = blocks
    .flatMap((block) => linesOf(block, sources))
    .map((line) => escaped(line.toWellFormed()));
  const kept: string[] = [];
  let room = LIMITS.fallback - MORE.length - 1;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.push(line);
  }
  if (kept.length < lines.length || left > 0) kept.push(MORE);
  return kept.join('\n') || 'There is nothing to show.';
}

const MORE = '… and more.';

function linesOf(block: Block, sources: ReadonlyMap<number, Source>): string[] {
  switch (block.kind) {
    case 'heading':
    case 'note':
      return [block.text];
    case 'quotation':
      return [`${quoted(block)} ${origin(block.source, sources)}`];
    case 'claims':
      return block.rows.map(
        ({ claimant, says, source }) => `${claimant}: ${says} ${origin(source, sources)}`,
      );
    case 'chart':
      return [`Chart: ${block.alt}`];
    case 'sources':
    case 'buttons':
      return [];
  }
}

function quoted({ text, context }: Quotation): string {
  return context ? `${context.text}${context.omission ? ' […] ' : ' '}${text}` : text;
}

/** `— Wire, 14 June 2025: Toll rises` */
function origin(number: number, sources: ReadonlyMap<number, Source>): string {
  const source = sources.get(number);
  if (source === undefined) return `[${number}]`;
  const place = [source.publisher, source.published].filter((part) => part !== null).join(', ');
  return `— ${place}${place && ': '}${source.headline || source.articleId}`;
}
