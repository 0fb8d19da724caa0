import type { Block, ClaimRow, Message, Quotation, Source } from '../../../src/engine.ts';
import { neutralised, neutralisedLines, onOneLine } from './neutralised.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** A message as terminal text, ending in a line break. Off a terminal every quotation stands unbroken, as in its article. */
export function render(message: Message, style: Style): string {
  const blocks = message.blocks.map((block) => renderBlock(block, style)).filter((text) => text !== '');
  return `${blocks.join('\n\n')}\n`;
}

function renderBlock(block: Block, style: Style): string {
  switch (block.kind) {
    case 'heading':
      return style.bold(set(onOneLine(block.text), style, ''));
    case 'note':
      return style.dim(set(onOneLine(block.text), style, ''));
    case 'quotation':
      return renderQuotation(block, style);
    case 'claims':
      return block.rows.map((row) => renderClaim(row, style)).join('\n');
    case 'chart':
      return style.dim(set(onOneLine(`Chart: ${block.alt}`), style, ''));
    case 'buttons':
      return '';
    case 'sources':
      return block.sources.map((source) => renderSource(source, style)).join('\n');
  }
}

const INDENT = '    ';

/** The context above the sentence, marked; what we infer below it. */
function renderQuotation({ text, source, context, annotation }: Quotation, style: Style): string {
  const number = `[${source}]`;
  const first = `${style.accent(number)}${' '.repeat(Math.max(1, INDENT.length - number.length))}`;
  const omission = context?.omission ? ' […]' : '';
  return [
    ...(context ? [style.dim(set(neutralisedLines(`(before it) ${context.text}${omission}`), style))] : []),
    set(neutralisedLines(text), style),
    ...(annotation === null ? [] : [style.dim(set(onOneLine(`— ${annotation}`), style))]),
  ]
    .map((line, index) => (index === 0 ? first : INDENT) + line)
    .join('\n');
}

/** `The army: 10 killed (13 June 2025; claimed) [1]` */
function renderClaim({ claimant, says, date, flags, source }: ClaimRow, style: Style): string {
  const beside = [date, ...flags].filter((part) => part !== null).join('; ');
  return set(onOneLine(`${claimant}: ${says}${beside && ` (${beside})`} [${source}]`), style);
}

function renderSource(source: Source, style: Style): string {
  const { number, headline, publisher, published, articleId, links, spans, alsoIn = null } = source;
  const places = spans.map(({ start, end }) => `${start}–${end}`).join(', ');
  const origin = [publisher, published, alsoIn].filter((part) => part !== null).join(', ');
  // A link is a line of its own and never wrapped: terminals and people copy it whole.
  const where = links.length > 0 ? links : [articleId];
  return [
    `${style.accent(`[${number}]`)} ${set(onOneLine(`${headline}${origin && ` — ${origin}`} (characters ${places})`), style)}`,
    ...where.map((place) => INDENT + style.dim(neutralised(place))),
  ].join('\n');
}

/** Lays out text that is safe; every line after the first starts with `indent`, so that none looks like ours. */
function set(text: string, { width }: Style, indent = INDENT): string {
  return width === null ? text.replace(/\r?\n/g, `$&${indent}`) : wrap(text, width, indent);
}
