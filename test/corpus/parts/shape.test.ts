import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shape } from '../../../src/corpus/parts/shape.ts';

describe('the shape of a line', () => {
  it('keeps case and drops the letter', () => {
    expect(shape('Goïta, Élysée')).toBe('Goata, Alysae');
    expect(shape('“Škoda” — Тула')).toBe('“Akoda” — Aaaa');
  });

  it('gives a combining mark the case of its letter, in the length the mark has', () => {
    expect(shape('E\u0301lyse\u0301e')).toBe('EAlyseae');
    expect(shape('\u{11099}\u{110ba}A')).toBe('aaaaA');
    expect(shape('\u{10400}\u0301')).toBe('AAA');
  });

  it('is as long as any text, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(shape(text)).toHaveLength(text.length);
      }),
      { numRuns: 2000 },
    );
    expect(shape('\ud800\u0301\udc00')).toHaveLength(3);
  });
});
