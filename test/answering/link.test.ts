import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceLink } from '../../src/answering/link.ts';

const LONG =
  'The separatists said they had taken twelve trucks, tankers of diesel and two vehicles of the thirty in the convoy that had left the town of Gao on the morning before.';

describe('a link to a sentence', () => {
  it.each([
    ['spaces', 'It is over.', 'It%20is%20over.'],
    ['commas, which part a range', 'Yes, it is.', 'Yes%2C%20it%20is.'],
    ['hyphens, which mark a prefix', 'pro-Russian', 'pro%2DRussian'],
    ['ampersands, which part directives', 'A&B', 'A%26B'],
    ['hashes', 'No #1', 'No%20%231'],
    ['per cents', '5%', '5%25'],
    ['curly quotes and dashes', '“No” – he', '%E2%80%9CNo%E2%80%9D%20%E2%80%93%20he'],
    ['emoji', '🔥', '%F0%9F%94%A5'],
    ['line breaks', 'one\r\n two', 'one%20two'],
    ['half an emoji', 'a\ud83d', 'a%EF%BF%BD'],
  ])('encodes %s', (_, sentence, encoded) => {
    expect(sentenceLink('https://a.example/b', sentence)).toBe(`https://a.example/b#:~:text=${encoded}`);
  });

  it('names a long sentence by its first and last six words', () => {
    expect(sentenceLink('https://a.example/', LONG)).toBe(
      'https://a.example/#:~:text=The%20separatists%20said%20they%20had%20taken,of%20Gao%20on%20the%20morning%20before.',
    );
  });

  it.each([
    ['a fragment of the page', 'https://a.example/b#live', 'https://a.example/b#live:~:text=x'],
    [
      'a text fragment, which is replaced',
      'https://a.example/b#:~:text=old',
      'https://a.example/b#:~:text=x',
    ],
    ['both', 'https://a.example/b#live:~:text=old', 'https://a.example/b#live:~:text=x'],
    ['a query', 'https://a.example/b?c=d&e=%20', 'https://a.example/b?c=d&e=%20#:~:text=x'],
    ['a host in capitals', 'HTTP://A.example', 'http://a.example/#:~:text=x'],
  ])('keeps an address with %s', (_, url, link) => {
    expect(sentenceLink(url, 'x')).toBe(link);
  });

  it.each([
    undefined,
    '',
    'wire/story.txt',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://',
  ])('is not made for %j', (url) => {
    expect(sentenceLink(url, 'It is over.')).toBeNull();
  });

  it('is an address that says the same sentence, whatever the sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (sentence) => {
        const link = sentenceLink('https://a.example/b', sentence)!;
        expect(new URL(link).href).toBe(link);
        const directive = link.split(':~:text=')[1]!;
        expect(directive).not.toMatch(/[-&#\s"<>]/);
        const words = sentence.trim().split(/\s+/).join(' ').toWellFormed();
        expect(
          directive
            .split(',')
            .map(decodeURIComponent)
            .every((part) => words.includes(part)),
        ).toBe(true);
      }),
    );
  });
});
