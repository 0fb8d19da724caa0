import { type ClaimRow, type Quotation, type Source, shortened } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { escaped, linkTarget, quoted, unescaped } from './escape.ts';

/** A heading, that of a part smaller; every line of it, as Discord's end with the line. */
export function spellHeading(text: string, isPart = false): string {
  return text.trim() === '' ? '' : prefixed(isPart ? '### ' : '## ', escaped(text));
}

/** Words of ours that are all there is on a page. */
export function spellSaid(text: string): string {
  return text.trim() === '' ? '' : escaped(text);
}

/** What stands beside the articles' words: small and grey. */
export function spellNote(text: string): string {
  return text.trim() === '' ? '' : prefixed('-# ', escaped(text));
}

/**
 * The sentence as a quotation, the one it leans on small above it, and below both what we infer:
 *
 *     > -# (before it) The fighting began on Monday.
 *     > It went on for two days.
 *     -# \[1\] · speaker: Ag Bibi
 */
export function spellQuotation({ text, source, context, annotation }: Quotation): string {
  const before =
    context && prefixed('-# ', `${BEFORE} ${escaped(context.text)}${context.omission ? ` ${OMISSION}` : ''}`);
  const beside = [mark(source), ...(annotation === null ? [] : [escaped(onOneLine(annotation))])].join(' · ');
  return [...(before === null ? [] : [quoted(before)]), quoted(escaped(text)), `-# ${beside}`].join('\n');
}

/** `• **The army**: 10 killed (13 June 2025; claimed) \[1\]` */
export function spellClaim({ claimant, says, date, flags, source }: ClaimRow): string {
  const beside = [date, ...flags].filter((part) => part !== null).join('; ');
  const said = `**${escaped(onOneLine(claimant))}**: ${escaped(onOneLine(says))}`;
  return `• ${said}${beside && escaped(` (${onOneLine(beside)})`)} ${mark(source)}`;
}

/** A source with the links to the sentences, or with the article's own id where it has none; the first link alone where it gets long. */
export function spellSource(source: Source): string {
  const links = [...source.links, ...(source.url === null ? [] : [source.url])]
    .map((url) => linkTarget(url, LIMITS.url))
    .filter((url) => url !== null);
  const passages = links.slice(0, Math.max(1, source.links.length));
  const line = sourceLine(source, passages);
  return line.length <= LIMITS.sourceLine ? line : sourceLine(source, passages.slice(0, 1));
}

/** Stands for what does not fit even alone. */
export function spellTooLong(what: string, length: number, source: number | null): string {
  const where = source === null ? '' : `: read it at its source, ${mark(source)}`;
  return `-# ${what} is too long to show here (${length} characters)${where}.`;
}

/** What a reader sees of text spelled here: without marks and addresses. */
export function read(spelled: string): string {
  return spelled
    .replace(/(^|\r\n|\r|\n)(?:> )?(?:-# |##{1,2} )?/g, '$1')
    .replace(/\\[!-/:-@[-`{-~]|\[([^\]]*)\]\(<[^>]*>\)|\*\*/g, (found, label?: string) =>
      found.startsWith('\\') ? unescaped(found) : (label ?? ''),
    );
}

const BEFORE = '\\(before it\\)';
const OMISSION = '\\[…\\]';
/** No headline of a newspaper comes near these. */
const LONGEST_HEADLINE = 200;
const LONGEST_NAME = 100;

/** Escaping does nothing inside the label of a link, so only a headline that needs none can be one. */
function sourceLine(
  { number, headline, publisher, published, articleId, alsoIn }: Source,
  links: readonly string[],
) {
  const title = shortened(onOneLine(headline), LONGEST_HEADLINE);
  const origin = [publisher, published, alsoIn ?? null]
    .filter((part) => part !== null)
    .map((part) => shortened(onOneLine(part), LONGEST_NAME))
    .join(', ');
  const [first, ...others] = links;
  const linked = first !== undefined && isLabel(title);
  const parts = [
    (linked ? `[${title}](<${first}>)` : escaped(title)) + (origin && ` — ${escaped(origin)}`),
    ...(linked ? others.map((url, index) => `[passage ${index + 2}](<${url}>)`) : named(links)),
    ...(links.length === 0 ? [escaped(shortened(onOneLine(articleId), LONGEST_NAME))] : []),
  ];
  return `-# ${mark(number)} ${parts.join(' · ')}`;
}

/** Discord shows a link whose label looks like an address as plain text. */
function isLabel(text: string): boolean {
  return /\p{L}/u.test(text) && text.trim() === text && escaped(text) === text && !/\w\.\w/.test(text);
}

/** On one line, so that no headline can forge a source below its own. */
function onOneLine(text: string): string {
  return text.replace(/[\n\r\v\f\u0085\u2028\u2029]+/g, ' ');
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
