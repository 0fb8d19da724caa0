import type { Round } from './asked.ts';
import type { DiscordEvents, DiscordServer } from './servers.ts';

let serial = 0;

/** Sends `/ask` with every question at once, each by a person of its own. */
export function askDiscord(
  server: DiscordServer,
  events: DiscordEvents,
  questions: readonly string[],
): Round {
  const sent = questions.map((question) => {
    const at = Date.now();
    const user = { id: `7${String(++serial).padStart(17, '0')}`, username: 'reader', discriminator: '0' };
    const member = { user, roles: [], permissions: '0', joined_at: '2025-01-01T00:00:00Z' };
    const { id, token, name, data } = events.command('ask', { question }, { member });
    server.gateway.dispatch(name, data);
    return { id, at, webhook: `/webhooks/${data.application_id}/${token}` };
  });
  return {
    read: () =>
      sent.map(({ id, at, webhook }) => {
        const to = (method: string, start: string) =>
          server.requests.filter((each) => each.method === method && each.path.startsWith(start));
        const [callback] = to('POST', `/interactions/${id}/`);
        // The answer takes the place of "thinking"; whatever else is sent would be a second one.
        const answers = [...to('PATCH', webhook), ...to('POST', webhook)];
        const [first] = answers;
        return {
          acknowledged: callback === undefined ? null : callback.at - at,
          answered: first === undefined ? null : first.at - at,
          answers: answers.length,
        };
      }),
  };
}
