import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const COMPOSE = read('docs/operations/compose.yaml');
const DOCKERFILE = read('docs/operations/Dockerfile');

/** How Compose is called here: as docker's plugin, or by itself; null where it is not there. Before 2.24 it does not read an `.env` that may be missing. */
const CLIENT =
  [['docker', 'compose'], ['docker-compose']].find(([program, ...plugin]) => {
    try {
      const version = execFileSync(program!, [...plugin, 'version', '--short'], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
      return major! > 2 || (major === 2 && minor! >= 24);
    } catch {
      return false;
    }
  }) ?? null;
const NO_COMPOSE =
  CLIENT === null ? 'neither “docker compose” nor “docker-compose” is here, of 2.24 or later' : null;

function config(env: Readonly<Record<string, string>>): string {
  const [program, ...plugin] = CLIENT!;
  const args = [...plugin, '-f', join(ROOT, 'docs/operations/compose.yaml'), 'config', '--format', 'json'];
  return execFileSync(program!, args, {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe.skipIf(NO_COMPOSE !== null)(
  `compose.yaml, read by docker${NO_COMPOSE ? ` (skipped: ${NO_COMPOSE})` : ''}`,
  () => {
    it('is right, and has the bot, PostgreSQL and OpenSearch', () => {
      const { services } = JSON.parse(
        config({ POSTGRES_PASSWORD: 'made0up', DATELINE_WEB_TOKEN: 'made-up-for-a-test' }),
      ) as { services: object };
      expect(Object.keys(services).sort()).toEqual(['bot', 'opensearch', 'postgres']);
    });

    it.each(['POSTGRES_PASSWORD', 'DATELINE_WEB_TOKEN'])('does not start without %s', (name) => {
      const both = { POSTGRES_PASSWORD: 'made0up', DATELINE_WEB_TOKEN: 'made-up-for-a-test' };
      const rest = Object.fromEntries(Object.entries(both).filter(([other]) => other !== name));
      expect(() => config(rest)).toThrow(`set ${name} in .env`);
    });
  },
);

describe('compose.yaml', () => {
  it('asks how each server is without a shell, which would take an & of an address for its own', () => {
    expect(COMPOSE.match(/^ {6}test: .*/gm)).toHaveLength(2);
    expect(COMPOSE).not.toContain('CMD-SHELL');
  });

  it('sets only what .env.example knows', () => {
    const bot = COMPOSE.slice(COMPOSE.indexOf('    environment:'), COMPOSE.indexOf('    ports:'));
    const names = [...bot.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name!);
    expect(names).toContain('DATABASE_URL');
    const known = read('.env.example');
    expect(names.filter((name) => !known.includes(`\n${name}=`))).toEqual([]);
  });

  it('holds no password, and publishes the page to this machine alone', () => {
    expect(COMPOSE).not.toMatch(/PASSWORD: (?!\$\{)/);
    expect(COMPOSE.match(/^ {6}- "\d.*$/gm)).toEqual(['      - "127.0.0.1:3000:3000"']);
  });
});

describe('the Dockerfile', () => {
  it('runs as nobody in particular, and is asked whether it is well', () => {
    const last = DOCKERFILE.slice(DOCKERFILE.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('ENTRYPOINT'));
    expect(last).toContain('/healthz');
  });

  it('copies nothing of the project that .dockerignore leaves out', () => {
    const sent = read('docs/operations/Dockerfile.dockerignore')
      .match(/^!(.+)$/gm)!
      .map((line) => line.slice(1));
    const copied = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) =>
      from!.split(' '),
    );
    expect(copied.filter((path) => !sent.includes(path))).toEqual([]);
  });
});
