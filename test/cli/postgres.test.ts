import { expect, it } from 'vitest';
import { PASSWORD } from '../servers/postgres.ts';
import { describeOnPostgres } from '../store/stores.ts';
import { dateline } from './host.ts';

const NOWHERE = `postgres://dateline:${PASSWORD}@127.0.0.1:9/state`;

describeOnPostgres('the command line', (server) => {
  it('orders briefings on the server that DATABASE_URL names', async () => {
    const env = { DATABASE_URL: await server().newDatabase() };
    const when = ['weekdays', '7:45', 'Europe/Paris'];
    const added = await dateline(['schedules', 'add', 'slack:T1/C1', ...when], { env });
    expect(added).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = await dateline(['schedules', 'list'], { env });
    expect(stdout).toContain('slack:T1/C1  Weekdays at 07:45, Europe/Paris');
  });

  it('says in doctor which server it is, and not how one logs in', async () => {
    const env = { DATABASE_URL: await server().newDatabase() };
    const { stdout } = await dateline(['doctor'], { env });
    expect(stdout).toMatch(/^ok +store: PostgreSQL at 127\.0\.0\.1:\d+\/test_\w+; answers found useful 0/m);
    expect(stdout).not.toContain(PASSWORD);
  });
});

it('says in doctor that the server is out of reach', async () => {
  const { status, stdout } = await dateline(['doctor'], { env: { DATABASE_URL: NOWHERE } });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^error +store: expected PostgreSQL at 127\.0\.0\.1:9\/state, came: /m);
  expect(stdout).not.toContain(PASSWORD);
});
