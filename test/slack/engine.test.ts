import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createConversation, createDateline, openStore } from '../../src/index.ts';
import { unrendered } from './blocks.ts';
import { buttonsOf, mention, pressPayload, running } from './bot.ts';

const TEXT =
  'Ten people were killed in Kidal on Monday, the army said. <!channel> Rebels put the toll at forty. <@U1> denied it.\n\nTalks go on in Algiers.';

it('an answer of the engine reaches the channel word for word, and its buttons work after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-slack-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const article = {
    id: 'a',
    headline: 'Kidal toll <rises>',
    publisher: 'Wire',
    published: '2025-06-14',
    text: TEXT,
  };
  writeFileSync(join(folder, 'wire.jsonl'), `${JSON.stringify(article)}\n`);
  const dateline = await createDateline({ corpus: [folder] });
  const store = join(folder, 'store.db');
  const start = async () => {
    const database = await openStore(store, new Date());
    onTestFinished(() => database.close());
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    return running(
      {},
      { conversation: createConversation({ dateline, database, now: () => new Date(), log }) },
    );
  };

  const first = await start();
  await first.server.send('events_api', mention('<@UBOT> how many people were killed in Kidal?'));
  await first.server.until(({ messages }) => messages.length === 1);
  const quotes = quotesIn(first.server.messages[0]!.blocks);
  expect(quotes.length).toBeGreaterThan(0);
  for (const quote of quotes) expect(TEXT).toContain(quote);
  expect(quotes.join()).toContain('Ten people were killed in Kidal on Monday, the army said.');

  const context = buttonsOf(first.server.messages[0]!.blocks).find(({ action_id }) =>
    /context/.test(action_id),
  )!;
  await first.bot.stop();
  const second = await start();
  await second.server.send('interactive', pressPayload(context));
  await second.server.until(({ ephemerals }) => ephemerals.length === 1);
  expect(unrendered(second.server.ephemerals[0]!.blocks).join('\n')).toContain('Ten people were killed');
});

/** The last text of every quote: the sentence itself. */
function quotesIn(blocks: unknown): string[] {
  const parts = blocks as readonly {
    readonly elements?: readonly {
      readonly type: string;
      readonly elements?: readonly { readonly text: string }[];
    }[];
  }[];
  return parts.flatMap(({ elements = [] }) =>
    elements.flatMap((part) => (part.type === 'rich_text_quote' ? [part.elements!.at(-1)!.text] : [])),
  );
}
