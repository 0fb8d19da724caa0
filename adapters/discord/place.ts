import { ChannelType } from 'discord.js';
import type { Place } from '../../src/index.ts';

/** Direct messages belong to no server; Discord's own addresses call it so too. */
const DIRECT = '@me';

interface Where {
  readonly guildId: string | null;
  readonly channelId: string;
  readonly channel: { readonly type: ChannelType; readonly parentId?: string | null } | null;
}

/** Where an event happened: a thread is a channel of Discord's, and its parent the channel of ours. */
export function placeOf({ guildId, channelId, channel }: Where): Place {
  const isThread = channel !== null && THREADS.includes(channel.type);
  return {
    platform: 'discord',
    workspace: guildId ?? DIRECT,
    channel: (isThread && channel.parentId) || channelId,
    thread: isThread ? channelId : null,
  };
}

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
