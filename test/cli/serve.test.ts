import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDateline } from '../../src/index.ts';
import { freePort } from '../servers/ports.ts';
import { until } from '../until.ts';
import { dateline, type Setup } from './host.ts';

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

/** Has a port until the test ends; another test may have it first. */
async function takePort(port: number): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  const isOurs = () =>
    new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
  await until(isOurs);
}

/** What a log of JSON lines says. */
function messagesIn(stderr: string): string[] {
  const lines = stderr.trimEnd().split('\n');
  return lines
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
}

describe('serve', () => {
  it('serves the web page when nothing else is configured, and says where', async () => {
    const { status, stderr } = await dateline(['serve'], { folder: emptyFolder(), env: { PORT: '0' } });
    expect(status).toBe(0);
    const said = messagesIn(stderr);
    expect(said[0]).toMatch(/^web: open http:\/\/127\.0\.0\.1:\d+$/);
    expect(said).toContain(
      'dateline: answering from 3 articles (Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN; Discord: set DISCORD_TOKEN to add it)',
    );
  });

  it('takes another port than 3000 where somebody has it, and none but the one that is set', async () => {
    await takePort(3000);
    const { stderr } = await dateline(['serve'], { folder: emptyFolder() });
    expect(messagesIn(stderr)[0]).toMatch(/^web: open http:\/\/127\.0\.0\.1:(?!3000$)\d+$/);
    const { status, stderr: why } = await dateline(['serve'], {
      folder: emptyFolder(),
      env: { PORT: '3000' },
    });
    expect(status).toBe(2);
    expect(why).toMatch(/unable to listen on 127\.0\.0\.1, port 3000/);
  });

  it('answers the page while it serves', async () => {
    const port = await freePort();
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      );
    const { status } = await dateline(['serve'], {
      folder: emptyFolder(),
      env: { PORT: String(port) },
      // The page listens before the archive is read.
      untilStopped: () => until(isReady).then(() => 'SIGTERM'),
    });
    expect(status).toBe(0);
  });

  it('is not seen by others without a token', async () => {
    const { status, stderr } = await dateline(['serve'], { folder: emptyFolder(), env: { HOST: '0.0.0.0' } });
    expect(status).toBe(2);
    expect(stderr).toMatch(/DATELINE_WEB_TOKEN/);
  });

  it('leaves PORT to Slack over HTTP, and says how to have both', async () => {
    const { SLACK_APP_TOKEN: _, ...http } = { ...SLACK, SLACK_SIGNING_SECRET: 'secretsecret' };
    const { stderr } = await dateline(['serve'], { folder: emptyFolder(), env: { ...http, PORT: '0' } });
    expect(messagesIn(stderr).join('\n')).toMatch(/set SLACK_PORT too/);
    expect(stderr).not.toMatch(/web: open/);
  });

  it('tells everything that is wrong with the settings at once, and no token', async () => {
    const env = { SLACK_BOT_TOKEN: 'xapp-1-secretsecret', DISCORD_TOKEN: 'short', DATELINE_ELSEWHERE: 'x' };
    const { status, stderr } = await dateline(['serve'], { folder: emptyFolder(), env });
    expect(status).toBe(2);
    for (const part of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN', 'DATELINE_ELSEWHERE'])
      expect(stderr).toContain(part);
    expect(stderr).not.toContain('secretsecret');
  });

  it('starts with platforms out of reach, and ends when it is told to', async () => {
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

  it('says what is wrong and what to do, without a token, and ends with 1', async () => {
    const env = { ...SLACK, ...DISCORD, DATELINE_ELSEWHERE: DISCORD.DISCORD_TOKEN };
    const { status, stdout, stderr } = await dateline(['doctor', '--json'], { folder: emptyFolder(), env });
    const { findings } = JSON.parse(stdout) as { findings: { what: string; state: string; todo: string }[] };
    expect(status).toBe(1);
    const wrong = findings.filter(({ state }) => state === 'error');
    expect(wrong.map(({ what }) => what).join('\n')).toMatch(/DATELINE_ELSEWHERE[\s\S]*Slack[\s\S]*Discord/);
    for (const { todo } of wrong) expect(todo).toMatch(/\w/);
    expect(stdout + stderr).not.toMatch(/secretsecret/);
  });

  it('looks at the web page, and at who is let in', async () => {
    const found = async (env: Readonly<Record<string, string>>) =>
      (await dateline(['doctor'], { folder: emptyFolder(), env })).stdout;
    expect(await found({ PORT: '4000' })).toContain(
      'ok       web page: 127.0.0.1, port 4000, this machine alone\n',
    );
    const token = { DATELINE_WEB_TOKEN: 'a-token-of-24-characters', HOST: '0.0.0.0' };
    expect(await found(token)).toContain('web page: 0.0.0.0, port 3000 or any that is free, with a login\n');
    expect(await found({ PUBLIC_URL: 'https://desk.example' })).toMatch(
      /warning {2}web page: .* is not let in\n.*DATELINE_WEB_TOKEN/,
    );
    expect(await found({ HOST: '0.0.0.0' })).toMatch(/error {4}settings: HOST is/);
  });

  it('names a corpus that is missing once, and what to name instead', async () => {
    const folder = emptyFolder();
    const nowhere = join(folder, 'nowhere');
    const found = async (args: readonly string[], setup: Setup = {}) =>
      (await dateline(['doctor', ...args], { folder, ...setup })).stdout
        .split(/\n(?! )/)
        .filter((finding) => finding.includes('no such file'));
    const todo = '         → name files or folders of articles in DATELINE_CORPUS';
    expect(await found(['--corpus', nowhere])).toEqual([
      `error    --corpus: no such file or folder: ${JSON.stringify(nowhere)}\n${todo}`,
    ]);
    const open: Setup['open'] = (options) => createDateline({ ...options, corpus: [nowhere] });
    expect(await found([], { open })).toEqual([
      `error    corpus: no such file or folder: ${nowhere}\n${todo}`,
    ]);
    expect(await found([], { env: { DATELINE_CORPUS: nowhere } })).toEqual([
      expect.stringContaining('settings: DATELINE_CORPUS: no such file or folder'),
    ]);
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
