/**
 * Breaks lines at white space so that none is wider than `width`; each new line starts with `indent`. Only white
 * space changes: a word that is too long stays whole. `column` is where the text begins.
 */
export function wrap(text: string, width: number, indent = '', column = indent.length): string {
  let wrapped = '';
  let at = column;
  for (const [, gap = '', word = ''] of text.matchAll(/([ \t\r\n]*)([^ \t\r\n]*)/g)) {
    if (word === '') break;
    const space = gap.replace(/[\t\r\n]+/g, ' ');
    const needed = at + space.length + displayWidth(word);
    if (gap !== '' && needed > width) {
      wrapped += `\n${indent}${word}`;
      at = indent.length + displayWidth(word);
    } else {
      wrapped += space + word;
      at = needed;
    }
  }
  return wrapped;
}

/** Terminal cells a text takes: none for combining marks, two for East Asian characters and emoji. */
export function displayWidth(text: string): number {
  let cells = 0;
  for (const character of text) {
    if (/[\p{M}\u200b-\u200f\u2060]/u.test(character)) continue;
    cells += WIDE.test(character) ? 2 : 1;
  }
  return cells;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
