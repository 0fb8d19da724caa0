import type { App, Context, webApi } from '@slack/bolt';
import { type CommandName, type Incoming, isPress, type Left, type Press } from '../../src/index.ts';
import { showStatus } from './agent.ts';
import { deliver } from './deliver.ts';
import { acknowledged, type Desk, hereOf } from './desk.ts';
import {
  type CommandBody,
  heardCommand,
  heardMessage,
  heardPress,
  heardShortcut,
  type MessageEvent,
  type PressBody,
  type ShortcutBody,
} from './heard.ts';
import { isManager } from './manage/managers.ts';
import { ACTION_PREFIX } from './render/spell.ts';
import { AnsweredThreads } from './threads.ts';
import type { WayBack } from './way-back.ts';
import { within } from './within.ts';

/** The message shortcut of the manifest. */
export const CHECK_SHORTCUT = 'check_archive';

/** Answers what another process has left. */
type TakeUp = (left: Left, client: webApi.WebClient) => Promise<void>;

/** Hears everything that is for Dateline. Each event is acknowledged before anything else, and answered as work of its own. */
export function listen(app: App, desk: Desk): TakeUp {
  const { conversation, delivery, work, waysBack, log } = desk;
  const threads = new AnsweredThreads(delivery.clock);

  interface Heard extends Partial<WayBack> {
    readonly client: webApi.WebClient;
    readonly context: Pick<Context, 'retryNum' | 'botUserId'>;
  }

  async function answer(incoming: Incoming, heard: Heard): Promise<void> {
    const { client } = heard;
    const status = incoming.how === 'direct' ? showStatus(client, incoming) : null;
    const reply = await conversation.handle(incoming);
    if (reply === null) return;
    if (!reply.private) threads.add(incoming);
    // So that the answer takes the status away, and not the other way round.
    await within(delivery.clock, STATUS_MS, Promise.resolve(status), null);
    await deliver(reply, addressOf(incoming, heard), delivery);
  }

  async function answerPress(press: Press, heard: Heard): Promise<void> {
    const reply = await conversation.press(press);
    if (reply !== null) await deliver(reply, addressOf(press, heard), delivery);
  }

  async function isForUs(incoming: Incoming, { client, context }: Heard): Promise<boolean> {
    if (incoming.how !== 'thread') return true;
    const { followThreads } = desk.settings;
    const follows = followThreads === 'all' || followThreads.includes(incoming.channel);
    return follows && followThreads !== 'none' && threads.has(incoming, client, context.botUserId ?? null);
  }

  function onMessage(event: MessageEvent, heard: Heard & { readonly context: Context }): void {
    const incoming = heardMessage(event, hereOf(heard.context));
    if (incoming === null) return;
    work.run('a message', async () => {
      if (await isForUs(incoming, heard)) await answer(incoming, heard);
    });
  }

  app.event('app_mention', async ({ event, client, context }) => {
    onMessage({ ...event, type: 'app_mention' } as MessageEvent, { client, context });
  });
  app.event('message', async ({ event, client, context }) => {
    onMessage(event as unknown as MessageEvent, { client, context });
  });

  app.command(COMMANDS, async ({ ack, body, client, context }) => {
    await acknowledged(ack, log);
    const [, name] = COMMANDS.exec(body.command) ?? [];
    const incoming = heardCommand(body as CommandBody, name as CommandName, hereOf(context));
    const back = { responseUrl: body.response_url, isPrivate: true };
    work.run(body.command, async () => {
      const manager =
        incoming.command === 'brief' && (await isManager(incoming.user, desk.settings, client, log));
      const said = { ...incoming, isManager: manager };
      await answer(waysBack.with(said, back), { client, context, ...back });
    });
  });

  app.shortcut(
    { callback_id: CHECK_SHORTCUT, type: 'message_action' },
    async ({ ack, body, client, context }) => {
      await acknowledged(ack, log);
      const incoming = heardShortcut(body as unknown as ShortcutBody, hereOf(context));
      const back = { responseUrl: body.response_url, isPrivate: false };
      work.run('a shortcut', () => answer(waysBack.with(incoming, back), { client, context, ...back }));
    },
  );

  app.action(new RegExp(`^${ACTION_PREFIX}`), async ({ ack, body, client, context }) => {
    await acknowledged(ack, log);
    const pressed = body as unknown as PressBody;
    const press = heardPress(pressed, hereOf(context));
    if (press === null) return;
    const isPrivate = pressed.container?.is_ephemeral === true;
    const back = { responseUrl: pressed.response_url ?? null, isPrivate };
    work.run('a button', () => answerPress(waysBack.with(press, back), { client, context, ...back }));
  });

  app.error(async (error) => log.error('slack: an event could not be taken', error));

  return async (left, client) => {
    const back = waysBack.of(left);
    if (back === null) {
      log.warn('slack: what another process left was sealed with another token, and is not answered');
      return conversation.posted(left.eventId);
    }
    // As one that Slack delivers again: it may have been posted, and is looked up first.
    const heard = { client, context: { retryNum: 1 }, ...back };
    await (isPress(left) ? answerPress(left, heard) : answer(left, heard));
  };

  function addressOf(
    { channel, user, thread, eventId }: Pick<Incoming, 'channel' | 'user' | 'thread' | 'eventId'>,
    { client, context, responseUrl = null, isPrivate = false }: Heard,
  ) {
    const mayStand = (context.retryNum ?? 0) > 0;
    return { client, channel, user, thread, eventId, responseUrl, isPrivate, mayStand };
  }
}

const STATUS_MS = 1_000;

/** With or without a prefix, for workspaces where another app has the short names. */
const COMMANDS = /^\/(?:dateline-)?(ask|brief|timeline|sources|check|help)$/;
