import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/index.ts';
import type { Posted, SlackServer } from '../servers/slack.ts';
import { running } from './bot.ts';

const note = (text: string) => ({ blocks: [{ kind: 'note' as const, text }] });

describe('the courier of Slack', () => {
  it('finds a detail in its thread, also where the history counts no replies', async () => {
    const { bot } = await running();
    const { id } = await bot.courier.post('C1', note('The briefing'), 'slot');
    const detail = await bot.courier.post('C1', note('The detail'), 'slot:detail', { thread: id });
    expect(await bot.courier.find('C1', 'slot:detail', id)).toEqual(detail);
    expect(await bot.courier.find('C1', 'slot:detail')).toBeNull();
  });

  it('does not find in a thread what stands in another', async () => {
    const { bot } = await running();
    const one = await bot.courier.post('C1', note('One'), 'one');
    const two = await bot.courier.post('C1', note('Two'), 'two');
    await bot.courier.post('C1', note('The detail'), 'one:detail', { thread: one.id });
    expect(await bot.courier.find('C1', 'one:detail', two.id)).toBeNull();
  });

  it.each([
    ['channel_not_found', 'private without Dateline in it: /invite @Dateline'],
    ['not_in_channel', '/invite @Dateline'],
    ['is_archived', 'it is archived'],
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'SLACK_BOT_TOKEN'],
    ['account_inactive', 'SLACK_BOT_TOKEN'],
    ['missing_scope', 'OAuth & Permissions'],
    ['restricted_action_read_only_channel', 'read_only'],
  ])('is refused for good by %s, tries once and says what to do', async (error, todo) => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', { kind: 'error', error });
    const posting = bot.courier.post('C1', note('x'), 'k');
    await expect(posting).rejects.toMatchObject({ refused: true });
    await expect(posting).rejects.toThrow(`slack: C1: ${error}`);
    await expect(posting).rejects.toThrow(todo);
    expect(server.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('posts no more once another process has it, in the middle of trying again too', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', { kind: 'status', status: 500 });
    const tries = () => server.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const fence = async () => {
      if (tries() === 1) throw new Error('taken over');
    };
    await expect(bot.courier.post('C1', note('x'), 'k', { fence })).rejects.toThrow('taken over');
    expect([tries(), server.messages]).toEqual([1, []]);
  });

  it('takes away what it has posted, and nothing else', async () => {
    const { bot, server } = await running();
    const kept = await bot.courier.post('C1', note('The briefing'), 'slot');
    const gone = await bot.courier.post('C1', note('The briefing'), 'slot');
    await bot.courier.remove('C1', gone.id);
    expect(server.messages.map(({ ts }) => ts)).toEqual([kept.id]);
  });

  it('is refused as well where it may not look', async () => {
    const { bot, server } = await running();
    server.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    await expect(bot.courier.find('C1', 'k')).rejects.toMatchObject({ refused: true });
  });

  it('is not refused by what passes', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', ...Array(6).fill({ kind: 'error', error: 'internal_error' }));
    await expect(bot.courier.post('C1', note('x'), 'k')).rejects.not.toHaveProperty('refused');
  });

  it('does not call refused what may stand there', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', { kind: 'hang-up-after' });
    server.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    const posting = bot.courier.post('C1', note('x'), 'k');
    await expect(posting).rejects.toThrow('nobody can tell');
    await expect(posting).rejects.not.toHaveProperty('refused');
    expect(server.messages).toHaveLength(1);
  });
});

const CHART: Message = {
  blocks: [
    { kind: 'note', text: 'The briefing' },
    {
      kind: 'chart',
      alt: 'Two articles <!channel>, both on Monday.',
      chart: { story: 's', headline: 'Kidal', days: [], marks: [] },
    },
  ],
};
const PICTURE = new Uint8Array([137, 80, 78, 71]);

describe('a chart in Slack', () => {
  const posting = async (server: SlackServer, bot: Awaited<ReturnType<typeof running>>['bot']) => {
    const posted = await bot.courier.post('C1', CHART, 'slot', { picture: PICTURE });
    expect(server.messages).toHaveLength(1);
    expect(await bot.courier.find('C1', 'slot')).toEqual(posted);
    return server.messages[0]!;
  };
  const imageIn = ({ blocks }: Posted) =>
    (blocks as readonly { readonly type: string }[]).find(({ type }) => type === 'image');

  it('stands in the briefing, uploaded before, with its words for those who do not see it', async () => {
    const { bot, server } = await running();
    const message = await posting(server, bot);
    const [[id, file]] = [...server.files] as [[string, { bytes: Buffer; isComplete: boolean }]];
    expect(imageIn(message)).toEqual({
      type: 'image',
      slack_file: { id },
      alt_text: 'Two articles <!channel>, both on Monday.',
    });
    expect(new Uint8Array(file.bytes)).toEqual(PICTURE);
    expect(message.text).toContain('Chart: Two articles &lt;!channel&gt;');
  });

  it.each([
    ['files.getUploadURLExternal', 'hang-up-before'],
    ['files.getUploadURLExternal', 'hang-up-after'],
    ['upload', 'hang-up-after'],
    ['files.completeUploadExternal', 'hang-up-after'],
  ] as const)('is uploaded again when %s meets a %s, and stands once', async (method, kind) => {
    const { bot, server } = await running();
    server.fail(method, { kind });
    expect(imageIn(await posting(server, bot))).toBeDefined();
  });

  it('waits for a file that Slack does not know everywhere yet', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', ...Array(3).fill({ kind: 'error', error: 'invalid_blocks' }));
    expect(imageIn(await posting(server, bot))).toBeDefined();
  });

  it.each([
    ['without the scope', 'files.getUploadURLExternal', 'missing_scope', 1, 'files:write'],
    ['when uploading fails and fails', 'upload', 'internal_error', 9, 'without its chart'],
    ['when Slack never takes the layout with it', 'chat.postMessage', 'invalid_blocks', 4, 'trying again'],
  ])('gives way to its words %s, and it is logged', async (_, method, error, times, log) => {
    const { bot, server, logged } = await running();
    server.fail(
      method,
      ...Array(times).fill(method === 'upload' ? { kind: 'status', status: 500 } : { kind: 'error', error }),
    );
    const message = await posting(server, bot);
    expect(imageIn(message)).toBeUndefined();
    expect(JSON.stringify(message.blocks)).toContain('Chart: Two articles');
    expect(logged.join('\n')).toContain(log);
  });
});

describe('in a busy channel of Slack', () => {
  it('finds what was posted thousands of messages ago, as far back as it may stand', async () => {
    const { bot, server } = await running();
    const before = new Date((1_750_000_000 - 1) * 1_000);
    const posted = await bot.courier.post('C1', note('The briefing'), 'slot');
    const others = server.messages as Posted[];
    for (let n = 1; n <= 2_500; n++)
      others.push({ channel: 'C1', ts: `${1_750_000_000 + n}.000100`, text: 'chatter' });
    expect(await bot.courier.find('C1', 'slot', undefined, before)).toEqual(posted);
    const calls = () => server.calls.filter(({ method }) => method === 'conversations.history').length;
    const asked = calls();
    expect(await bot.courier.find('C1', 'other', undefined, new Date(1_750_002_450_000))).toBeNull();
    expect(calls() - asked).toBe(5);
  });
});
