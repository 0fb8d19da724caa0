import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateline } from './host.ts';

/** Command lines on one store. */
function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  return (...args: string[]) => dateline(args, { folder });
}

async function added(cli: ReturnType<typeof desk>, ...words: string[]): Promise<string> {
  const { stdout, stderr } = await cli('schedules', 'add', 'slack:T1/C1', ...words);
  const id = /\[(\w+)\]/.exec(stdout)?.[1];
  if (id === undefined) throw new Error(stderr);
  return id;
}

describe('dateline schedules', () => {
  it('adds, lists, changes, pauses, resumes and removes', async () => {
    const cli = desk();
    const id = await added(cli, 'weekdays', '7:45', 'Europe/Paris', 'about', 'Kidal;', 'Myanmar');
    const listed = await cli('schedules', 'list');
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    expect(listed.stdout).toBe(
      `${id}  slack:T1/C1  Weekdays at 07:45, Europe/Paris. Next: Mon 23 June 2025, 07:45 (UTC+2); Tue 24 June 2025, 07:45 (UTC+2); Wed 25 June 2025, 07:45 (UTC+2). About Kidal; Myanmar, up to 5 stories.\n`,
    );
    expect((await cli('schedules', 'change', id, '8:15')).stdout).toContain(
      'Weekdays at 08:15, Europe/Paris',
    );
    expect((await cli('schedules', 'change', id, 'about Goma silent')).stdout).toContain(
      'Weekdays at 08:15, Europe/Paris. Next: Mon 23 June 2025, 08:15 (UTC+2); Tue 24 June 2025, 08:15 (UTC+2); Wed 25 June 2025, 08:15 (UTC+2). About Goma, up to 5 stories, silent when nothing is new.',
    );
    expect((await cli('schedules', 'pause', id)).stdout).toContain('Paused.');
    expect((await cli('schedules', 'resume', id)).stdout).toContain('Next:');
    const [row] = (await cli('schedules', 'list', 'slack:T1/C1', '--json')).stdout.split('\n');
    expect(JSON.parse(row!)).toMatchObject({ id, channel: 'T1/C1', subjects: ['Goma'], paused: false });
    expect((await cli('schedules', 'list', 'discord:1/2')).stdout).toContain('No briefings yet');
    expect((await cli('schedules', 'remove', id)).stdout).toContain('Removed: Weekdays at 08:15');
    expect((await cli('schedules', 'list')).stdout).toContain('No briefings yet');
  });

  it.each([
    [['add', 'slack:T1/C1', 'weekdays', '7:45', 'Europe/Pariss'], 'Did you mean Europe/Paris?'],
    [['add', 'slack:T1/C1', 'weekdays', '25:00', 'Paris'], '25:00'],
    [['add', 'slack:T1/C1', 'weekdays', '7:45'], 'In which time zone?'],
    [['add', 'teams:T1/C1', 'weekdays', '7:45', 'Paris'], 'not a channel: "teams:T1/C1"'],
    [['add', 'slack:T1/C1'], 'a channel and when are needed'],
    [['pause', 'nope'], 'no schedule has the id "nope"'],
    [['run'], 'the id of a schedule is needed'],
    [['list', 'C1'], 'not a channel: "C1"'],
  ])('refuses %j with status 2 and nothing on stdout', async (args, said) => {
    const { status, stdout, stderr } = await desk()('schedules', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('says what a run now waits for, and that a preview has nothing new', async () => {
    const cli = desk();
    const id = await added(cli, 'daily 18:00 London');
    expect((await cli('schedules', 'run', id)).stdout).toContain('dateline serve');
    expect(await cli('schedules', 'preview', id)).toMatchObject({ status: 1 });
  });

  it('tells why not by a schedule, with no other window beside it', async () => {
    const cli = desk();
    const id = await added(cli, 'daily 18:00 London');
    expect((await cli('why', 'a', '--schedule', id)).stderr).toBe('');
    expect((await cli('why', 'a', '--schedule', 'nope')).stderr).toContain('no schedule has the id');
    expect((await cli('why', 'a', '--schedule', id, '--topic', 'x')).stderr).toContain('leave --since');
  });
});

describe('doctor', () => {
  it('shows the briefings, their next runs and which have nowhere to be posted', async () => {
    const cli = desk();
    const id = await added(cli, 'daily 18:00 London');
    const { stdout } = await cli('doctor');
    expect(stdout).toContain(
      `warning  briefing ${id} in slack:T1/C1: Every day at 18:00, Europe/London. Next:`,
    );
    expect(stdout).toContain('it has nowhere to be posted');
  });
});

describe('DATELINE_SCHEDULES', () => {
  it('is refused with everything that is wrong with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    writeFileSync(
      join(folder, 's.json'),
      '[{"id":"a","platform":"slack","channel":"C1","when":"weekdys 7:45"},{}]',
    );
    const env = {
      DISCORD_TOKEN: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecretsecretsecretsecret',
      DATELINE_SCHEDULES: 's.json',
    };
    const { status, stderr } = await dateline(['serve'], { folder, env });
    expect(status).toBe(2);
    expect(stderr).toMatch(/DATELINE_SCHEDULES: .*“a”.*weekday.*number 2/);
  });

  it('warns of briefings in the store that have nowhere to be posted', async () => {
    const cli = desk();
    expect((await cli('serve')).stderr).not.toContain('waits');
    await added(cli, 'daily 18:00 London');
    expect((await cli('serve')).stderr).toMatch(
      /the briefing \w+ waits: slack is not configured or did not start/,
    );
  });
});
