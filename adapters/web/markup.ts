/** A piece of a page. Only `html` makes one, so whatever else stands in a page is text. */
export type Markup = Piece;

/** What may stand in a template: pieces stay what they are, everything else is escaped. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

class Piece {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

/**
 * A template whose values are text wherever they stand, between tags or in a quoted attribute.
 * html`<p title="${'"'}">${'<b>'}</p>` is `<p title="&quot;">&lt;b&gt;</p>`.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Piece(
    strings.reduce((before, after, index) => `${before}${sourceOf(parts[index - 1])}${after}`),
  );
}

/** The pieces with `between` in the gaps. */
export function joined(pieces: readonly Part[], between: Part): Part[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}

function sourceOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Piece) return part.toString();
  if (typeof part === 'string') return escaped(part);
  return typeof part === 'number' ? String(part) : part.map(sourceOf).join('');
}

/** NUL and lone surrogates, which no page can hold, become U+FFFD. */
function escaped(text: string): string {
  return text.toWellFormed().replace(ACTING, (character) => ENTITIES[character] ?? '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters meant
const ACTING = /[&<>"'\u0000]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
