import { describe, expect, it } from 'vitest';
import { neutralised, neutralisedLines, onOneLine } from '../adapters/cli/terminal/neutralised.ts';
import { render } from '../adapters/cli/terminal/render.ts';
import { PLAIN, styleOf } from '../adapters/cli/terminal/style.ts';
import { answerMessage } from '../src/message/answer.ts';
import { answer, sentence, sink } from './cli/host.ts';
import { rendererContract } from './renderers.contract.ts';

const TERMINAL = styleOf({ stdout: sink({ isTTY: true, columns: 60 }).output, env: {} });
// biome-ignore lint/suspicious/noControlCharactersInRegex: the marks a coloured terminal gets
const PAINT = /\u001b\[\d+m/g;

rendererContract<string>({
  name: 'terminal',
  render: (message) => render(message, TERMINAL),
  shown: (rendered) => rendered.replace(PAINT, ''),
  spelt: shownInTerminal,
  pings: (rendered) => actingIn(rendered.replace(PAINT, '')),
});

rendererContract<string>({
  name: 'plain text',
  render: (message) => render(message, PLAIN),
  shown: (rendered) => rendered,
  spelt: shownInTerminal,
  pings: actingIn,
});

describe('terminal text', () => {
  it.each([
    ['a quotation', { text: 'One.\n[2] Forged.' }],
    ['a headline', { headline: 'One\r\n[2] Forged' }],
    ['a publisher', { publisher: 'One\n[2] Forged' }],
    ['an id', { articleId: 'one\n[2] forged' }],
    ['a link', { link: 'https://x.example/\n[2] forged' }],
    ['a speaker', { speaker: 'One\n[2] Forged' }],
  ])('has no line of its own from a line break in %s', (_, changes) => {
    for (const style of [PLAIN, TERMINAL]) {
      const lines = render(answerMessage(answer({ sentences: [sentence(changes)] })), style).replace(
        PAINT,
        '',
      );
      expect(lines).not.toMatch(/^\[2\]/m);
    }
  });
});

function shownInTerminal(text: string, place: 'quotation' | 'line'): string {
  return place === 'quotation' ? neutralisedLines(text) : onOneLine(text);
}

function actingIn(text: string): readonly string[] {
  return text.match(/(?![\t\r\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu) ?? [];
}

describe('text for one line', () => {
  it.each([
    ['a\nb', 'a␊b', 'a b'],
    ['a\r\nb', 'a␍␊b', 'a b'],
    ['a \r\n\n  b', 'a ␍␊␊  b', 'a b'],
    ['a\u2028b', 'a�b', 'a b'],
    ['a\tb\u001b', 'a\tb␛', 'a\tb␛'],
  ])('%j is %j as an id and %j as a headline', (text, id, headline) => {
    expect(neutralised(text)).toBe(id);
    expect(onOneLine(text)).toBe(headline);
  });
});
