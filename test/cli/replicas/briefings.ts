import { nonceOf } from '../../../adapters/discord/post.ts';
import { addSchedule } from '../../../src/delivery/schedules/kept.ts';
import type { Database } from '../../../src/store/database.ts';
import { scheduled } from '../../delivery/channel.ts';
import type { DiscordServer } from '../../servers/discord.ts';
import { GUILD } from '../../servers/discord-ids.ts';
import type { SlackServer } from '../../servers/slack.ts';

const MINUTE = 60_000;
/** On each platform. */
const CHANNELS = 4;

/** Briefings that are due, each in one channel at one time. */
export interface Briefings {
  /** News for each of them to tell, as lines of a corpus. */
  readonly news: string;
  readonly keys: readonly string[];
  /** What the channels show of them. */
  shown(slack: SlackServer, discord: DiscordServer): Shown;
}

interface Shown {
  readonly posted: number;
  readonly doubled: readonly string[];
  readonly lost: readonly string[];
}

/**
 * Schedules whose times were missed, one each minute until `end`: so there is something to brief from the first moment on, as
 * long as the bots take for it, and one more in time where `end` is to come.
 */
export async function dueBriefings(database: Database, times: number, end: Date): Promise<Briefings> {
  const last = Math.floor(end.getTime() / MINUTE) * MINUTE;
  const dues = Array.from({ length: times }, (_, at) => new Date(last - (times - 1 - at) * MINUTE));
  const timing = `daily ${dues.map((due) => due.toISOString().slice(11, 16)).join(' ')} UTC`;
  const since = new Date(dues[0]!.getTime() - MINUTE);
  const places = Array.from({ length: CHANNELS }, (_, at) => [
    { id: `s${at}`, platform: 'slack', workspace: 'T1', channel: `CDESK${at}` },
    { id: `d${at}`, platform: 'discord', workspace: GUILD, channel: `91000000000000000${at}` },
  ]).flat();
  for (const place of places)
    await addSchedule(database, scheduled(timing, { ...place, policy: 'all' }), since);
  const keys = places.flatMap(({ id }) => dues.map((due) => `briefing:${id}:${due.toISOString()}`));
  return {
    news: dues.map(newsFor).join(''),
    keys,
    shown(slack, discord) {
      const found = new Map<string, number>();
      const add = (key: string) => found.set(key, (found.get(key) ?? 0) + 1);
      for (const { metadata, channel } of slack.messages)
        if (channel.startsWith('CDESK'))
          add((metadata as { event_payload: { key: string } }).event_payload.key);
      for (const { body } of discord.messages) add(String(body.nonce));
      const times = (key: string) => found.get(key.startsWith('briefing:d') ? nonceOf(key) : key) ?? 0;
      const all = keys.flatMap((key) => [key, `${key}:detail`]);
      return {
        posted: keys.filter((key) => times(key) > 0).length,
        doubled: all.filter((key) => times(key) > 1),
        lost: keys.filter((key) => times(key) === 0),
      };
    },
  };
}

/** An article that came out in the minute before. */
function newsFor(due: Date, at: number): string {
  const row = {
    headline: `Lighthouse ${at + 1} at Port Vale goes dark`,
    publisher: 'The Vale Courier',
    published: new Date(due.getTime() - MINUTE / 2).toISOString(),
    text: `Lighthouse number ${at + 1} at Port Vale went dark, the harbour master said.`,
  };
  return `${JSON.stringify(row)}\n`;
}
