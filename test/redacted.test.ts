import { describe, expect, it } from 'vitest';
import { redacted } from '../src/redacted.ts';

describe('redacted', () => {
  it.each<[string, readonly string[], RegExp | undefined, string]>([
    ['a key-1234 and a key-1234', ['key-1234'], undefined, 'a [hidden] and a [hidden]'],
    ['cut a hole', ['cut', ''], undefined, 'cut a hole'],
    ['key-1234 and tok-9', ['key-1234'], /\btok-\d/g, '[hidden] and [hidden]'],
  ])('%s, of %o and %o, is %s', (text, secrets, shapes, shown) => {
    expect(redacted(text, secrets, shapes)).toBe(shown);
  });
});
