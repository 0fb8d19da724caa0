import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDiscord } from '../../adapters/discord/index.ts';
import type { Conversation } from '../../src/index.ts';
import { newsroom } from '../cli/serve/newsroom.ts';
import { endingEarly } from '../conversation/setup.ts';
import { DiscordServer } from '../servers/discord.ts';
import { GUILD } from '../servers/discord-ids.ts';
import { until } from '../until.ts';
import { command, type Event, formSent, press, QuickClock, send, settings } from './bot.ts';

const LEASE_MS = 50_000;
const MANAGE_GUILD = '32';

/** As somebody who manages the server. */
function managing(event: Event): Event {
  const member = { ...(event.data.member as object), permissions: MANAGE_GUILD };
  return { ...event, data: { ...event.data, member } };
}

/**
 * Two newsrooms on one store. One hears `event`, does what it asks for, and ends before it has answered; then the other one is
 * there. `before` is heard and answered in peace, and says what comes after it.
 */
async function takenUp(event: Event | ((shown: string) => Event), before: readonly Event[] = []) {
  const server = await DiscordServer.start();
  const store = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'store.db');
  const [one, other] = [await newsroom({ store }), await newsroom({ store })];
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const started = async (conversation: Conversation, { room }: typeof one) => {
    const options = { settings: settings(server), clock: new QuickClock(), suggest: () => [] };
    const log = { info: note, warn: note, error: note };
    const bot = await startDiscord({ ...options, conversation, board: room.board, log });
    await bot.ready;
    onTestFinished(() => bot.stop());
    return bot;
  };
  onTestFinished(() => server.stop());
  let isDone = false;
  const ending = endingEarly(one.conversation, () => {
    isDone = true;
  });
  let hearing = one.conversation;
  const mortal: Conversation = {
    ...ending,
    handle: (each) => hearing.handle(each),
    press: (each) => hearing.press(each),
  };
  const first = await started(mortal, one);
  let shown = '';
  for (const each of before) {
    send(server, managing(each));
    await until(() => server.responses.get(each.token)?.message != null);
    shown = JSON.stringify(server.responses.get(each.token)?.message);
    one.clock.now = new Date(one.clock.now.getTime() + 1_000);
  }
  hearing = ending;
  const last = typeof event === 'function' ? event(shown) : event;
  send(server, managing(last));
  // Discord has heard that an answer will come, or nobody may give one.
  await until(() => isDone && server.responses.has(last.token));
  const kept = JSON.stringify(await one.database.query('SELECT asked FROM events WHERE asked IS NOT NULL'));
  void first.stop();
  other.clock.now = new Date(one.clock.now.getTime() + LEASE_MS);
  const done: string[] = [];
  const posted = (id: string) => other.conversation.posted(id).then(() => void done.push(id));
  await started({ ...other.conversation, posted }, other);
  await until(() => done.length > 0);
  return {
    server,
    kept,
    logged: () => logged.join('\n'),
    token: last.token,
    said: () => JSON.stringify(server.responses.get(last.token)?.message ?? null),
    edits: () => server.responses.get(last.token)?.edits,
    schedules: () => other.room.board.list('discord', GUILD),
    feedback: () => other.database.query('SELECT verdict FROM feedback'),
  };
}

/** The press of a button that an answer shows. */
const pressing = (action: string) => (shown: string) =>
  press(new RegExp(`"custom_id":"(${action}\\|[^"]+)"`).exec(shown)![1]!);

const QUESTION = command('ask', { question: 'Who leads Mali?', private: true });

describe('what a killed bot had in hand', () => {
  it('is answered by its token, which nobody reads in the store or a log', async () => {
    const it_ = await takenUp(command('ask', { question: 'Who leads Mali?' }));
    expect(it_.said()).toContain('Goïta');
    expect(it_.kept).toContain('Who leads Mali?');
    expect(it_.kept).not.toContain(it_.token);
    expect(it_.logged()).not.toContain(it_.token);
  });

  it.each([
    [
      'add daily 7:45 UTC',
      'Made',
      ['Every day at 05:00, UTC', 'Every day at 06:00, UTC', 'Every day at 07:45, UTC'],
    ],
    ['remove 1', 'Removed', ['Every day at 06:00, UTC']],
  ])('is told what came of /brief %s, which is done once', async (what, says, standing) => {
    const it_ = await takenUp(
      command('brief', { what }),
      ['5:00', '6:00'].map((time) => command('brief', { what: `add daily ${time} UTC` })),
    );
    expect(it_.said()).toContain(says);
    expect(it_.edits()).toBe(1);
    expect((await it_.schedules()).map(({ when }) => when)).toEqual(standing);
  });

  it('is told what came of a form, which is carried out once', async () => {
    const fields = { when: 'daily 7:45 UTC', subjects: '', publishers: '', stories: '5', quiet: '' };
    const it_ = await takenUp(formSent('briefing|', fields));
    expect(it_.said()).toContain('Made');
    expect(await it_.schedules()).toHaveLength(1);
  });

  it('is shown to all where somebody shared it, once', async () => {
    const it_ = await takenUp(pressing('share'), [QUESTION]);
    expect(it_.said()).toContain('Goïta');
    expect([it_.edits(), it_.server.followUps]).toEqual([1, []]);
  });

  it('is noted where somebody found an answer useful, and is thanked for', async () => {
    const it_ = await takenUp(pressing('useful'), [QUESTION]);
    expect(await it_.feedback()).toEqual([{ verdict: 'useful' }]);
    expect(JSON.stringify(it_.server.followUps)).toContain('Thank you.');
    expect(it_.server.followUps).toHaveLength(1);
  });
});
