import type { Reading } from '../draft.ts';
import { readHtml } from '../html.ts';
import { type FeedContext, type ReadItem, readItem } from './article.ts';
import { decodeWeb } from './charset.ts';
import type { FeedItem } from './feed.ts';
import { type Parsed, parseFeedText } from './parse.ts';

/** A body as a server sent it. */
export interface Sent {
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

/** Reads what came from the web. Whatever is wrong with it is in what comes back. */
export interface Parser {
  feed(sent: Sent): Promise<Parsed>;
  page(sent: Sent): Promise<Reading>;
  item(item: FeedItem, context: FeedContext): Promise<ReadItem>;
  close(): Promise<void>;
}

/** Reads where it is called: for one feed, and where there is no thread to be had. */
export function plainParser(): Parser {
  return {
    async feed({ address, bytes, contentType }) {
      const decoded = decodeWeb(bufferOf(bytes), contentType);
      return 'text' in decoded ? parseFeedText(decoded.text, address) : decoded;
    },
    async page({ bytes, contentType }) {
      const decoded = decodeWeb(bufferOf(bytes), contentType);
      return 'text' in decoded ? readHtml(decoded.text) : decoded;
    },
    item: async (item, context) => readItem(item, context),
    close: async () => {},
  };
}

/** Bytes that came from another thread are no buffer any more. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
