/**
 * Text that cannot act in a terminal: control characters become their visible pictures (`␛`), C1 controls and
 * characters that turn the reading direction become `�`. One for one, so nothing moves; line breaks and tabs stay.
 */
export function neutralised(text: string): string {
  return text.replace(ACTING, picture);
}

/** Every control character but tab, line feed and the carriage return in front of one; bidirectional embeddings, overrides and isolates. */
const ACTING = /(?![\t\n]|\r\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
