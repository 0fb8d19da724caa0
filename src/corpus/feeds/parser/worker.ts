import { parentPort } from 'node:worker_threads';
import { plainParser } from '../parser.ts';
import type { Answered, Asked } from './thread.ts';

/** Reads what came from the web beside the thread that answers: one thing after the other. */
const port = parentPort!;
const parser = plainParser();

port.on('message', async (asked: Asked) => {
  port.postMessage(await answered(asked));
});

async function answered(asked: Asked): Promise<Answered> {
  try {
    if (asked.kind === 'item') return { kind: 'item', found: await parser.item(asked.item, asked.context) };
    if (asked.kind === 'page') return { kind: 'page', found: await parser.page(asked.sent) };
    return { kind: 'feed', found: await parser.feed(asked.sent) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
