import { createHash } from 'node:crypto';
import type { Action, CommandName, Incoming, Press } from '../../src/index.ts';
import { typedText } from './render/escape.ts';
import { ACTION_PREFIX } from './render/spell.ts';

/** What Slack sends of a message, as `app_mention` or as `message`. */
export interface MessageEvent {
  readonly type: string;
  readonly subtype?: string | undefined;
  readonly channel: string;
  readonly channel_type?: string;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly text?: string | undefined;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  /** There in the agent view, where every conversation is a thread. */
  readonly assistant_thread?: unknown;
  readonly app_context?: unknown;
}

/** Where an event came from, and who we are there. */
export interface Here {
  readonly workspace: string;
  readonly botUser: string | null;
}

/**
 * A message as something said to us, or null: edits, joins and other bots' messages are not. `app_mention` and `message` of
 * the same message are the same event. A message that is not for us yet, but for a thread of ours perhaps, is a `thread`.
 */
export function heardMessage(event: MessageEvent, { workspace, botUser }: Here): Incoming | null {
  const { channel, ts, user, text = '', thread_ts, subtype, bot_id } = event;
  const isPlain = subtype === undefined || subtype === 'thread_broadcast' || subtype === 'file_share';
  if (!isPlain || !user || bot_id || user === botUser) return null;
  const isDirect =
    event.channel_type === 'im' || (event.channel_type === undefined && channel.startsWith('D'));
  const isMention = event.type === 'app_mention' || (botUser !== null && text.includes(`<@${botUser}>`));
  if (!isDirect && !isMention && thread_ts === undefined) return null;
  const isAgent = event.assistant_thread !== undefined || event.app_context !== undefined;
  return {
    platform: PLATFORM,
    workspace,
    channel,
    thread: thread_ts ?? (isDirect && !isAgent ? null : ts),
    user,
    eventId: `${PLATFORM}:${workspace}:${channel}:${ts}`,
    text: typedText(text, botUser),
    how: isDirect ? 'direct' : isMention ? 'mention' : 'thread',
    // Channel and thread are enough.
    address: '',
  };
}

/** What Slack sends of a slash command. */
export interface CommandBody {
  readonly command: string;
  readonly text?: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly trigger_id: string;
  readonly response_url?: string;
}

/** A slash command; `/ask help` asks for help. */
export function heardCommand(
  body: CommandBody,
  command: CommandName,
  { workspace, botUser }: Here,
): Incoming {
  return {
    platform: PLATFORM,
    workspace,
    channel: body.channel_id,
    thread: null,
    user: body.user_id,
    eventId: eventIdOf(workspace, 'command', body.trigger_id, body.response_url, body.command, body.text),
    text: typedText(body.text ?? '', botUser),
    how: 'command',
    command,
    private: true,
  };
}

/** What Slack sends of the message shortcut. */
export interface ShortcutBody {
  readonly response_url?: string;
  readonly channel: { readonly id: string };
  readonly user: { readonly id: string };
  readonly message: { readonly ts: string; readonly text?: string; readonly thread_ts?: string };
  readonly trigger_id: string;
}

/** *Check against archive* on a message: answered in its thread, to the one who asked. */
export function heardShortcut(body: ShortcutBody, { workspace, botUser }: Here): Incoming {
  const { channel, user, message, trigger_id } = body;
  return {
    platform: PLATFORM,
    workspace,
    channel: channel.id,
    thread: message.thread_ts ?? message.ts,
    user: user.id,
    eventId: eventIdOf(workspace, 'shortcut', trigger_id, message.ts, user.id),
    text: typedText(message.text ?? '', botUser),
    how: 'command',
    command: 'check',
    private: true,
  };
}

/** What Slack sends of a pressed button. */
export interface PressBody {
  readonly user: { readonly id: string };
  readonly trigger_id?: string;
  readonly channel?: { readonly id: string } | undefined;
  readonly container?: {
    readonly channel_id?: string;
    readonly message_ts?: string;
    readonly thread_ts?: string;
    readonly is_ephemeral?: boolean;
  };
  readonly message?: { readonly ts?: string; readonly thread_ts?: string } | undefined;
  readonly response_url?: string;
  readonly actions: readonly {
    readonly action_id: string;
    readonly value?: string;
    readonly action_ts?: string;
  }[];
}

/** A pressed button of ours, or null. */
export function heardPress(body: PressBody, { workspace }: Here): Press | null {
  const { user, container, message, actions } = body;
  const channel = body.channel?.id ?? container?.channel_id;
  const [pressed] = actions;
  if (channel === undefined || !pressed?.action_id.startsWith(ACTION_PREFIX)) return null;
  const [action] = pressed.action_id.slice(ACTION_PREFIX.length).split(':');
  const where = container?.message_ts ?? message?.ts ?? '';
  return {
    platform: PLATFORM,
    workspace,
    channel,
    thread: message?.thread_ts ?? container?.thread_ts ?? null,
    user: user.id,
    eventId: eventIdOf(
      workspace,
      'press',
      channel,
      where,
      user.id,
      pressed.action_id,
      pressed.action_ts,
      body.trigger_id,
    ),
    action: action as Action,
    about: pressed.value ?? '',
    isDirect: channel.startsWith('D'),
  };
}

export const PLATFORM = 'slack';

/** Short, and the same for every delivery of what has the same parts. */
export function eventIdOf(
  workspace: string,
  what: string,
  ...parts: readonly (string | undefined)[]
): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return `${PLATFORM}:${workspace}:${what}:${digest}`;
}
