import { expect, it } from 'vitest';
import { mention, running } from './bot.ts';

it('keeps as many sockets open as it is told, and answers what comes in at each', async () => {
  const { server, asked } = await running({ SLACK_SOCKETS: '3' });
  await server.until(({ sockets }) => sockets === 3);
  for (let at = 0; at < 6; at++)
    await server.send('events_api', mention(`<@UBOT> question ${at}`, { user: `U${at}` }));
  await server.until(({ messages }) => messages.length === 6);
  expect(asked.map(({ question }) => question).sort()).toEqual(
    Array.from({ length: 6 }, (_, at) => `question ${at}`),
  );
});

it('opens every socket again that breaks, and leaves none when it ends', async () => {
  const { server, bot } = await running({ SLACK_SOCKETS: '2' });
  await server.until(({ sockets }) => sockets === 2);
  server.drop('broken');
  const opened = () => server.calls.filter(({ method }) => method === 'apps.connections.open').length;
  await server.until(({ sockets }) => sockets === 2 && opened() >= 4);
  await server.send('events_api', mention());
  await server.until(({ messages }) => messages.length === 1);
  await bot.stop();
  await server.until(({ sockets }) => sockets === 0);
});
