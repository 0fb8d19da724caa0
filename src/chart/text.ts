/** Text of an article as a picture can show it: on one line, without what turns its direction or is no character. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** About how wide a text is in DejaVu Condensed, in the unit of `size`: nearer than what Vega guesses without a canvas. */
export function widthOf(text: string, size: number): number {
  let em = 0;
  for (const letter of text) em += widthOfLetter(letter);
  return em * size;
}

function widthOfLetter(letter: string): number {
  if (/[iljft.,:;'’|! ()[\]]/.test(letter)) return 0.34;
  if (/[mwMW—…%@]/.test(letter)) return 0.86;
  if (/[A-Z0-9]/.test(letter)) return 0.62;
  // Wide scripts stand on a square each.
  return letter.codePointAt(0)! > 0x2e80 ? 1 : 0.56;
}

/** As much of a text as is `most` wide, with an ellipsis where some of it is left out. */
export function fitted(text: string, size: number, most: number): string {
  if (widthOf(text, size) <= most) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text on at most `count` lines that are `most` wide each, broken at spaces; the last one ends in an ellipsis if it must. */
export function lines(text: string, size: number, most: number, count: number): string[] {
  const found: string[] = [];
  let line = '';
  const words = printable(text).split(' ');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= most || line === '') {
      line = longer;
      continue;
    }
    if (found.length === count - 1)
      return [...found, fitted([line, ...words.slice(index)].join(' '), size, most)];
    found.push(line);
    line = word;
  }
  return [...found, fitted(line, size, most)];
}
