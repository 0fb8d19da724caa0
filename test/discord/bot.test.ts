import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION, BOT, CHANNEL, GUILD } from '../servers/discord-ids.ts';
import { until } from '../until.ts';
import {
  command,
  interaction,
  message,
  press,
  QuickClock,
  type Running,
  running,
  send,
  TOKEN,
  USER,
} from './bot.ts';

let it_: Running;

beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  expect(it_.logged.join('\n')).not.toContain(TOKEN);
  await it_.stop();
});

/** Sends the event, waits for its answer to arrive, and gives what is shown. */
async function answered(event: ReturnType<typeof send>) {
  send(it_.server, event);
  await it_.conversation.answered(event.id);
  return it_.server.responses.get(event.token)!;
}

describe('/ask', () => {
  it('is acknowledged first, then answered once, with nobody notified', async () => {
    const event = command('ask', { question: 'What happened to the ferry?' });
    const response = await answered(event);
    expect(response).toMatchObject({ type: 5, flags: 0, edits: 1, message: { flags: 1 << 15 } });
    expect(JSON.stringify(response.message)).toContain('The ferry sank off Port Vale on Monday.');
    expect(response.message).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(it_.conversation.heard).toMatchObject([
      {
        platform: 'discord',
        workspace: GUILD,
        channel: CHANNEL,
        thread: null,
        user: USER,
        eventId: event.id,
        text: 'What happened to the ferry?',
        how: 'command',
        command: 'ask',
        private: false,
        isManager: false,
      },
    ]);
    const [defer, edit] = it_.server.sent(/POST \/interactions|PATCH/);
    expect(defer!.path).toMatch(/callback$/);
    expect(decodeURIComponent(edit!.path)).toBe(`/webhooks/${APPLICATION}/${event.token}/messages/@original`);
  });

  it('offers to share only what one person sees', async () => {
    const open = await answered(command('ask', { question: 'Who?' }));
    const closed = await answered(command('ask', { question: 'Who?', private: true }));
    expect(closed.flags).toBe(64);
    expect(JSON.stringify(closed.message)).toContain('share|r1');
    expect(JSON.stringify(open.message)).not.toContain('share|r1');
  });

  it('delivered twice is answered once', async () => {
    const event = command('ask', { question: 'Who?' });
    send(it_.server, event);
    await answered(event);
    await answered(command('help'));
    expect(it_.conversation.heard).toHaveLength(2);
    expect(it_.server.sent(/callback$/)).toHaveLength(2);
  });

  it('suggests while it is typed', async () => {
    const event = interaction(4, {
      id: '1',
      name: 'ask',
      type: 1,
      options: [{ name: 'question', type: 3, value: 'Ki', focused: true }],
    });
    send(it_.server, event);
    await answered(command('help'));
    expect(it_.server.responses.get(event.token)).toMatchObject({
      type: 8,
      message: {
        choices: [
          { name: 'Kidal', value: 'Kidal' },
          { name: 'Kigali', value: 'Kigali' },
        ],
      },
    });
  });

  it('by someone who may manage the server says so', async () => {
    const member = { user: { id: USER, username: 'r' }, roles: [], permissions: String(1 << 5) };
    await answered(command('ask', { question: 'Who?' }, { member }));
    expect(it_.conversation.heard[0]!.isManager).toBe(true);
  });

  it('of an app that a person installed works outside its servers', async () => {
    const event = command(
      'ask',
      { question: 'Who?' },
      {
        guild_id: undefined,
        member: undefined,
        user: { id: USER, username: 'reader' },
        channel: { id: '900000000000000055', type: 3, recipients: [] },
        authorizing_integration_owners: { '1': USER },
        context: 2,
      },
    );
    await answered(event);
    expect(it_.conversation.heard[0]).toMatchObject({ workspace: '@me', channel: '900000000000000055' });
  });

  it('in a thread names the thread and its channel', async () => {
    const channel = { id: '900000000000000066', type: 11, name: 't', parent_id: CHANNEL, guild_id: GUILD };
    await answered(command('ask', { question: 'Who?' }, { channel, channel_id: channel.id }));
    expect(it_.conversation.heard[0]).toMatchObject({ channel: CHANNEL, thread: channel.id });
  });
});

describe('the other commands', () => {
  it.each([
    ['brief', { what: 'list' }, 'list', 64],
    ['timeline', {}, '', 0],
    ['sources', {}, '', 64],
    ['help', {}, '', 64],
  ])('/%s asks for it', async (name, options, text, flags) => {
    const response = await answered(command(name, options));
    expect(response).toMatchObject({ type: 5, flags, edits: 1 });
    expect(it_.conversation.heard).toMatchObject([{ how: 'command', command: name, text }]);
  });

  it('Check against the archive checks the message, for one person', async () => {
    const target = message('Ten were killed in Kidal.').data;
    const event = interaction(2, {
      id: '1',
      name: 'Check against the archive',
      type: 3,
      target_id: target.id,
      resolved: { messages: { [String(target.id)]: target } },
    });
    expect(await answered(event)).toMatchObject({ type: 5, flags: 64 });
    expect(it_.conversation.heard).toMatchObject([{ command: 'check', text: 'Ten were killed in Kidal.' }]);
  });
});

describe('a button', () => {
  it.each([
    ['context|r1', { action: 'context', about: 'r1' }, 64],
    ['who|r1', { action: 'who', about: 'r1' }, 64],
    ['more|r1:3', { action: 'more', about: 'r1:3' }, 64],
    ['share|r1', { action: 'share', about: 'r1' }, 0],
  ])('%s shows what it says', async (id, action, flags) => {
    expect(await answered(press(id))).toMatchObject({ type: 5, flags, edits: 1 });
    expect(it_.conversation.presses).toMatchObject([action]);
  });

  it('with a thumb leaves the message alone and thanks one person', async () => {
    expect(await answered(press('useful|r1'))).toMatchObject({ type: 6, edits: 0 });
    expect(it_.server.followUps).toMatchObject([{ flags: (1 << 15) | 64 }]);
  });

  it('with nothing to say takes "thinking" away', async () => {
    it_.conversation.reply = null;
    const event = send(it_.server, press('who|r1'));
    it_.conversation.reply = null;
    await until(() => it_.server.sent(/^DELETE/).length === 1);
    expect(it_.server.responses.has(event.token)).toBe(false);
  });
});

describe('a message', () => {
  it('that mentions the bot is answered as a reply', async () => {
    const event = message(`<@${BOT}> what happened to the ferry?`, {
      mentions: [{ id: BOT, username: 'D' }],
    });
    send(it_.server, event);
    await it_.conversation.answered(event.id);
    expect(it_.conversation.heard).toMatchObject([{ how: 'mention', text: 'what happened to the ferry?' }]);
    expect(it_.server.messages).toMatchObject([
      {
        channel: CHANNEL,
        body: {
          message_reference: { message_id: event.id },
          allowed_mentions: { parse: [], replied_user: false },
          enforce_nonce: true,
        },
      },
    ]);
  });

  it('that mentions it in its text alone is answered too', async () => {
    const event = send(it_.server, message(`and <@!${BOT}> who said so?`));
    await it_.conversation.answered(event.id);
    expect(it_.conversation.heard).toMatchObject([{ text: 'and who said so?' }]);
  });

  it('in private needs no mention', async () => {
    const direct = { guild_id: undefined, channel_id: '900000000000000077', channel_type: 1 };
    const event = send(it_.server, message('who?', direct));
    await it_.conversation.answered(event.id);
    expect(it_.conversation.heard).toMatchObject([{ how: 'direct', workspace: '@me' }]);
  });

  it.each([
    ['talk', message('who?')],
    ['everyone', message('@everyone look', { mention_everyone: true })],
    ['a bot', message(`<@${BOT}> who?`, { author: { id: '5', username: 'x', bot: true } })],
    ['a webhook', message(`<@${BOT}> who?`, { webhook_id: '900000000000000088' })],
    ['a pin', message(`<@${BOT}>`, { type: 6 })],
  ])('that is %s is left alone', async (_, event) => {
    send(it_.server, event);
    await answered(command('help'));
    expect(it_.conversation.heard).toHaveLength(1);
    expect(it_.server.messages).toEqual([]);
  });

  it('comes after those asked before it, a second apart', async () => {
    // So slow that all the rest of it takes less than the pace.
    const slow = await running({}, undefined, new QuickClock(5));
    const asked = slow.clock.now();
    const events = ['a', 'b', 'c'].map((text) => send(slow.server, message(`<@${BOT}> ${text}`)));
    await slow.conversation.answered(events[2]!.id);
    expect(
      slow.server.messages.map(({ body }) => (body.message_reference as { message_id: string }).message_id),
    ).toEqual(events.map(({ id }) => id));
    expect(slow.clock.now() - asked).toBeGreaterThanOrEqual(2_000);
    await slow.stop();
  });
});

describe('the commands', () => {
  it('are registered once, and not again while they stay the same', async () => {
    expect(it_.server.sent(/^PUT/)).toHaveLength(1);
    const again = await running({}, it_.server);
    await again.bot.stop();
    expect(it_.server.sent(/^PUT/)).toHaveLength(1);
    expect(again.logged).toContain('discord: commands unchanged');
  });

  it('are for one guild alone where one is set', async () => {
    it_.server.commands.clear();
    const again = await running({ guildId: GUILD }, it_.server);
    await again.bot.stop();
    expect([...it_.server.commands.keys()]).toEqual([GUILD]);
  });
});

describe('the intents', () => {
  it('are Guilds alone unless messages are to be heard', async () => {
    const mentions = await running({ messages: 'mentions' }, it_.server);
    const all = await running({ messages: 'all' }, it_.server);
    await mentions.bot.stop();
    await all.bot.stop();
    expect(it_.server.gateway.identified.map(({ intents }) => intents)).toEqual([
      1,
      1 | (1 << 9) | (1 << 12),
      1 | (1 << 9) | (1 << 12) | (1 << 15),
    ]);
  });
});
