import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applySchedules, createDateline, readScheduleFile } from '../../src/index.ts';
import { newsroom, sample } from '../cli/serve/newsroom.ts';
import type { SlackServer } from '../servers/slack.ts';
import { unrendered } from './blocks.ts';
import { buttonsOf, command, eventPayload, pressPayload, running } from './bot.ts';

const MANAGER = { SLACK_MANAGERS: 'U1' };

/** The bot with the newsroom behind it, over a Slack on loopback. */
async function desk(options: Parameters<typeof newsroom>[0] = {}) {
  const room = await newsroom(options);
  const { server, bot } = await running(MANAGER, {
    conversation: room.conversation,
    withdrawn: (workspace) => room.room.withdrawn({ platform: 'slack', workspace, channel: null }),
  });
  await room.start(bot.courier);
  let heard = 0;
  return {
    ...room,
    server,
    bot,
    /** What the person sees who types it. */
    async type(text: string, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
      const before = server.ephemerals.length;
      heard += 1;
      const sent = command('/brief', text, { response_url: server.responseUrl(), ...changes, nth: heard });
      await server.send('slash_commands', sent);
      await server.until(({ ephemerals }) => ephemerals.length > before);
      return textOf(server.ephemerals.at(-1)!);
    },
  };
}

const textOf = (shown: object) => unrendered((shown as { readonly blocks?: unknown }).blocks).join('\n');
const standing = (server: SlackServer) => server.messages.filter(({ thread_ts }) => thread_ts === undefined);

describe('briefings in Slack', () => {
  it('are made by /brief, posted once when due, with cited sentences, and not told again', async () => {
    const it_ = await desk();
    const made = await it_.type('add daily 22:00 Europe/Paris about Kidal');
    expect(made).toContain('1. Every day at 22:00, Europe/Paris. Next: Fri 13 June 2025, 22:00 (UTC+2);');
    expect(made).toContain('About Kidal, up to 5 stories.');
    await it_.at('2025-06-14T19:59:00Z');
    const before = standing(it_.server).length;
    await it_.at('2025-06-14T20:00:30Z');
    await it_.at('2025-06-14T20:05:00Z');
    expect(standing(it_.server)).toHaveLength(before + 1);
    const text = textOf(standing(it_.server).at(-1)!);
    const { article } = await sample();
    const quoted = 'A Malian army convoy was ambushed in the northern region of Kidal at dawn on Friday';
    expect((await article('kidal/2025-06-13-convoy-denial.txt'))!.text).toContain(quoted);
    expect(text).toContain(quoted);
    expect(text).toContain(
      '— Sahel Wire, 13 June 2025 (kidal/2025-06-13-convoy-denial.txt, characters 178–335)',
    );
    expect(
      it_.server.messages.filter(({ thread_ts }) => thread_ts === standing(it_.server)[0]!.ts),
    ).toHaveLength(1);
    await it_.at('2025-06-15T20:00:30Z');
    expect(standing(it_.server).at(-1)!.text).toContain('Nothing new on your subjects');
  });

  it('are managed by managers alone, and listed for all', async () => {
    const it_ = await desk();
    expect(await it_.type('add weekdays 7:45 Europe/Paris', { user_id: 'U9' })).toContain(
      'Only those who manage',
    );
    expect(await it_.type('list')).toContain('No briefing is posted here yet');
    await it_.type('add weekdays 7:45 Europe/Paris');
    for (const order of ['pause 1', 'run 1', 'remove 1', 'change 1 8:00'])
      expect(await it_.type(order, { user_id: 'U9' })).toContain('Only those who manage');
    expect(await it_.type('list', { user_id: 'U9' })).toContain('1. Weekdays at 07:45, Europe/Paris. Next:');
    expect(await it_.type('change 1 8:15')).toContain('1. Weekdays at 08:15, Europe/Paris.');
    expect(await it_.type('pause 1')).toContain('Paused.');
    expect(await it_.type('resume 1')).toContain('Next: Mon 16 June 2025, 08:15 (UTC+2)');
    expect(await it_.type('remove 1')).toContain('Removed: Weekdays at 08:15');
    expect(await it_.type('list')).toContain('No briefing');
  });

  it('refuse what is no time or no zone, with what may have been meant', async () => {
    const it_ = await desk();
    expect(await it_.type('add weekdays 7:45 Europe/Pariss')).toContain('Europe/Paris');
    expect(await it_.type('add weekdays 25:00 Europe/Paris')).toMatch(/25:00/);
    expect(await it_.type('weekdys 7:45 Paris')).toContain('Did you mean weekday');
    expect(await it_.type('pause 3')).toContain('No briefing is posted here yet');
  });

  it('are posted now when asked, and previewed to one person', async () => {
    const it_ = await desk();
    await it_.type('add daily 7:45 UTC about Kidal silent');
    await it_.at('2025-06-14T19:00:00Z');
    const before = it_.server.messages.length;
    expect(await it_.type('preview 1', { user_id: 'U9' })).toContain('since 1');
    expect(it_.server.messages).toHaveLength(before);
    expect(await it_.type('run 1')).toContain('It is posted.');
    expect(standing(it_.server).length).toBeGreaterThan(0);
    it_.clock.now = new Date('2025-06-14T19:01:00Z');
    const second = await it_.type('run 1');
    expect(second).toContain('Nothing is new, so nothing was posted.');
  });

  it.each([
    ['made here', null],
    [
      'of a file that names no workspace',
      [{ id: 'f', platform: 'slack', channel: 'C1', when: 'daily 20:00 UTC' }],
    ],
  ])('%s say in their thread what is not in them', async (_, file) => {
    const it_ = await desk();
    if (file === null) await it_.type('add daily 20:00 UTC about Kidal');
    else {
      const read = readScheduleFile(JSON.stringify(file));
      if ('schedules' in read) await applySchedules(it_.database, read.schedules, it_.clock.now);
    }
    it_.clock.now = new Date('2025-06-13T20:30:00Z');
    await it_.at('2025-06-14T20:00:00Z');
    const posted = it_.server.messages.find(({ blocks }) =>
      buttonsOf(blocks).some(({ action_id }) => /why-not/.test(action_id)),
    );
    expect(posted).toBeDefined();
    const button = buttonsOf(posted!.blocks).find(({ action_id }) => /why-not/.test(action_id))!;
    await it_.server.send('interactive', pressPayload(button));
    await it_.server.until(({ ephemerals }) =>
      ephemerals.some((each) => /not in this briefing/.test(textOf(each))),
    );
  });

  it('are told as of now to one person, who may share it', async () => {
    const it_ = await desk();
    const told = await it_.type('Congo', { user_id: 'U9' });
    expect(told).toContain('Congo and M23 sign declaration of principles in Doha');
    expect(it_.server.messages).toEqual([]);
    const share = buttonsOf(it_.server.ephemerals.at(-1)!.blocks).find(({ action_id }) =>
      /share/.test(action_id),
    )!;
    await it_.server.send('interactive', pressPayload(share));
    await it_.server.until(({ messages }) => messages.length === 1);
    await it_.type('list');
    expect(buttonsOf(it_.server.ephemerals.at(-1)!.blocks)).toEqual([]);
  });

  it('say of an article why it is not in the last one', async () => {
    const it_ = await desk();
    await it_.type('add daily 20:00 UTC about Kidal');
    await it_.at('2025-06-14T19:59:00Z');
    await it_.at('2025-06-14T20:00:00Z');
    expect(await it_.type('why 1 kidal/2025-06-13-convoy-denial.txt')).toContain('It is in the briefing');
    expect(await it_.type('why 1 nope')).toContain('No such article');
    expect(await it_.type('why 2 nope')).toContain('There is no briefing 2 here');
  });

  it('keep to publishers that are there', async () => {
    const it_ = await desk();
    expect(await it_.type('add daily 20:00 UTC only from sahel wire')).toContain('only from Sahel Wire');
    expect(await it_.type('change 1 only from Sahel Wyre')).toContain('Did you mean Sahel Wire?');
  });

  it('are paused with the reason when the workspace removes Dateline, and nothing is tried again', async () => {
    const it_ = await desk();
    await it_.type('add daily 20:00 UTC about Kidal');
    await it_.type('add daily 21:00 UTC about Goma', { channel_id: 'C2', team_id: 'T2' });
    await it_.server.send('events_api', eventPayload({ type: 'app_uninstalled' }));
    await it_.server.until(() => it_.logged.some((line) => line.includes('briefings paused: 1')));
    expect(await it_.type('list')).toContain('Paused: Dateline was removed from there.');
    const before = it_.server.calls.length;
    await it_.at('2025-06-14T20:00:30Z');
    expect(it_.server.calls).toHaveLength(before);
    expect(await it_.type('resume 1')).toContain('Next: Sun 15 June 2025, 20:00 (UTC+0)');
  });

  it('are corrected in their thread while it runs, as soon as an article says something else', async () => {
    const text = (toll: string) =>
      `A bomb killed ${toll} people in the market of Kidal on Friday, the army said.`;
    const article = (toll: string) => ({
      id: 'a',
      headline: 'Bomb in Kidal market',
      published: '2025-06-13T18:00:00Z',
      text: text(toll),
      parts: [{ kind: 'paragraph' as const, start: 0, end: text(toll).length }],
      origin: { path: 'feed' },
    });
    const from = { from: 'https://feed.example/', arrived: '2025-06-13T19:00:00Z' };
    const dateline = await createDateline({ corpus: [mkdtempSync(join(tmpdir(), 'dateline-'))] });
    await dateline.intake.take([{ article: article('ten'), ...from }]);
    const it_ = await desk({ dateline });
    await it_.type('add daily 20:00 UTC');
    await it_.at('2025-06-13T20:00:00Z');
    await dateline.intake.take([{ article: article('fourteen'), ...from }]);
    await it_.at('2025-06-13T20:10:00Z');
    await it_.server.until(() =>
      it_.server.messages.some(({ blocks }) => /Correction/.test(textOf({ blocks }))),
    );
    await it_.at('2025-06-13T20:20:00Z');
    const notes = it_.server.messages.filter(({ blocks }) => /Correction/.test(textOf({ blocks })));
    expect(notes).toHaveLength(1);
    expect(textOf(notes[0]!)).toMatch(/killed ten[\s\S]*killed fourteen/);
  });

  it('are corrected in their thread, once, when an article changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    const write = (toll: string) =>
      writeFileSync(
        join(folder, 'wire.jsonl'),
        `${JSON.stringify({ id: 'a', headline: 'Bomb in Kidal market', publisher: 'Wire', published: '2025-06-13T18:00:00Z', text: `A bomb killed ${toll} people in the market of Kidal on Friday, the army said.` })}\n`,
      );
    write('ten');
    const store = join(folder, 'store.db');
    const first = await desk({ dateline: await createDateline({ corpus: [folder] }), store });
    await first.type('add daily 20:00 UTC');
    await first.at('2025-06-13T20:00:00Z');
    expect(standing(first.server)).toHaveLength(1);
    await first.room.stop();
    write('fourteen');
    const room = await newsroom({ dateline: await createDateline({ corpus: [folder] }), store });
    await room.start(first.bot.courier);
    await room.at('2025-06-13T20:10:00Z');
    await room.room.stop();
    await room.start(first.bot.courier);
    await room.at('2025-06-13T20:20:00Z');
    const notes = first.server.messages.filter(({ blocks }) => /Correction/.test(textOf({ blocks })));
    expect(notes).toHaveLength(1);
    expect(notes[0]!.thread_ts).toBe(standing(first.server)[0]!.ts);
    expect(textOf(notes[0]!)).toMatch(/killed ten[\s\S]*killed fourteen/);
  });
});
