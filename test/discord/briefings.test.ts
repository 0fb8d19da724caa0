import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../adapters/discord/index.ts';
import { newsroom } from '../cli/serve/newsroom.ts';
import { DiscordServer } from '../servers/discord.ts';
import { CHANNEL, GUILD } from '../servers/discord-ids.ts';
import { until } from '../until.ts';
import { command, type Event, formSent, press, QuickClock, send, settings, USER } from './bot.ts';

const MANAGE_GUILD = '32';
const DELETED = { id: CHANNEL, type: 0, name: 'desk', guild_id: GUILD };

let server: DiscordServer;
let stop: () => Promise<void>;
/** What the store waits for, before it says which briefings there are. */
let listed: Promise<void>;
let room: Awaited<ReturnType<typeof newsroom>>;

beforeEach(async () => {
  server = await DiscordServer.start();
  listed = Promise.resolve();
  room = await newsroom();
  const bot = await startDiscord({
    settings: settings(server),
    conversation: room.conversation,
    clock: new QuickClock(),
    suggest: () => [],
    board: { ...room.room.board, list: (...where) => listed.then(() => room.room.board.list(...where)) },
    withdrawn: (workspace, channel) => room.room.withdrawn({ platform: 'discord', workspace, channel }),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  await bot.ready;
  await room.start(bot.courier);
  stop = () => bot.stop();
});

afterEach(async () => {
  await room.room.stop();
  await stop();
  await server.stop();
});

/** Sends an event as somebody with `permissions`, and waits for what Discord is told. */
async function asked(event: Event, permissions = MANAGE_GUILD) {
  const member = { ...(event.data.member as object), permissions };
  send(server, { ...event, data: { ...event.data, member } });
  await until(() => server.responses.get(event.token)?.message != null);
  return server.responses.get(event.token)!;
}

const textIn = (message: unknown): string => JSON.stringify(message).replaceAll('\\\\', '');

/** What the person sees who types it. */
async function type(what: string, permissions = MANAGE_GUILD): Promise<string> {
  return textIn((await asked(command('brief', { what }), permissions)).message);
}

describe('briefings in Discord', () => {
  it('are made by /brief and posted once when due, with their detail in a thread', async () => {
    expect(await type('add daily 22:00 Europe/Paris about Kidal')).toContain(
      'Every day at 22:00, Europe/Paris. Next: Fri 13 June 2025, 22:00 (UTC+2)',
    );
    await room.at('2025-06-14T19:59:00Z');
    expect(server.messages).toEqual([]);
    await room.at('2025-06-14T20:00:30Z');
    await room.at('2025-06-14T20:05:00Z');
    const standing = server.messages.filter(({ channel }) => channel === CHANNEL);
    expect(standing).toHaveLength(1);
    expect(JSON.stringify(standing[0]!.body)).toContain('A Malian army convoy was ambushed');
    expect(server.messages.filter(({ channel }) => channel === standing[0]!.id)).toHaveLength(1);
    await room.at('2025-06-15T20:00:30Z');
    expect(JSON.stringify(server.messages.at(-1)!.body)).toContain('Nothing new on your subjects');
  });

  it('have their detail below them where no thread may be begun', async () => {
    server.fail(/threads$/, { kind: 'status', status: 403, code: 50013 });
    await type('add daily 20:00 UTC about Kidal');
    await room.at('2025-06-14T19:59:00Z');
    await room.at('2025-06-14T20:00:30Z');
    expect(server.messages.map(({ channel }) => channel)).toEqual([CHANNEL, CHANNEL]);
  });

  it('say in their thread what is not in them, to one person', async () => {
    await type('add daily 20:00 UTC about Kidal');
    await room.at('2025-06-14T19:59:00Z');
    await room.at('2025-06-14T20:00:30Z');
    const [customId] = /[^"]*why-not[^"]*/.exec(JSON.stringify(server.messages[1]!.body)) ?? [];
    const pressed = send(server, press(customId!));
    await until(() => server.responses.get(pressed.token)?.message != null);
    const shown = server.responses.get(pressed.token)!;
    expect(JSON.stringify(shown.message)).toContain('What is not in this briefing, and why');
    expect(shown.flags & 64).toBe(64);
  });

  it('are managed by those who manage the server alone', async () => {
    expect(await type('add daily 7:45 UTC', '0')).toContain('Only those who manage');
    await type('add daily 7:45 UTC');
    expect(await type('list', '0')).toContain('1. Every day at 07:45, UTC.');
    expect(await type('remove 1', '0')).toContain('Only those who manage');
    expect(await type('remove 1')).toContain('Removed');
  });

  it('are changed, paused, resumed, previewed and run now by their words', async () => {
    await type('add daily 7:45 UTC about Kidal silent');
    expect(await type('change 1 8:15')).toContain('1. Every day at 08:15, UTC.');
    expect(await type('pause 1')).toContain('Paused.');
    expect(await type('resume 1')).toContain('Next: Sat 14 June 2025, 08:15');
    await room.at('2025-06-14T07:00:00Z');
    expect(await type('preview 1', '0')).toContain('A Malian army convoy was ambushed');
    expect(server.messages).toEqual([]);
    expect(await type('run 1')).toContain('It is posted.');
    expect(server.messages.length).toBeGreaterThan(0);
  });

  it('are made and changed by a form, which begins with what they are', async () => {
    const opened = await asked(command('brief', { what: 'add' }));
    expect(opened.type).toBe(9);
    const fields = {
      when: 'weekdays 7:45 Paris',
      subjects: 'Kidal\nGoma',
      publishers: '',
      stories: '3',
      quiet: '',
    };
    const made = await asked(formSent(String(opened.message!.custom_id), fields));
    expect(made.flags & 64).toBe(64);
    expect(textIn(made.message)).toContain('1. Weekdays at 07:45, Europe/Paris. Next: Mon 16 June 2025');
    await type('change 1 silent');
    const change = await asked(command('brief', { what: 'change 1' }));
    expect(textIn(change.message)).toContain('"value":"Weekdays at 07:45 Europe/Paris"');
    const later = { ...fields, when: 'Weekdays at 08:15 Europe/Paris' };
    const changed = textIn((await asked(formSent(String(change.message!.custom_id), later))).message);
    expect(changed).toContain('1. Weekdays at 08:15, Europe/Paris.');
    expect(changed).toContain('About Kidal; Goma, up to 3 stories, silent when nothing is new.');
  });

  it('say what is wrong in a form, and have forms for managers alone', async () => {
    const fields = { when: 'weekdys 7:45 Paris', subjects: '', publishers: '', stories: '3', quiet: '' };
    expect(textIn((await asked(formSent('briefing|', fields))).message)).toContain('Did you mean weekday');
    expect((await asked(command('brief', { what: 'add' }), '0')).type).toBe(5);
    const forged = { ...fields, when: 'weekdays 7:45 Paris' };
    expect(textIn((await asked(formSent('briefing|', forged), '0')).message)).toContain(
      'Only those who manage',
    );
    expect(await type('list')).toContain('No briefing is posted here yet');
  });

  it('are asked for in words where the store does not say in time what a form begins with', async () => {
    listed = new Promise(() => {});
    expect(await type('add')).toContain('Say when');
  });

  it('are not made on a server that only the person, and not Dateline, is on', async () => {
    const visiting = (event: Event) =>
      asked({ ...event, data: { ...event.data, authorizing_integration_owners: { '1': USER } } });
    for (const what of ['add', 'add daily 22:00 Europe/Paris'])
      expect(textIn((await visiting(command('brief', { what }))).message)).toContain('is not a member here');
    expect(await type('list')).toContain('No briefing is posted here yet');
  });

  it('refuse what is no time or no zone, with what may have been meant', async () => {
    expect(await type('add weekdays 7:45 Europe/Pariss')).toContain('Did you mean Europe/Paris?');
    expect(await type('add weekdays 25:00 UTC')).toContain('25:00');
  });

  it.each<[string, string, object, string]>([
    ['the bot is removed from the server', 'GUILD_DELETE', { id: GUILD }, 'Dateline was removed from there'],
    ['their channel is deleted', 'CHANNEL_DELETE', DELETED, 'the channel was deleted'],
  ])('are paused with the reason when %s', async (_, event, data, because) => {
    await type('add daily 20:00 UTC about Kidal');
    server.gateway.dispatch(event, data as Readonly<Record<string, unknown>>);
    await until(() => room.logged.some((line) => line.includes('briefings paused: 1')));
    expect(await type('list')).toContain(`Paused: ${because}.`);
    const before = server.requests.length;
    await room.at('2025-06-14T20:00:30Z');
    expect(server.requests).toHaveLength(before);
  });

  it('go on when the server is only out of reach', async () => {
    await type('add daily 20:00 UTC about Kidal');
    server.gateway.dispatch('GUILD_DELETE', { id: GUILD, unavailable: true });
    expect(await type('list')).toContain('Next: Fri 13 June 2025, 20:00');
    expect(room.logged.join()).not.toContain('briefings paused');
  });

  it('that meet a channel that is gone are refused once, not tried for ever', async () => {
    await type('add daily 20:00 UTC about Kidal');
    await room.at('2025-06-14T19:59:00Z');
    server.fail(/POST .channels/, { kind: 'status', status: 404, code: 10003 }, 100);
    await room.at('2025-06-14T20:00:30Z');
    const tried = server.sent(/POST .channels/).length;
    await room.at('2025-06-14T20:30:00Z');
    expect(server.sent(/POST .channels/)).toHaveLength(tried);
    expect(room.logged.join()).toContain('the channel is gone');
  });
});
