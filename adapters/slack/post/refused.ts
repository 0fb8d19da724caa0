import { webApi } from '@slack/bolt';

/** Slack said no for good: the same call would be answered the same. */
export class Refused extends Error {
  readonly refused = true;
}

/** Does `work` about a channel; an error that no later try would mend is thrown as `Refused`, with what to do. */
export async function refusing<T>(channel: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof webApi.WebAPIPlatformError) || !isForGood(cause.data.error)) throw cause;
    throw new Refused(`slack: ${channel}: ${explained(cause.data)}`, { cause });
  }
}

function isForGood(code: string): boolean {
  return code in WHAT_TO_DO || OTHERS.has(code) || code.startsWith('restricted_action');
}

function explained({ error, ...rest }: { readonly error: string }): string {
  const needed = 'needed' in rest ? ` (${rest.needed})` : '';
  const todo = WHAT_TO_DO[error];
  return `${error}${needed}${todo === undefined ? '' : `: ${todo}`}`;
}

const NEW_TOKEN = 'install Dateline again, and set SLACK_BOT_TOKEN where it is set';

const WHAT_TO_DO: Readonly<Record<string, string>> = {
  channel_not_found: 'it is gone, or private without Dateline in it: /invite @Dateline',
  not_in_channel: 'Dateline is not in it: /invite @Dateline',
  is_archived: 'it is archived',
  thread_not_found: 'the message above is gone',
  missing_scope: 'add the scope under OAuth & Permissions, and install Dateline again',
  invalid_auth: NEW_TOKEN,
  not_authed: NEW_TOKEN,
  account_inactive: NEW_TOKEN,
  token_revoked: NEW_TOKEN,
  token_expired: NEW_TOKEN,
};

const OTHERS = new Set([
  'access_denied',
  'cannot_reply_to_message',
  'ekm_access_denied',
  'messages_tab_disabled',
  'msg_too_long',
  'no_permission',
  'not_allowed_token_type',
  'team_access_not_granted',
  'user_not_found',
]);
