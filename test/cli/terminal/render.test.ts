import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised } from '../../../adapters/cli/terminal/neutralised.ts';
import { render } from '../../../adapters/cli/terminal/render.ts';
import { PLAIN, type Style, styleOf } from '../../../adapters/cli/terminal/style.ts';
import { displayWidth, wrap } from '../../../adapters/cli/terminal/wrap.ts';
import { answerMessage } from '../../../src/message/answer.ts';
import { answer, sentence, sink } from '../host.ts';

const LONG = sentence({
  text: 'The ferry, which had left Port Vale before dawn with more than forty people on board, sank on Monday.',
  context: { ...sentence(), text: 'Rescuers were out all night.', start: 60, end: 88 },
  flags: ['not verified'],
});

const narrow: Style = { ...PLAIN, width: 40 };
const coloured = styleOf({ stdout: sink({ isTTY: true, columns: 40 }).output, env: {} });

/** Text as articles have it and as attackers write it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        '\r\n',
        '\t',
        '“',
        '”',
        '🚢',
        '漢字',
        '\u001b[2J',
        '\u009b',
        '\u202e',
        '\r',
        '\u0000',
      ),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const harmless = anyText.map((text) => neutralised(text));

function shown(text: string, style: Style): string {
  return render(answerMessage(answer({ sentences: [sentence({ text })] })), style);
}

describe('a rendered answer', () => {
  it('shows context above, what we infer below, and wraps to the terminal', () => {
    expect(render(answerMessage(answer({ kind: 'related', sentences: [LONG] })), narrow)).toBe(
      `No sentence answers this. The nearest
ones, not an answer:

[1] (before it) Rescuers were out all
    night. […]
    The ferry, which had left Port Vale
    before dawn with more than forty
    people on board, sank on Monday.
    — not verified

[1] Ferry sinks off Port Vale — The Vale
    Courier, 14 June 2025 (characters
    60–88, 100–201)
    ferry-1

Searched 24 articles from 10 June 2025
to 20 June 2025; read 21 June 2025,
14:05 UTC.
`,
    );
  });

  it('never breaks a link, whatever the width', () => {
    const link = `https://vale.example/${'ferry/'.repeat(20)}#:~:text=The%20ferry,Monday.`;
    expect(render(answerMessage(answer({ sentences: [sentence({ link })] })), narrow)).toContain(
      `\n    ${link}\n`,
    );
  });

  it('has the quotation word for word where there is no terminal', () => {
    fc.assert(fc.property(harmless, (text) => shown(text, PLAIN).includes(text)));
  });

  it('changes only white space of a quotation when it wraps', () => {
    const flat = (text: string) => text.replace(/[ \t\r\n]+/g, ' ');
    fc.assert(
      fc.property(harmless, fc.integer({ min: 20, max: 100 }), (text, width) => {
        expect(flat(shown(text, { ...PLAIN, width }))).toContain(flat(text).trimEnd());
      }),
    );
  });

  it('lets no article act in the terminal', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(PLAIN, narrow), (text, style) => {
        const hostile = sentence({
          text,
          headline: text,
          publisher: text,
          articleId: text,
          link: text,
          speaker: text,
        });
        const page = render(
          answerMessage(answer({ sentences: [{ ...hostile, context: { ...hostile } }] })),
          style,
        );
        expect(page.replace(/\r\n|[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('is the same with colours as without, but for the colours', () => {
    const message = answerMessage(answer({ sentences: [LONG] }));
    const page = render(message, coloured);
    expect(page).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
    expect(page.replace(/\u001b\[\d+m/g, '')).toBe(render(message, narrow));
  });
});

describe('hostile text', () => {
  it.each([
    ['\u001b[31mred\u0007', '␛[31mred␇'],
    ['a\rb', 'a␍b'],
    ['a\r\nb\tc', 'a␍␊b\tc'],
    ['\u009b2J\u0085\u007f', '�2J�␡'],
    ['\u202egnp.exe\u2066', '�gnp.exe�'],
    ['e\u0301 \u200f 👩‍👩‍👧 “ok”', 'e\u0301 \u200f 👩‍👩‍👧 “ok”'],
  ])('%j shows as %j', (text, safe) => expect(neutralised(text)).toBe(safe));
});

describe('the style', () => {
  const terminal = { isTTY: true, columns: 120 };

  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', {}, {}, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['FORCE_COLOR on a pipe', {}, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR over NO_COLOR', terminal, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
  ])('of %s has colours or not', (_, stdout, env, colours) => {
    expect(styleOf({ stdout: sink(stdout).output, env }).bold('x') !== 'x').toBe(colours);
  });

  it.each([
    [{}, null],
    [{ columns: 50 }, null],
    [{ isTTY: true }, 80],
    [{ isTTY: true, columns: 50 }, 50],
    [{ isTTY: true, columns: 300 }, 100],
    [{ isTTY: true, columns: 3 }, 20],
  ])('of %j wraps at %s', (stdout, width) => {
    expect(styleOf({ stdout: sink(stdout).output, env: {} }).width).toBe(width);
  });
});

describe('wrapping', () => {
  it('keeps lines within the width unless one word is longer', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 20, max: 60 }), (text, width) => {
        for (const line of wrap(text, width, '  ').split('\n')) {
          expect(displayWidth(line) <= width || !line.trim().includes(' ')).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['漢字', 4],
    ['e\u0301', 1],
    ['🚢', 2],
    ['“é”', 3],
  ])('counts %s as %d cells', (text, cells) => expect(displayWidth(text)).toBe(cells));
});
