import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateline } from './host.ts';

/** Shaped like the real thing, and nobody's: a port that nothing listens on. */
const SLACK = {
  SLACK_BOT_TOKEN: 'xoxb-1-secretsecret',
  SLACK_APP_TOKEN: 'xapp-1-secretsecret',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};
const DISCORD = {
  DISCORD_TOKEN: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecretsecretsecretsecret',
  DISCORD_API_URL: 'http://127.0.0.1:9/api',
};

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dateline-'));
}

describe('serve', () => {
  it('says what to add when no platform is configured', async () => {
    const folder = emptyFolder();
    const { status, stderr, opened } = await dateline(['serve'], { folder });
    expect(status).toBe(2);
    expect(stderr).toBe(`dateline: serve: no platform is configured
  Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN
  Discord: set DISCORD_TOKEN
`);
    expect(opened).toEqual([]);
    expect(existsSync(join(folder, '.dateline'))).toBe(false);
  });

  it('tells everything that is wrong with the settings at once, and no token', async () => {
    const env = { SLACK_BOT_TOKEN: 'xapp-1-secretsecret', DISCORD_TOKEN: 'short', DATELINE_ELSEWHERE: 'x' };
    const { status, stderr } = await dateline(['serve'], { folder: emptyFolder(), env });
    expect(status).toBe(2);
    for (const part of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN', 'DATELINE_ELSEWHERE'])
      expect(stderr).toContain(part);
    expect(stderr).not.toContain('secretsecret');
  });

  it('starts with platforms out of reach, and ends when it is told to', { timeout: 20_000 }, async () => {
    const folder = emptyFolder();
    const { status, stderr } = await dateline(['serve'], {
      folder,
      env: { ...SLACK, ...DISCORD, DATELINE_DATA: 'kept' },
      untilStopped: () => new Promise((resolve) => setTimeout(() => resolve('SIGTERM'), 300)),
    });
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'kept/dateline.db'))).toBe(true);
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ msg }) => msg)).toContain('dateline: answering from 3 articles');
    expect(stderr).toContain('SIGTERM');
    expect(stderr).not.toMatch(/secretsecret/);
  });
});

describe('doctor', () => {
  it('finds nothing wrong with the sample and no token', async () => {
    const folder = emptyFolder();
    const { status, stdout } = await dateline(['doctor'], { folder });
    expect(status).toBe(0);
    expect(stdout).toContain('ok       corpus: 3 articles, 10 June 2025 to 20 June 2025\n');
    expect(stdout).toContain('ok       clock: 21 June 2025, 14:05 UTC');
    expect(stdout).toContain('ok       index: a question takes 3 ms\n');
    expect(stdout).toContain(`ok       store: ${folder}/.dateline/dateline.db, made when serve starts\n`);
    expect(stdout).toContain('warning  no chat platform is configured\n         → Slack: set');
    expect(existsSync(join(folder, '.dateline'))).toBe(false);
  });

  it('says what is wrong and what to do, without a token, and ends with 1', { timeout: 30_000 }, async () => {
    const env = { ...SLACK, ...DISCORD, DATELINE_ELSEWHERE: DISCORD.DISCORD_TOKEN };
    const { status, stdout, stderr } = await dateline(['doctor', '--json'], { folder: emptyFolder(), env });
    const { findings } = JSON.parse(stdout) as { findings: { what: string; state: string; todo: string }[] };
    expect(status).toBe(1);
    const wrong = findings.filter(({ state }) => state === 'error');
    expect(wrong.map(({ what }) => what).join('\n')).toMatch(/DATELINE_ELSEWHERE[\s\S]*Slack[\s\S]*Discord/);
    for (const { todo } of wrong) expect(todo).toMatch(/\w/);
    expect(stdout + stderr).not.toMatch(/secretsecret/);
  });

  it('looks at the clock and the store', async () => {
    const { stdout, status } = await dateline(['doctor'], {
      env: { DATELINE_DATA: `${import.meta.filename}/data` },
      now: () => new Date('2020-01-01T00:00:00Z'),
    });
    expect(status).toBe(1);
    expect(stdout).toContain('the newest article is later\n         → set the clock');
    expect(stdout).toMatch(/^error {4}store: .*serve\.test\.ts.*not a folder/m);
  });
});
