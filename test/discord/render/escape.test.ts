import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, linkTarget, quoted, unescaped, unquoted } from '../../../adapters/discord/render/escape.ts';
import { articleText, RUNS } from '../messages.ts';

describe('escaped', () => {
  it.each([
    ['@everyone', '\\@everyone'],
    ['<@&1>', '\\<\\@&1\\>'],
    ['[a](https://b.example)', '\\[a\\]\\(https\\:\\/\\/b.example\\)'],
    ['||spoiler||', '\\|\\|spoiler\\|\\|'],
    ['# big', '\\# big'],
    ['-# small', '\\-\\# small'],
    ['well-known', 'well-known'],
    ['a\n- b', 'a\n\\- b'],
    ['2025. A year', '2025\\. A year'],
    ['in 2025. A year', 'in 2025. A year'],
    ['C:\\temp', 'C\\:\\\\temp'],
    ['discord.gg/x', 'discord.gg\\/x'],
    ['“No,” he said – twice; it’s 4.5% & rising!', '“No,” he said – twice; it’s 4.5% & rising!'],
  ])('%j is sent as %j', (text, sent) => {
    expect(escaped(text)).toBe(sent);
  });

  it('is undone by unescaped, whatever the text', () => {
    fc.assert(
      fc.property(articleText(), (text) => {
        expect(unescaped(escaped(text))).toBe(text.toWellFormed());
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves no character of a markup without its backslash', () => {
    fc.assert(
      fc.property(articleText(), (text) => {
        const bare = escaped(text).replace(/\\[!-/:-@[-`{-~]/g, 'x');
        expect(bare).not.toMatch(/[\\*_~`|<>[\]()#@:/]/);
        expect(bare).not.toMatch(/(^|[\r\n])[^\S\r\n]*([-+]|\d+\.) /);
      }),
      { numRuns: RUNS },
    );
  });

  it('adds nothing invisible', () => {
    fc.assert(
      fc.property(articleText(), (text) => {
        expect(escaped(text).replaceAll('\\', '')).toBe(text.toWellFormed().replaceAll('\\', ''));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('quoted', () => {
  it('marks every line', () => {
    expect(quoted('a\nb\r\n\rc')).toBe('> a\n> b\r\n> \r> c');
  });

  it('is undone by unquoted, whatever the text', () => {
    fc.assert(
      fc.property(articleText(), (text) => {
        expect(unquoted(quoted(text))).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('linkTarget', () => {
  it.each([
    ['https://wire.example/a#:~:text=Kidal%2C%20on', 'https://wire.example/a#:~:text=Kidal%2C%20on'],
    ['https://wire.example/a_(b)', 'https://wire.example/a_%28b%29'],
    ['https://wire.example/> @everyone', 'https://wire.example/%3E%20@everyone'],
    ['javascript:alert(1)', null],
    ['ferry-1', null],
    [`https://wire.example/${'x'.repeat(800)}`, null],
  ])('%j is %j', (url, target) => {
    expect(linkTarget(url, 800)).toBe(target);
  });
});
