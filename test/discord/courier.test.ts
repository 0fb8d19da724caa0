import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/index.ts';
import type { Fault } from '../servers/discord.ts';
import { CHANNEL } from '../servers/discord-ids.ts';
import { type Running, running, TOKEN } from './bot.ts';

const MAIN: Message = { blocks: [{ kind: 'note', text: 'The briefing' }] };
const DETAIL: Message = {
  blocks: [
    { kind: 'heading', text: 'Kidal' },
    { kind: 'note', text: 'The detail' },
  ],
};

let it_: Running;

beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  expect(it_.logged.join('\n')).not.toContain(TOKEN);
  await it_.stop();
});

const post = (message: Message, key: string, thread?: string) =>
  it_.bot.courier.post(CHANNEL, message, key, { thread });
const find = (key: string, thread?: string) => it_.bot.courier.find(CHANNEL, key, thread);
const places = () => it_.server.messages.map(({ channel }) => channel);
const starts = () => it_.server.sent(/^POST .*\/threads$/);

it('a briefing is posted no more once another process has it, in the middle of trying again too', async () => {
  it_.server.fail(/^POST .*messages$/, { kind: 'status', status: 500 });
  const tries = () => it_.server.sent(/^POST .*messages$/).length;
  const fence = async () => {
    if (tries() === 1) throw new Error('taken over');
  };
  await expect(it_.bot.courier.post(CHANNEL, MAIN, 'slot', { fence })).rejects.toThrow('taken over');
  expect([tries(), it_.server.messages]).toEqual([1, []]);
});

it('a briefing and its detail are taken away from where they stand', async () => {
  const kept = await post(MAIN, 'slot');
  const detail = await post(DETAIL, 'slot:detail', kept.id);
  it_.server.fail(/threads$/, { kind: 'status', status: 403, code: 50013 });
  const other = await post(MAIN, 'other');
  const below = await post(DETAIL, 'other:detail', other.id);
  await it_.bot.courier.remove(CHANNEL, detail.id, kept.id);
  await it_.bot.courier.remove(CHANNEL, below.id, other.id);
  await it_.bot.courier.remove(CHANNEL, other.id);
  expect(it_.server.messages.map(({ id }) => id)).toEqual([kept.id]);
});

describe('a detail', () => {
  it('names its thread by whole characters, however long the heading is', async () => {
    const heading = `${'a'.repeat(98)}🌊 and more`;
    const { id } = await post(MAIN, 'slot');
    await post({ blocks: [{ kind: 'heading', text: heading }] }, 'slot:detail', id);
    expect(starts().map(({ body }) => body)).toEqual([{ name: `${'a'.repeat(98)}…` }]);
  });

  it('starts a thread below its message, named by its first heading, and is found there', async () => {
    const { id } = await post(MAIN, 'slot');
    const detail = await post(DETAIL, 'slot:detail', id);
    expect(places()).toEqual([CHANNEL, id]);
    expect(starts().map(({ body }) => body)).toEqual([{ name: 'Kidal' }]);
    expect(await find('slot:detail', id)).toEqual(detail);
    expect(await find('slot:detail')).toBeNull();
  });

  it.each([
    ['no heading', MAIN, 'In detail'],
    [
      'a heading of 300 characters',
      { blocks: [{ kind: 'heading', text: 'x'.repeat(300) }] },
      `${'x'.repeat(99)}…`,
    ],
  ] as const)('with %s has a thread that can be started', async (_, detail, name) => {
    const { id } = await post(MAIN, 'slot');
    await post(detail, 'slot:detail', id);
    expect(it_.server.threads.get(id)).toBe(CHANNEL);
    expect(starts()[0]!.body).toEqual({ name });
  });

  it('goes into the thread that was started before', async () => {
    const { id } = await post(MAIN, 'slot');
    await post(DETAIL, 'slot:detail', id);
    await post(DETAIL, 'slot:correction', id);
    expect(places()).toEqual([CHANNEL, id, id]);
    expect(it_.server.threads.size).toBe(1);
  });

  it.each<[string, Fault]>([
    ['a 429', { kind: 'rate-limit', retryAfter: 0.05 }],
    ['a 500', { kind: 'status', status: 500 }],
    ['a hang-up', { kind: 'hang-up' }],
    ['a hang-up after the work', { kind: 'hang-up', after: true }],
  ])('stands once in its thread through %s while that is started', async (_, fault) => {
    const { id } = await post(MAIN, 'slot');
    it_.server.fail(/\/threads$/, fault);
    await post(DETAIL, 'slot:detail', id);
    expect(places()).toEqual([CHANNEL, id]);
  });

  it('is a second message of a direct message, which has no threads, and is found there', async () => {
    it_.server.directs.add(CHANNEL);
    const { id } = await post(MAIN, 'slot');
    expect(await find('slot:detail', id)).toBeNull();
    const detail = await post(DETAIL, 'slot:detail', id);
    expect(places()).toEqual([CHANNEL, CHANNEL]);
    expect(await find('slot:detail', id)).toEqual(detail);
  });

  it.each<[string, RegExp, number]>([
    ['start threads', /\/threads$/, 50013],
    ['start another thread', /\/threads$/, 160006],
    ['write in the thread', /channels\/\d{19}\/messages$/, 50013],
    ['write in the thread, which is locked', /channels\/\d{19}\/messages$/, 160005],
  ])('is a second message of the channel where Dateline may not %s', async (_, match, code) => {
    const { id } = await post(MAIN, 'slot');
    it_.server.fail(match, { kind: 'status', status: 403, code });
    const detail = await post(DETAIL, 'slot:detail', id);
    expect(places()).toEqual([CHANNEL, CHANNEL]);
    expect(await find('slot:detail', id)).toEqual(detail);
  });

  it('is refused where the message above it is gone', async () => {
    it_.server.fail(/\/messages$/, { kind: 'status', status: 404, code: 10003 });
    await expect(post(DETAIL, 'slot:detail', '1000000000000000999')).rejects.toMatchObject({ refused: true });
    expect(it_.server.messages).toEqual([]);
  });
});

describe('a post is refused for good', () => {
  it.each([
    [404, 10003, 'the channel is gone'],
    [403, 50001, 'allow View Channel'],
    [403, 50013, 'allow Send Messages'],
    [403, 50007, 'takes no direct messages'],
    [401, 0, 'set DISCORD_TOKEN'],
  ])('by %i with %i, tried once, and says what to do', async (status, code, todo) => {
    it_.server.fail(/\/messages$/, { kind: 'status', status, code }, 9);
    const posting = post(MAIN, 'slot');
    await expect(posting).rejects.toMatchObject({ refused: true });
    await expect(posting).rejects.toThrow(todo);
    await expect(posting).rejects.toThrow(`discord: ${CHANNEL}: `);
    expect(it_.server.sent(/^POST .*\/messages$/)).toHaveLength(1);
  });

  it('also once discord.js has forgotten the token that was refused', async () => {
    it_.server.fail(/\/messages$/, { kind: 'status', status: 401 });
    await expect(post(MAIN, 'one')).rejects.toMatchObject({ refused: true });
    await expect(post(MAIN, 'two')).rejects.toMatchObject({ refused: true });
    await expect(find('two')).rejects.toMatchObject({ refused: true });
  });

  it('where it may not look whether it stands there', async () => {
    it_.server.fail(/^GET .*messages$/, { kind: 'status', status: 403, code: 50001 });
    await expect(find('slot')).rejects.toMatchObject({ refused: true });
  });

  it('but not by what passes', async () => {
    it_.server.fail(/\/messages$/, { kind: 'status', status: 500 }, 20);
    await expect(post(MAIN, 'slot')).rejects.not.toHaveProperty('refused');
  });
});

describe('a chart in Discord', () => {
  const chart: Message = {
    blocks: [
      { kind: 'note', text: 'The briefing' },
      {
        kind: 'chart',
        alt: 'Two articles @everyone, both on Monday.',
        chart: { story: 's', headline: 'Kidal', days: [], marks: [] },
      },
    ],
  };
  const picture = new Uint8Array([137, 80, 78, 71]);
  const posting = async () => {
    const posted = await it_.bot.courier.post(CHANNEL, chart, 'slot', { picture });
    expect(it_.server.messages).toHaveLength(1);
    expect(await find('slot')).toEqual(posted);
    return it_.server.messages[0]!.body;
  };

  it('is attached to the briefing and shown in it, with its words for those who do not see it', async () => {
    const body = await posting();
    expect(body.files).toEqual([{ name: 'chart.png', bytes: Buffer.from(picture) }]);
    expect(body.attachments).toEqual([
      { id: 0, filename: 'chart.png', description: 'Two articles @everyone, both on Monday.' },
    ]);
    expect(JSON.stringify(body.components)).toContain(
      '"items":[{"media":{"url":"attachment://chart.png"},"description":"Two articles @everyone',
    );
  });

  it.each<[string, Fault]>([
    ['a 429', { kind: 'rate-limit', retryAfter: 0.05 }],
    ['a 500', { kind: 'status', status: 500 }],
    ['a hang-up', { kind: 'hang-up' }],
    ['a hang-up after the work', { kind: 'hang-up', after: true }],
  ])('stands once, through %s', async (_, fault) => {
    it_.server.fail(/\/messages$/, fault);
    expect((await posting()).files).toHaveLength(1);
  });

  it.each([
    [403, 50013],
    [413, 40005],
  ])('gives way to its words after %i with %i, and it is logged', async (status, code) => {
    it_.server.fail(/\/messages$/, { kind: 'status', status, code });
    const body = await posting();
    expect(body.files).toBeUndefined();
    expect(JSON.stringify(body.components)).toContain('Two articles');
    expect(it_.logged.join('\n')).toContain('without its chart');
  });
});

describe('in a busy channel of Discord', () => {
  it('finds what was posted a thousand messages ago, as far back as it may stand', async () => {
    const posted = await post(MAIN, 'slot');
    for (let n = 0; n < 1_250; n++)
      it_.server.messages.push({ id: it_.server.id(), channel: CHANNEL, body: { content: 'chatter' } });
    const made = Number(BigInt(posted.id) >> 22n) + Date.parse('2015-01-01T00:00:00Z');
    expect(await it_.bot.courier.find(CHANNEL, 'slot', undefined, new Date(made - 1))).toEqual(posted);
    const asked = it_.server.sent(/^GET .*\/messages/).length;
    expect(await it_.bot.courier.find(CHANNEL, 'other', undefined, new Date(made + 60_000))).toBeNull();
    expect(it_.server.sent(/^GET .*\/messages/).length - asked).toBe(5);
  });
});
