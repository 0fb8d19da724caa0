/**
 * `text` with every letter outside ASCII as `A` or `a`: `Goïta, Élysée` becomes `Goata, Alysae`. As long as `text`, so
 * offsets hold. Patterns of names read it instead of the text: with `\p{L}` in them a dozen patterns take a tenth of a
 * second to compile.
 */
export function shape(text: string): string {
  return text.replace(BEYOND_ASCII, (character, at: number) => {
    const upper = UPPER.test(character) || (MARK.test(character) && /[A-Z]$/.test(shape(before(text, at))));
    if (upper) return 'A'.repeat(character.length);
    return LETTER_OR_MARK.test(character) ? 'a'.repeat(character.length) : character;
  });
}

/** Past ASCII, without the dashes and quotation marks of U+2000 to U+206F. */
const BEYOND_ASCII = /[\u0080-\u1fff\u2070-\u{10ffff}]/gu;
const UPPER = /\p{Lu}/u;
const MARK = /\p{M}/u;
const LETTER_OR_MARK = /[\p{L}\p{M}]/u;

/** The character that ends at `at`, of one or two UTF-16 code units. */
function before(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
}
