/**
 * Text that Discord shows as it is. Discord hides a backslash in front of any ASCII punctuation and shows what follows
 * literally, so one goes before every character that can begin markup: emphasis, spoilers, code, quotations, headings,
 * masked links, mentions, timestamps, commands, emoji (`<` and `:`), and the `:` and `/` of bare addresses and invitations.
 * Dashes and `1.` make lists only where a line begins. No invisible characters are added: who copies the text gets the article's.
 *
 * `@everyone` is only half the work here: what pings is decided by `allowed_mentions`, which every send sets.
 *
 * A lone surrogate cannot be sent at all and becomes `�`, one for one.
 *
 * @example escaped('<@&1> **now**') // '\\<\\@&1\\> \\*\\*now\\*\\*'
 */
export function escaped(text: string): string {
  return text.toWellFormed().replace(ACTING, '\\$&').replace(BEGINS_LIST, '$1\\$2');
}

/** What a reader sees of `escaped` text: `unescaped(escaped(text))` is `text`. */
export function unescaped(text: string): string {
  return text.replace(ESCAPE, '$1');
}

/** `> ` before every line, so that a quotation of several lines stays one. */
export function quoted(text: string): string {
  return `> ${text.replace(LINE_BREAK, '$&> ')}`;
}

/** The opposite of `quoted`. */
export function unquoted(text: string): string {
  return text.replace(QUOTE_MARK, '$1');
}

/** An address that can stand in `<…>`, with every character encoded that could end it; null when it is no web address. */
export function linkTarget(url: string, longest: number): string | null {
  if (!URL.canParse(url.toWellFormed())) return null;
  const { protocol, href } = new URL(url.toWellFormed());
  const safe = href.replace(/[<>()[\]\\`\s]/g, percentEncoded);
  return (protocol === 'https:' || protocol === 'http:') && safe.length <= longest ? safe : null;
}

const ACTING = /[\\*_~`|<>[\]()#@:/]/g;
const BEGINS_LIST = /((?:^|[\r\n])[^\S\r\n]*(?:\d+(?=\.))?)([-+.])/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
/** Discord reads a carriage return as a line break too. */
const LINE_BREAK = /\r\n|\r|\n/g;
const QUOTE_MARK = /(^|\r\n|\r|\n)> /g;

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
