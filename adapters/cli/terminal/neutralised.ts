/**
 * Text that cannot act in a terminal: control characters become their visible pictures (`␛`), C1 controls and
 * characters that turn the reading direction become `�`. One for one, so nothing moves. Line breaks too (`␊`):
 * a file name or an id that has one would forge a line.
 */
export function neutralised(text: string): string {
  return text.replace(ACTING, picture);
}

/** The same for text of several lines, whose breaks (`\n` and `\r\n`) stay: the caller indents what follows them. */
export function neutralisedLines(text: string): string {
  return text.replace(ACTING, (character, at: number) => {
    const breaks = character === '\n' || (character === '\r' && text[at + 1] === '\n');
    return breaks ? character : picture(character);
  });
}

/** The same for a headline or a name: what was set on several lines reads as one. */
export function onOneLine(text: string): string {
  return neutralised(text.replace(/[ \t]*[\r\n\u2028\u2029]+\s*/g, ' '));
}

/** Every control character but tab; line and paragraph separators; bidirectional embeddings, overrides and isolates. */
const ACTING = /(?!\t)[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
