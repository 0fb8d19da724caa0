import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { SCHEMA } from '../../src/store/schema.ts';
import { PASSWORD } from '../servers/postgres.ts';
import { describeOnPostgres } from './stores.ts';

const NOW = new Date('2025-06-21T14:00:00Z');
const SAVE = 'INSERT INTO installations VALUES (?, ?)';

/** Everything an error says, and what caused it. */
async function said(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('nothing went wrong'),
    (thrown) => thrown,
  );
  const { message, stack, cause } = error as Error;
  return [message, stack, JSON.stringify(error), cause instanceof Error ? cause.message : ''].join('\n');
}

describe('a server that is not there', () => {
  it('is named, without who logs in', async () => {
    const database = openPostgres(`postgres://desk:${PASSWORD}@127.0.0.1:9/state`, { patience: 0 });
    const words = await said(database.query('SELECT 1'));
    expect(words).toMatch(/^store: expected PostgreSQL at 127\.0\.0\.1:9\/state, came: .*ECONNREFUSED/);
    expect(words).not.toContain(PASSWORD);
    await database.close();
  });
});

describeOnPostgres('a store', (server) => {
  const opened = async (options = {}) => {
    const address = await server().newDatabase();
    await (await openStore(address, NOW)).close();
    const database = openPostgres(address, options);
    onTestFinished(() => database.close());
    return { address, database };
  };

  it('that refuses the password says so, and not which', async () => {
    const wrong = (await server().newDatabase()).replace(PASSWORD, 'wrong-and-secret');
    const database = openPostgres(wrong);
    const words = await said(database.query('SELECT 1'));
    expect(words).toContain('password authentication failed for user "dateline"');
    expect(words).not.toContain('wrong-and-secret');
    await database.close();
  });

  it('names the statement’s trouble, and not its values', async () => {
    const { database } = await opened();
    const words = await said(
      database.query('SELECT * FROM installation WHERE workspace = ?', ['xoxb-secret']),
    );
    expect(words).toMatch(
      /^store: PostgreSQL at 127\.0\.0\.1:\d+\/test_\w+: relation "installation" does not exist/,
    );
    expect(words).not.toContain('xoxb-secret');
  });

  it('is found again after it was ended and started', async () => {
    const { database } = await opened();
    await database.query(SAVE, ['before', 'x']);
    await server().stop('fast');
    const waiting = Promise.all([
      database.query(SAVE, ['while it is gone', 'x']),
      database.transaction((inside) => inside.query(SAVE, ['in a transaction', 'x'])),
    ]);
    await server().start();
    await waiting;
    expect(await database.query('SELECT workspace FROM installations ORDER BY workspace')).toEqual([
      { workspace: 'before' },
      { workspace: 'in a transaction' },
      { workspace: 'while it is gone' },
    ]);
  });

  it('leaves nothing of a transaction during which it was killed, and works on', async () => {
    const { database } = await opened();
    const broken = database.transaction(async (inside) => {
      await inside.query(SAVE, ['half', 'x']);
      await server().stop('killed');
      await inside.query(SAVE, ['the other half', 'x']);
    });
    const words = await said(broken);
    await server().start();
    expect(words).toMatch(/^store: expected PostgreSQL at/);
    expect(await database.query('SELECT * FROM installations')).toEqual([]);
  });

  it('is told of once the wait is over', async () => {
    const { database } = await opened({ patience: 300 });
    await server().stop('fast');
    const words = await said(database.query('SELECT 1'));
    await server().start();
    expect(words).toMatch(/^store: expected PostgreSQL at/);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends a statement that takes too long', async () => {
    const { database } = await opened({ statement: 100 });
    expect(await said(database.query('SELECT pg_sleep(30)'))).toContain('statement timeout');
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps text with a NUL in it', async () => {
    const { database } = await opened();
    await database.query(SAVE, ['T1', 'a\0b']);
    expect(await database.query('SELECT sealed FROM installations')).toEqual([{ sealed: 'a\uFFFDb' }]);
  });

  it('is brought up to date once by processes that start at the same moment', async () => {
    const address = await server().newDatabase();
    const starting = ['a', 'b', 'c'].map((name) =>
      fork(new URL('./opening.mjs', import.meta.url), [address, name]),
    );
    await Promise.all(starting.map((child) => once(child, 'message')));
    const ended = Promise.all(starting.map((child) => once(child, 'exit')));
    for (const child of starting) child.send('go');
    expect((await ended).map(([code]) => code)).toEqual([0, 0, 0]);
    const database = await openStore(address, NOW);
    expect(await database.query('SELECT COUNT(*) AS steps FROM migrations')).toEqual([
      { steps: SCHEMA.length },
    ]);
    expect(await database.query('SELECT COUNT(*) AS rows FROM installations')).toEqual([{ rows: 60 }]);
    await database.close();
  });
});
