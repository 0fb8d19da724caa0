import type { ClaimRow, Quotation, Source } from '../../src/index.ts';
import { escaped, linkTarget, quoted, unescaped } from './escape.ts';
import { LIMITS } from './limits.ts';

/** A heading; every line of it, as Discord's end with the line. */
export function spellHeading(text: string): string {
  return text.trim() === '' ? '' : prefixed('### ', escaped(text));
}

/** What stands beside the articles' words: small and grey. */
export function spellNote(text: string): string {
  return text.trim() === '' ? '' : prefixed('-# ', escaped(text));
}

/**
 * The sentence as a quotation, the one it leans on small above it, and below both what we infer:
 *
 *     > -# The fighting began on Monday.
 *     > It went on for two days.
 *     -# \[1\] · speaker: Ag Bibi
 */
export function spellQuotation({ text, source, context, annotation }: Quotation): string {
  const before = context && prefixed('-# ', escaped(context.text) + (context.omission ? ` ${OMISSION}` : ''));
  const beside = [mark(source), ...(annotation === null ? [] : [escaped(annotation)])].join(' · ');
  return [...(before === null ? [] : [quoted(before)]), quoted(escaped(text)), prefixed('-# ', beside)].join(
    '\n',
  );
}

/** `• **The army**: 10 killed (13 June 2025; claimed) \[1\]` */
export function spellClaim({ claimant, says, date, flags, source }: ClaimRow): string {
  const beside = [date, ...flags].filter((part) => part !== null).join('; ');
  return `• **${escaped(claimant)}**: ${escaped(says)}${beside && escaped(` (${beside})`)} ${mark(source)}`;
}

/** A source with the links to the sentences, or with the article's own id where it has none; shorter where it is too long. */
export function spellSource(source: Source): string {
  const links = [...source.links, ...(source.url === null ? [] : [source.url])]
    .map((url) => linkTarget(url, LIMITS.url))
    .filter((url) => url !== null);
  const passages = links.slice(0, Math.max(1, source.links.length));
  const spellings = [sourceLine(source, passages), sourceLine(source, passages.slice(0, 1))];
  return (
    spellings.find((line) => line.length <= LIMITS.sourceLine) ??
    prefixed('-# ', `${mark(source.number)} ${[TOO_LONG, ...named(passages.slice(0, 1))].join(' · ')}`)
  );
}

/** Stands for what does not fit even alone. */
export function spellTooLong(what: string, length: number, source: number | null): string {
  const where = source === null ? '' : `: read it at its source, ${mark(source)}`;
  return `-# ${what} is too long to show here (${length} characters)${where}.`;
}

/** What a reader sees of text spelled here: without marks and addresses. */
export function read(spelled: string): string {
  return spelled
    .replace(/(^|\r\n|\r|\n)(?:> )?(?:-# |### )?/g, '$1')
    .replace(/\\[!-/:-@[-`{-~]|\[([^\]]*)\]\(<[^>]*>\)|\*\*/g, (found, label?: string) =>
      found.startsWith('\\') ? unescaped(found) : (label ?? ''),
    );
}

const OMISSION = '\\[…\\]';
const TOO_LONG = '(headline too long to show)';

/** Escaping does nothing inside the label of a link, so only a headline that needs none can be one. */
function sourceLine({ number, headline, publisher, published, articleId }: Source, links: readonly string[]) {
  const origin = [publisher, published].filter((part) => part !== null).join(', ');
  const isLabel =
    /^[^\s].*[^\s]$/.test(headline) && escaped(headline) === headline && !/\w\.\w/.test(headline);
  const [first, ...others] = links;
  const linked = first !== undefined && isLabel;
  const parts = [
    (linked ? `[${headline}](<${first}>)` : escaped(headline)) + (origin && ` — ${escaped(origin)}`),
    ...(linked ? others.map((url, index) => `[passage ${index + 2}](<${url}>)`) : named(links)),
    ...(links.length === 0 ? [escaped(articleId)] : []),
  ];
  return prefixed('-# ', `${mark(number)} ${parts.join(' · ')}`);
}

function named(links: readonly string[]): string[] {
  return links.map((url, index) => `[${index === 0 ? 'read it there' : `passage ${index + 1}`}](<${url}>)`);
}

function mark(source: number): string {
  return `\\[${source}\\]`;
}

function prefixed(prefix: string, text: string): string {
  return prefix + text.replace(/\r\n|\r|\n/g, `$&${prefix}`);
}
