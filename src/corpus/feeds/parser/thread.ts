import { Worker } from 'node:worker_threads';
import type { Reading } from '../../draft.ts';
import { type FeedContext, type ReadItem, urlOf } from '../article.ts';
import type { FeedItem } from '../feed.ts';
import type { Parsed } from '../parse.ts';
import { type Parser, plainParser, type Sent } from '../parser.ts';

/** What the thread is asked for. */
export type Asked =
  | { readonly kind: 'feed' | 'page'; readonly sent: Sent }
  | { readonly kind: 'item'; readonly item: FeedItem; readonly context: FeedContext };

/** What it answers with. */
export type Answered =
  | { readonly kind: 'feed'; readonly found: Parsed }
  | { readonly kind: 'page'; readonly found: Reading }
  | { readonly kind: 'item'; readonly found: ReadItem }
  | { readonly kind: 'failed'; readonly reason: string };

/** What one reading may take, and how long the thread is kept without any. */
export interface ThreadLimits {
  readonly megabytes: number;
  readonly milliseconds: number;
  readonly idle: number;
}

const LIMITS: ThreadLimits = { megabytes: 512, milliseconds: 30_000, idle: 60_000 };
/** Node runs no TypeScript: where the sources themselves are run, as in tests, there is no thread to be had. */
const WORKER = import.meta.filename.endsWith('.js') ? new URL('./worker.js', import.meta.url) : null;

/**
 * Reads in a thread of its own, one thing after the other; here, where there is no `file` to run in one. What takes too much
 * memory or time takes the thread with it and nothing else: it is no feed, and the next thing is read in another.
 */
export function threadParser(limits: ThreadLimits = LIMITS, file: URL | null = WORKER): Parser {
  if (file === null) return plainParser();
  let worker: Worker | null = null;
  let answer: (answered: Answered) => void = () => {};
  let last: Promise<unknown> = Promise.resolve();

  const lost = (thread: Worker, reason: string): void => {
    if (worker !== thread) return;
    worker = null;
    answer({ kind: 'failed', reason });
  };

  const start = (): Worker => {
    const started = new Worker(file, { name: 'dateline feeds', resourceLimits: mostOf(limits) });
    started.on('message', (answered: Answered) => {
      if (worker === started) answer(answered);
    });
    started.on('error', (error) => lost(started, whyLost(error, limits)));
    started.on('exit', () => lost(started, 'one that ends its reader'));
    return started;
  };

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };

  let idle: NodeJS.Timeout | undefined;
  const answerTo = async (asked: Asked): Promise<Answered> => {
    clearTimeout(idle);
    worker ??= start();
    const thread = worker;
    const answered = new Promise<Answered>((resolve) => {
      answer = resolve;
    });
    const late = setTimeout(() => {
      lost(thread, `one that takes longer than ${limits.milliseconds} ms to read`);
      void thread.terminate();
    }, limits.milliseconds);
    thread.ref();
    thread.postMessage(asked);
    const found = await answered;
    clearTimeout(late);
    thread.unref();
    idle = setTimeout(() => void end(), limits.idle).unref();
    return found;
  };

  /** One at a time: the limits are those of one reading. */
  const ask = (asked: Asked): Promise<Answered> => {
    const answered = last.then(() => answerTo(asked));
    last = answered.catch(() => {});
    return answered;
  };

  return {
    async feed(sent) {
      const answered = await ask({ kind: 'feed', sent: sentIn(sent) });
      return answered.kind === 'feed'
        ? answered.found
        : { reason: `expected a feed, came ${reasonOf(answered)}` };
    },
    async page(sent) {
      const answered = await ask({ kind: 'page', sent: sentIn(sent) });
      return answered.kind === 'page'
        ? answered.found
        : { reason: `expected a page, came ${reasonOf(answered)}` };
    },
    async item(item, context) {
      const answered = await ask({ kind: 'item', item, context });
      if (answered.kind === 'item') return answered.found;
      const headline = item.title?.text.slice(0, LONGEST_HEADLINE) ?? '';
      return { url: urlOf(item, context), headline, reason: `expected a text, came ${reasonOf(answered)}` };
    },
    async close() {
      await last;
      clearTimeout(idle);
      await end();
    },
  };
}

const LONGEST_HEADLINE = 200;

/** Of whatever came with a body, what another thread needs. */
function sentIn({ address, bytes, contentType }: Sent): Sent {
  return { address, bytes, contentType };
}

function mostOf({ megabytes }: ThreadLimits) {
  return { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: Math.ceil(megabytes / 8) };
}

function whyLost({ code, message }: NodeJS.ErrnoException, { megabytes }: ThreadLimits): string {
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? `one that takes more than ${megabytes} MB to read`
    : `one that cannot be read: ${message}`;
}

function reasonOf(answered: Answered): string {
  return answered.kind === 'failed' ? answered.reason : 'something else';
}
