import { listSchedules } from '../../delivery/schedules/kept.ts';
import type { Schedule } from '../../delivery/schedules/schedule.ts';
import type { Database } from '../../store/database.ts';
import type { Place } from '../types.ts';

/** A channel as couriers are given it: with its workspace, as a bot may be in many. */
export function addressOf({ workspace, channel }: Omit<Place, 'thread' | 'platform'>): string {
  return workspace === '' || channel.includes('/') ? channel : `${workspace}/${channel}`;
}

/** The channel of such an address, without its workspace. */
export function channelIn(address: string): string {
  return address.split('/').at(-1)!;
}

/** Whether a schedule posts in a channel; one of a file may name no workspace. */
export function isOfChannel(
  schedule: Pick<Schedule, 'platform' | 'workspace' | 'channel'>,
  { platform, workspace, channel }: Omit<Place, 'thread'>,
): boolean {
  return (
    schedule.platform === platform &&
    (schedule.workspace === workspace || schedule.workspace === '') &&
    channelIn(schedule.channel) === channel
  );
}

/** A channel's schedules, numbered from 1 in this order. */
export async function schedulesIn(database: Database, place: Omit<Place, 'thread'>): Promise<Schedule[]> {
  return (await listSchedules(database)).filter((each) => isOfChannel(each, place));
}
