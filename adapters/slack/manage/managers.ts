import type { webApi } from '@slack/bolt';
import type { Log } from '../../../src/index.ts';
import type { SlackSettings } from '../config.ts';

/** Whether a person may manage briefings: one of the list, or, where there is none, who administers the workspace. */
export async function isManager(
  user: string,
  { managers }: Pick<SlackSettings, 'managers'>,
  client: webApi.WebClient,
  log: Log,
): Promise<boolean> {
  if (managers !== 'admins') return managers.includes(user);
  try {
    const { user: found } = await client.users.info({ user });
    return found?.is_admin === true || found?.is_owner === true;
  } catch (error) {
    log.warn(
      'slack: unable to ask who administers the workspace (scope users:read, or set SLACK_MANAGERS)',
      error,
    );
    return false;
  }
}

/** The time zone a person has set in Slack; null where Slack does not say. */
export async function zoneOf(user: string, client: webApi.WebClient): Promise<string | null> {
  const { user: found } = await client.users.info({ user }).catch(() => ({ user: undefined }));
  return found?.tz ?? null;
}
