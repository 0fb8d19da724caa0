import type { Round } from './asked.ts';
import type { SlackServer } from './servers.ts';

let serial = 0;

/** Mentions the bot with every question at once, each by a person and in a channel of its own. */
export function askSlack(server: SlackServer, questions: readonly string[]): Round {
  const sent = questions.map((question) => {
    const number = ++serial;
    const channel = `C${number}`;
    const ts = `1750000000.${String(number).padStart(6, '0')}`;
    const at = Date.now();
    let acknowledged: number | null = null;
    const payload = {
      token: 'verification',
      team_id: 'T1',
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev${number}`,
      event_time: 1_750_000_000,
      authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true }],
      event: {
        type: 'app_mention',
        user: `U${number}`,
        channel,
        text: `<@UBOT> ${question}`,
        ts,
        event_ts: ts,
      },
    };
    void server.send('events_api', payload).then((after) => {
      acknowledged = after;
    });
    return { channel, at, acknowledged: () => acknowledged };
  });
  return {
    read: () =>
      sent.map(({ channel, at, acknowledged }) => {
        const posts = server.calls.filter(
          ({ method, body }) => method === 'chat.postMessage' && body.channel === channel,
        );
        const [first] = posts;
        return {
          acknowledged: acknowledged(),
          answered: first === undefined ? null : first.at - at,
          answers: posts.length,
        };
      }),
  };
}
