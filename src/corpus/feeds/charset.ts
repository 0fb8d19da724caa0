import { isUtf8 } from 'node:buffer';
import { type Decoded, decode, wideEncoding, windows1252 } from '../decode.ts';

/**
 * Decodes what came from the web. The bytes are believed before the labels: a byte-order mark, then UTF-8 where they are
 * UTF-8, whatever they are labelled. Of the labels the server's comes first, then the XML declaration, then `meta`; one
 * that does not fit the bytes is passed over. Without any the language the text says it is in tells.
 */
export function decodeWeb(bytes: Buffer, contentType: string | null): Decoded {
  if (wideEncoding(bytes)) return decode(bytes);
  const head = bytes.toString('latin1', 0, HEAD);
  const labels = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1],
  ].filter((label) => label !== undefined);
  // ISO-2022-JP is all ASCII: only its label tells.
  if (isUtf8(bytes) && !labels.some((label) => /^iso-2022/i.test(label))) return decode(bytes);
  // Latin-1 is what servers say of everything, and it fits everything.
  const western = labels.filter((label) => WESTERN.test(label));
  for (const label of [...labels.filter((each) => !WESTERN.test(each)), ...legacyOf(head)]) {
    const text = decodeAs(bytes, label);
    if (text !== null) return { text };
  }
  return western.length > 0 ? { text: windows1252(bytes) } : decode(bytes);
}

/** What a text in a language was written in before UTF-8, the stricter encoding first. */
function legacyOf(head: string): readonly string[] {
  const language = /<language>\s*([a-z]{2})|\b(?:xml:)?lang\s*=\s*["']([a-z]{2})/i.exec(head);
  return LEGACY[(language?.[1] ?? language?.[2] ?? '').toLowerCase()] ?? [];
}

/** Null where the label is not known, is UTF-8 (then the bytes would be), or does not fit the bytes. */
function decodeAs(bytes: Buffer, label: string): string | null {
  if (/^utf-?(?:8|16)/i.test(label)) return null;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const WESTERN = /^(?:windows-?1252|cp-?1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/i;
const HEAD = 4096;
const LEGACY: Readonly<Record<string, readonly string[]>> = {
  ru: ['windows-1251'],
  uk: ['windows-1251'],
  bg: ['windows-1251'],
  ja: ['euc-jp', 'shift_jis'],
  zh: ['gb18030', 'big5'],
  ko: ['euc-kr'],
  el: ['windows-1253'],
  tr: ['windows-1254'],
  he: ['windows-1255'],
  ar: ['windows-1256'],
  fa: ['windows-1256'],
  pl: ['windows-1250'],
  cs: ['windows-1250'],
  hu: ['windows-1250'],
};
