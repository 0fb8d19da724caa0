import type { Round } from './asked.ts';
import type { DiscordServer } from './servers.ts';

const APPLICATION = '900000000000000002';
const GUILD = '900000000000000003';
const CHANNEL = '900000000000000004';

let serial = 700_000_000_000_000_000n;

/** Sends `/ask` with every question at once, each by a person of its own. */
export function askDiscord(server: DiscordServer, questions: readonly string[]): Round {
  const sent = questions.map((question) => {
    const id = nextId();
    const token = `token-of-${id}`;
    const at = Date.now();
    server.gateway.dispatch('INTERACTION_CREATE', {
      id,
      token,
      type: 2,
      application_id: APPLICATION,
      version: 1,
      guild_id: GUILD,
      channel_id: CHANNEL,
      channel: { id: CHANNEL, type: 0, name: 'desk', guild_id: GUILD },
      member: { user: person(), roles: [], permissions: '0', joined_at: '2025-01-01T00:00:00Z' },
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: { '0': GUILD },
      context: 0,
      attachment_size_limit: 10_000_000,
      data: {
        id: nextId(),
        name: 'ask',
        type: 1,
        options: [{ name: 'question', type: 3, value: question }],
      },
    });
    return { id, token, at };
  });
  return {
    read: () =>
      sent.map(({ id, token, at }) => {
        const to = (method: string, start: string) =>
          server.requests.filter((each) => each.method === method && each.path.startsWith(start));
        const [callback] = to('POST', `/interactions/${id}/`);
        // The answer takes the place of "thinking"; whatever else is sent would be a second one.
        const webhook = `/webhooks/${APPLICATION}/${token}`;
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

function nextId(): string {
  serial += 1n;
  return String(serial);
}

function person() {
  return { id: nextId(), username: 'reader', discriminator: '0', avatar: null };
}
