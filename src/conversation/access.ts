import type { Incoming } from './types.ts';

/** Where Dateline answers. An entry is a platform's id, or `platform:id` where two platforms could mean different places. */
export interface Access {
  /** Teams, guilds; null allows all. */
  readonly workspaces: readonly string[] | null;
  /** Channels; null allows all. Direct messages are in none of them and go by their workspace alone. */
  readonly channels: readonly string[] | null;
  /** What people hear elsewhere: one friendly sentence, or nothing. */
  readonly elsewhere: 'say' | 'ignore';
}

export const OPEN_ACCESS: Access = { workspaces: null, channels: null, elsewhere: 'say' };

export function isAllowed(
  { workspaces, channels }: Access,
  { platform, workspace, channel, how }: Pick<Incoming, 'platform' | 'workspace' | 'channel' | 'how'>,
): boolean {
  const lists = (list: readonly string[] | null, id: string) =>
    list === null || list.includes(id) || list.includes(`${platform}:${id}`);
  return lists(workspaces, workspace) && (how === 'direct' || lists(channels, channel));
}
