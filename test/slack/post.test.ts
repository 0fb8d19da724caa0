import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createPoster } from '../../adapters/slack/post.ts';
import type { SlackMessage } from '../../adapters/slack/render.ts';
import type { Fault, Posted } from '../servers/slack.ts';
import { command, mention, running } from './bot.ts';

const note = (text: string) => ({ blocks: [{ kind: 'note' as const, text }] });

describe('posting', () => {
  it.each<[string, Fault[]]>([
    ['a 429', [{ kind: 'rate-limited', seconds: 7 }]],
    ['a 500', [{ kind: 'status', status: 500 }]],
    ['three 503s', Array(3).fill({ kind: 'status', status: 503 })],
    ['a passing error', [{ kind: 'error', error: 'internal_error' }]],
    ['a hang-up before the work', [{ kind: 'hang-up-before' }]],
    ['a hang-up after the work', [{ kind: 'hang-up-after' }]],
    [
      'everything',
      [{ kind: 'hang-up-after' }, { kind: 'rate-limited', seconds: 2 }, { kind: 'status', status: 500 }],
    ],
  ])('survives %s with one answer', async (_, faults) => {
    const { server, done } = await running();
    server.fail('chat.postMessage', ...faults);
    const payload = mention();
    await server.send('events_api', payload);
    await server.until(() => done.includes(`slack:T1:C1:${payload.event.ts}`));
    expect(server.messages).toHaveLength(1);
    expect(server.ephemerals).toEqual([]);
  });

  it('waits as long as Slack says', async () => {
    const { server, clock, bot } = await running();
    server.fail('chat.postMessage', { kind: 'rate-limited', seconds: 7 });
    await bot.courier.post('C1', note('x'), 'k');
    expect(clock.waits).toContain(7_000);
  });

  it('keeps the order of a channel while one message waits', async () => {
    const { server, bot } = await running();
    server.fail('chat.postMessage', { kind: 'rate-limited', seconds: 3 });
    await Promise.all(['a', 'b', 'c'].map((key) => bot.courier.post('C1', note(key), key)));
    expect(server.messages.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });

  it('goes on without the layout when Slack refuses it', async () => {
    const { server, bot } = await running();
    server.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await bot.courier.post('C1', note('x'), 'k');
    expect(server.messages).toMatchObject([{ text: 'x' }]);
    expect(server.messages[0]).not.toHaveProperty('blocks');
  });

  it('does not post again when nobody can tell, and tells the person', async () => {
    const { server } = await running();
    server.unknown.add('conversations.replies');
    server.fail('chat.postMessage', { kind: 'hang-up-after' });
    await server.send('events_api', mention());
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.messages).toHaveLength(1);
    expect(server.ephemerals[0]!.text).toContain('please ask again');
  });

  it.each(['not_in_channel', 'is_archived'])('tells the person why not: %s', async (error) => {
    const { server } = await running();
    server.fail('chat.postMessage', { kind: 'error', error });
    await server.send('events_api', mention());
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.ephemerals[0]).toMatchObject({ user: 'U1', text: expect.stringContaining(error) });
    expect(server.messages).toEqual([]);
  });
});

describe('an answer for one person', () => {
  it.each<[string, Fault[]]>([
    ['a 429', [{ kind: 'rate-limited', seconds: 1 }]],
    ['a 500', [{ kind: 'status', status: 500 }]],
  ])('survives %s', async (_, faults) => {
    const { server } = await running();
    server.fail('response_url', ...faults);
    await server.send('slash_commands', command('/ask', 'how many?', { response_url: server.responseUrl() }));
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.ephemerals[0]).toHaveProperty('response_type');
  });

  it('goes another way when the response_url has expired', async () => {
    const { server } = await running();
    server.fail('response_url', { kind: 'status', status: 404 });
    await server.send('slash_commands', command('/ask', 'how many?', { response_url: server.responseUrl() }));
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.ephemerals[0]).toMatchObject({ user: 'U1' });
  });

  it('is not shown twice after a hang-up: a line says that it may be missing', async () => {
    const { server } = await running();
    server.fail('response_url', { kind: 'hang-up-after' });
    await server.send('slash_commands', command('/ask', 'how many?', { response_url: server.responseUrl() }));
    await server.until(({ ephemerals }) => ephemerals.length === 2);
    expect(server.ephemerals[1]!.text).toContain('did not say whether my answer arrived');
  });
});

describe('the courier', () => {
  it('finds what was posted under a key, in the channel and in a thread', async () => {
    const { bot, server } = await running();
    const { id } = await bot.courier.post('C1', note('The briefing'), 'slot-1');
    const reply = await bot.courier.post('C1', note('The detail'), 'slot-1:detail', { thread: id });
    expect(await bot.courier.find('C1', 'slot-1')).toEqual({ id });
    expect(await bot.courier.find('C1', 'slot-1:detail', id)).toEqual(reply);
    expect(await bot.courier.find('C1', 'slot-2')).toBeNull();
    expect(await bot.courier.find('C2', 'slot-1')).toBeNull();
    expect(server.messages[1]!.thread_ts).toBe(id);
  });

  it('reads no thread to find what stands in none: Slack counts every call', async () => {
    const { bot, server } = await running();
    for (const key of ['slot-1', 'slot-2', 'slot-3']) {
      const { id } = await bot.courier.post('C1', note('The briefing'), key);
      await bot.courier.post('C1', note('The detail'), `${key}:detail`, { thread: id });
    }
    for (const message of server.messages) (message as { reply_count?: number }).reply_count = 1;
    expect(await bot.courier.find('C1', 'slot-4')).toBeNull();
    expect(server.calls.filter(({ method }) => method === 'conversations.replies')).toEqual([]);
  });

  it('posts once through a hang-up after the work', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', { kind: 'hang-up-after' });
    const { id } = await bot.courier.post('C1', note('The briefing'), 'slot-1');
    expect(server.messages).toMatchObject([{ ts: id }]);
  });
});

describe('a post whose connection broke', () => {
  it('is found below what was written while it waited, however much that is', async () => {
    const { server } = await running();
    const client = new webApi.WebClient('xoxb-test', {
      slackApiUrl: server.url,
      retryConfig: { retries: 0 },
      logLevel: webApi.LogLevel.ERROR,
    });
    const began = 1_750_000_000;
    const sleep = async () => {
      for (let n = 1; n <= 1_500; n++)
        (server.messages as Posted[]).push({ channel: 'C1', ts: `${began + n}.000200`, text: 'chatter' });
    };
    const silent = { info() {}, warn() {}, error() {} };
    const poster = createPoster({ clock: { now: () => began * 1_000, sleep }, log: silent });
    server.fail('chat.postMessage', { kind: 'hang-up-after' });
    const message: SlackMessage = { text: 'x', blocks: [], unfurl_links: false, unfurl_media: false };
    await poster.post({ client, channel: 'C1', thread: null, message, key: 'k' });
    expect(server.messages.filter(({ metadata }) => metadata !== undefined)).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('finishes what is under way and hears nothing more', async () => {
    const { server, bot } = await running();
    server.fail('chat.postMessage', { kind: 'delay', ms: 50 });
    await server.send('events_api', mention());
    await server.until(({ calls }) => calls.some(({ method }) => method === 'chat.postMessage'));
    await bot.stop();
    expect(server.messages).toHaveLength(1);
    expect(server.sockets).toBe(0);
  });

  it('takes at most ten seconds', async () => {
    const { server, bot, clock, logged } = await running();
    server.fail('chat.postMessage', ...Array(3).fill({ kind: 'rate-limited', seconds: 60 }));
    await server.send('events_api', mention());
    await server.until(() => clock.waits.includes(60_000));
    const before = clock.waits.length;
    await bot.stop();
    expect(clock.waits.slice(before)).toContain(10_000);
    expect(logged.join('\n')).toContain('answers under way');
  });
});
