import { describe, expect, it } from 'vitest';
import { decodeWeb } from '../../../src/corpus/feeds/charset.ts';

const text = (bytes: Buffer, contentType: string | null = null) => {
  const decoded = decodeWeb(bytes, contentType);
  return 'text' in decoded ? decoded.text : decoded.reason;
};
const xml = (encoding: string, content: Buffer, more = '') =>
  Buffer.concat([
    Buffer.from(`<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?><rss><channel>${more}<title>`),
    content,
    Buffer.from('</title></channel></rss>'),
  ]);

/** Bytes of texts in encodings that Node reads but does not write. */
const CURLY = Buffer.from([0x93, 0x48, 0x69, 0x94, 0x20, 0x96, 0x20, 0xe9]); // “Hi” – é
const PRIVET = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]); // Привет
const NIHON_SJIS = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]); // 日本語
const ZHONG_GB = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]); // 中文
const JIS = Buffer.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42]); // 日

describe('bytes', () => {
  it.each([
    ['windows-1252 that the server calls UTF-8', xml('', CURLY), 'text/xml; charset=utf-8', '“Hi” – é'],
    ['windows-1252 that calls itself UTF-8', xml('utf-8', CURLY), null, '“Hi” – é'],
    ['windows-1252 that calls itself ISO-8859-1', xml('ISO-8859-1', CURLY), null, '“Hi” – é'],
    ['windows-1251 by the server', xml('', PRIVET), 'application/xml; charset="windows-1251"', 'Привет'],
    [
      'windows-1251 by the declaration, against the server',
      xml('windows-1251', PRIVET),
      'text/xml; charset=utf-8',
      'Привет',
    ],
    [
      'windows-1251 by the declaration, against a server that says Latin-1',
      xml('windows-1251', PRIVET),
      'text/xml; charset=iso-8859-1',
      'Привет',
    ],
    [
      'windows-1251 by the language alone',
      xml('', PRIVET, '<language>ru-RU</language>'),
      'text/xml; charset=utf-8',
      'Привет',
    ],
    ['Shift_JIS by the declaration', xml('Shift_JIS', NIHON_SJIS), null, '日本語'],
    ['Shift_JIS by the language alone', xml('utf-8', NIHON_SJIS, '<language>ja</language>'), null, '日本語'],
    ['GB18030 by the server', xml('', ZHONG_GB), 'text/xml; charset=GB18030', '中文'],
    [
      'GB18030 that calls itself UTF-8, by the language',
      xml('utf-8', ZHONG_GB, '<language>zh-CN</language>'),
      null,
      '中文',
    ],
    ['ISO-2022-JP by its label', xml('iso-2022-jp', JIS), null, '日'],
    [
      'UTF-8 that the server calls Latin-1',
      xml('', Buffer.from('“Hi” – é')),
      'text/xml; charset=iso-8859-1',
      '“Hi” – é',
    ],
    [
      'UTF-8 under a label nobody knows',
      xml('x-unknown', Buffer.from('é')),
      'text/xml; charset=nonsense',
      'é',
    ],
    [
      'a page by its meta',
      Buffer.concat([Buffer.from('<html><meta charset="windows-1251"><p>'), PRIVET]),
      'text/html',
      'Привет',
    ],
  ])('of %s are read', (_, bytes, contentType, expected) => {
    expect(text(bytes, contentType)).toContain(expected);
  });

  it('with a byte-order mark are what it says, without it', () => {
    expect(text(Buffer.from('\ufeff<rss>é', 'utf16le'), 'text/xml; charset=utf-8')).toBe('<rss>é');
    expect(text(Buffer.from('\ufeff<rss>é'))).toBe('<rss>é');
  });

  it('that are no text are refused', () => {
    expect(text(Buffer.from([0, 1, 2, 3, 0]))).toBe('expected text, came a binary file (NUL bytes)');
  });
});
