import { eachWord, fold } from '../text/terms.ts';

/**
 * A sentence's name in what a channel has read: the same for the same words in any paper, whatever the capitals and marks.
 * `sentenceKey('“It is over,” he said.')` equals `sentenceKey('"IT IS OVER" he said')`.
 */
export function sentenceKey(text: string): string {
  const words: string[] = [];
  eachWord(text, 0, text.length, (start, end) => {
    words.push(fold(text.slice(start, end)));
  });
  const plain = words.join(' ');
  return `${hash(plain, 0x811c9dc5)}${hash(plain, 0x9747b28c)}${plain.length.toString(36)}`;
}

/** FNV-1a from a start value, as eight hexadecimal digits; two of them leave chance no room. */
function hash(text: string, start: number): string {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return ((value ^ (value >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
