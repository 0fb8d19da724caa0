import { describe, expect, it } from 'vitest';
import { opened, sealed, sealingKey } from '../../src/store/seal.ts';

const KEY = sealingKey('xoxb-1-a-token');

describe('a sealed text', () => {
  it('is opened by whoever has the token, and looks different each time', () => {
    const seal = sealed('https://hooks.example/1', KEY, 'event');
    expect(opened(seal, sealingKey('xoxb-1-a-token'), 'event')).toBe('https://hooks.example/1');
    expect(seal).not.toContain('hooks');
    expect(sealed('https://hooks.example/1', KEY, 'event')).not.toBe(seal);
  });

  it.each<[string, (seal: string) => string, Buffer, string]>([
    ['another token', (seal) => seal, sealingKey('xoxb-2-another'), 'event'],
    ['another event', (seal) => seal, KEY, 'other'],
    ['a changed letter', (seal) => seal.slice(0, -2) + (seal.endsWith('AA') ? 'BB' : 'AA'), KEY, 'event'],
    ['a shortened tag', (seal) => seal.replace(/\.[\w-]+\./, '.AAAA.'), KEY, 'event'],
    ['more behind it', (seal) => `${seal}.AAAA`, KEY, 'event'],
    ['something else', () => '', KEY, 'event'],
  ])('is not opened with %s', (_, change, key, event) => {
    expect(() => opened(change(sealed('text', KEY, 'event')), key, event)).toThrow();
  });
});
