import { onTestFinished } from 'vitest';
import { readSlackSettings } from '../../adapters/slack/config.ts';
import { type SlackOptions, startSlack } from '../../adapters/slack/index.ts';
import type { Clock } from '../../src/clock.ts';
import type { Conversation } from '../../src/index.ts';
import { desk } from '../conversation/setup.ts';
import { type SlackServer, slackServer } from '../servers/slack.ts';

export const TOKENS = {
  SLACK_BOT_TOKEN: 'xoxb-1111-2222-botsecret',
  SLACK_APP_TOKEN: 'xapp-1-A1-3333-appsecret',
};

/** Time that passes forty times as fast, and remembers what was waited for. */
class QuickClock implements Clock {
  readonly waits: number[] = [];
  readonly #start = Date.now();
  now(): number {
    return this.#start + (Date.now() - this.#start) * SPEED;
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(ms);
    return new Promise((resolve) => {
      const ended = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', ended);
        resolve();
      };
      const timer = setTimeout(ended, ms / SPEED);
      signal?.addEventListener('abort', ended);
    });
  }
}

const SPEED = 40;

/** The real bot, on the real Bolt, with the real conversation, against a Slack on loopback. Stopped when the test ends. */
export async function running(
  env: Readonly<Record<string, string>> = {},
  options: Partial<SlackOptions> & { readonly server?: SlackServer; readonly asleep?: boolean } = {},
) {
  const server = options.server ?? (await slackServer());
  const logged: string[] = [];
  const add = (message: string, cause?: unknown) =>
    void logged.push(cause ? `${message}: ${cause}` : message);
  const clock = new QuickClock();
  const said = await desk({
    check: async ({ text }) => ({ blocks: [{ kind: 'note', text: `Checked: ${text}` }] }),
  });
  const done: string[] = [];
  const conversation: Conversation = {
    ...said.conversation,
    posted: (id) => said.conversation.posted(id).then(() => void done.push(id)),
  };
  const settings = readSlackSettings({ ...TOKENS, SLACK_API_URL: server.url, ...env })!;
  const bot = await startSlack({
    settings,
    conversation,
    sources: () => SOURCES,
    log: { info: add, warn: add, error: add },
    clock,
    ...options,
  });
  onTestFinished(async () => {
    await bot.stop();
    await server.close();
  });
  if (settings.appToken !== null && !options.asleep) await server.connected();
  return { ...said, conversation, server, bot, clock, logged, done };
}

const SOURCES = {
  articles: 24,
  sentences: 360,
  from: '2025-06-10',
  to: '2025-06-20',
  updated: '2025-06-21T14:05:10.000Z',
  publishers: [{ publisher: 'The <Wire>', articles: 24, from: '2025-06-10', to: '2025-06-20' }],
  skipped: [],
};

let serial = 0;

/** An Events API payload as Slack sends it. */
export function eventPayload<E extends Readonly<Record<string, unknown>>>(event: E) {
  serial += 1;
  return {
    token: 'verification',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: `Ev${serial}`,
    event_time: 1_750_000_000,
    authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event: { user: 'U1', channel: 'C1', event_ts: newTs(), ts: newTs(), ...event },
  };
}

export function mention(
  text = '<@UBOT> how many were killed?',
  changes: Readonly<Record<string, unknown>> = {},
) {
  return eventPayload({ type: 'app_mention', text, ...changes });
}

export function message(text: string, changes: Readonly<Record<string, unknown>> = {}) {
  return eventPayload({ type: 'message', channel_type: 'channel', text, ...changes });
}

export function command(name: string, text: string, changes: Readonly<Record<string, unknown>> = {}) {
  serial += 1;
  return {
    token: 'verification',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    command: name,
    text,
    api_app_id: 'A1',
    trigger_id: `trigger.${serial}`,
    ...changes,
  };
}

export function pressPayload(
  button: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>> = {},
) {
  serial += 1;
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'desk' },
    user: { id: 'U1', team_id: 'T1' },
    api_app_id: 'A1',
    trigger_id: `trigger.${serial}`,
    channel: { id: 'C1', name: 'desk' },
    container: { type: 'message', message_ts: '1750000001.000100', channel_id: 'C1', is_ephemeral: false },
    message: { ts: '1750000001.000100', thread_ts: '1750000000.000100' },
    actions: [{ type: 'button', block_id: 'b', action_ts: `1750000002.${serial}`, ...button }],
    ...changes,
  };
}

export function shortcut(text: string, changes: Readonly<Record<string, unknown>> = {}) {
  serial += 1;
  return {
    type: 'message_action',
    callback_id: 'check_archive',
    team: { id: 'T1', domain: 'desk' },
    user: { id: 'U1', team_id: 'T1' },
    channel: { id: 'C1', name: 'desk' },
    message: { type: 'message', user: 'U2', ts: '1750000005.000100', text },
    message_ts: '1750000005.000100',
    trigger_id: `trigger.${serial}`,
    ...changes,
  };
}

/** The buttons of a message as they were posted. */
export function buttonsOf(blocks: unknown): { readonly action_id: string; readonly value: string }[] {
  const all = blocks as readonly { readonly type: string; readonly elements?: readonly unknown[] }[];
  return all.flatMap(({ type, elements }) =>
    type === 'actions' ? (elements as { readonly action_id: string; readonly value: string }[]) : [],
  );
}

function newTs(): string {
  serial += 1;
  return `17500000${String(serial).padStart(2, '0')}.000${serial}`;
}
