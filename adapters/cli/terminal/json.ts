/**
 * One line of JSON. What could act in a terminal is escaped (JSON itself escapes only the first 32 characters),
 * which every parser undoes, so the text stays verbatim.
 */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** DEL, C1 controls, line and paragraph separators, bidirectional controls. */
const ESCAPED = /(?:[\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cc})/gu;
