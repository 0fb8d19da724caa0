import { type Buffer, isUtf8 } from 'node:buffer';

/** Bytes as text, or why they are none. */
export type Decoded = { readonly text: string } | { readonly reason: string };

/**
 * Decodes a whole file: UTF-8 with or without a byte-order mark, UTF-16 with one, windows-1252 where the bytes are no
 * UTF-8 but plainly are text. The mark is dropped; everything else, CRLF included, stays.
 */
export function decode(bytes: Buffer): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes) };
  if (bytes.includes(0)) return { reason: 'expected text, came a binary file (NUL bytes)' };
  if (isUtf8(bytes)) return { text: utf8(bytes) };
  return decodeBroken(bytes);
}

/** The UTF-16 encoding a byte-order mark announces, if one does. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function utf8(bytes: Buffer): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
}

/** Text holds almost no control characters, and less than a third of it is outside ASCII. */
const MAX_CONTROL = 0.002;
const MAX_HIGH = 0.3;

/**
 * A single damaged byte must not turn every curly quote of a UTF-8 file into mojibake: where good multi-byte characters
 * outnumber the broken ones the file is UTF-8 with damage (shown as U+FFFD), otherwise it is windows-1252.
 */
function decodeBroken(bytes: Buffer): Decoded {
  let control = 0;
  let high = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) high++;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) control++;
  }
  const text = utf8(bytes);
  let broken = 0;
  let whole = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) whole++;
  }
  if (control > bytes.length * MAX_CONTROL) {
    return { reason: 'expected text, came a binary file (control characters)' };
  }
  if (whole > broken) return { text };
  if (high > bytes.length * MAX_HIGH) {
    return { reason: 'expected UTF-8 text, came an encoding that is not known' };
  }
  return { text: windows1252(bytes) };
}

/** What windows-1252 has where Latin-1 has control characters; five places are empty and stay as they are. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node 20's own `TextDecoder('windows-1252')` decodes Latin-1: it loses every curly quote and dash. */
export function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80] ?? c);
}
