import { type APIMessage, type Message as DiscordMessage, MessageType, type REST, Routes } from 'discord.js';
import type { Incoming } from '../../src/index.ts';
import type { Desk } from './desk.ts';
import { reason } from './log.ts';
import { placeOf } from './place.ts';
import { advice, sentenceAbout } from './post/trouble.ts';

interface Ear extends Desk {
  /** Our own user id, once known. */
  readonly self: () => string | null;
  /** In threads that we took part in, every message is for us. */
  readonly hearsThreads: boolean;
  readonly rest: () => REST;
}

/** Answers a mention, a direct message, and where it is allowed a follow-up in a thread; leaves all other talk alone. */
export function onMessage(message: DiscordMessage, ear: Ear): void {
  const self = ear.self();
  if (self === null || message.author.bot || message.webhookId !== null || message.system) return;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return;
  const how = howItIsMeant(message, self, ear.hearsThreads);
  if (how === null) return;
  const { id, guildId, channelId, channel, author, content } = message;
  const parentId = channel.isThread() ? channel.parentId : null;
  const incoming: Incoming = {
    ...placeOf({ guildId, channelId, channel: { type: channel.type, parentId } }),
    user: author.id,
    eventId: id,
    text: withoutMention(content, self),
    how,
    // Channel and id are enough.
    address: '',
  };
  ear.events.take(id, () => ear.channels.inOrder(channelId, () => answer(incoming, ear)));
}

/** Answers a message that another process has left, unless its answer stands there. */
export async function takeUpMessage(incoming: Incoming, ear: Ear): Promise<void> {
  const self = ear.self();
  // It is handed on again once we know who we are.
  if (self === null) return;
  const { eventId } = incoming;
  const route = Routes.channelMessages(channelOf(incoming));
  await ear.channels.inOrder(channelOf(incoming), async () => {
    const query = new URLSearchParams({ after: eventId, limit: '100' });
    const later = (await ear.rest().get(route, { query })) as readonly APIMessage[];
    if (later.some((each) => each.author.id === self && each.message_reference?.message_id === eventId))
      await ear.conversation.posted(eventId);
    else await answer(incoming, ear);
  });
}

/** Discord's: a thread is one. */
function channelOf({ channel, thread }: Incoming): string {
  return thread ?? channel;
}

/** `message.mentions` is what Discord made of the text; the text itself counts too. A role, or everyone, is not us. */
function howItIsMeant(message: DiscordMessage, self: string, hearsThreads: boolean): Incoming['how'] | null {
  if (message.guildId === null) return 'direct';
  if (message.mentions.users.has(self) || mentionOf(self).test(message.content)) return 'mention';
  // Discord makes us a member of each thread that we post in.
  return hearsThreads && message.channel.isThread() && message.channel.joined ? 'thread' : null;
}

function withoutMention(text: string, self: string): string {
  return text.replace(mentionOf(self), ' ').replace(/ {2,}/g, ' ').trim();
}

function mentionOf(self: string): RegExp {
  return new RegExp(`<@!?${self}>`, 'g');
}

async function answer(incoming: Incoming, ear: Ear): Promise<void> {
  const { eventId: id, user } = incoming;
  try {
    const reply = await ear.conversation.handle(incoming);
    if (reply === null) return;
    await ear.post.send({ channel: channelOf(incoming), message: reply.message, key: id, replyTo: id });
    await ear.conversation.posted(id);
  } catch (error) {
    ear.log.error(
      `discord: no answer to message ${id}: ${[reason(error), advice(error) ?? []].flat().join('; ')}`,
    );
    await tell(user, id, error, ear)
      .then(() => ear.conversation.posted(id))
      .catch((again) => ear.log.error(`discord: nobody was told: ${reason(again)}`));
  }
}

/** By direct message: the channel is where it failed. */
async function tell(user: string, key: string, error: unknown, ear: Ear): Promise<void> {
  const { id } = (await ear.rest().post(Routes.userChannels(), { body: { recipient_id: user } })) as {
    id: string;
  };
  await ear.post.send({ channel: id, message: sentenceAbout(error), key: `${key} failed` });
}
