/** What each scope of the manifest is for; without a `must` one the bot does not answer. */
export const SCOPES: readonly { readonly scope: string; readonly must: boolean; readonly for: string }[] = [
  { scope: 'app_mentions:read', must: true, for: 'hearing mentions' },
  { scope: 'assistant:write', must: false, for: 'the status and suggested prompts of the agent view' },
  {
    scope: 'channels:history',
    must: false,
    for: 'follow-ups without a mention, and looking a post up after a broken line, in public channels',
  },
  { scope: 'chat:write', must: true, for: 'answering' },
  { scope: 'commands', must: true, for: 'slash commands and the message shortcut' },
  { scope: 'files:write', must: false, for: 'charts in briefings' },
  {
    scope: 'groups:history',
    must: false,
    for: 'follow-ups without a mention, and looking a post up after a broken line, in private channels',
  },
  { scope: 'im:history', must: true, for: 'hearing direct messages' },
  { scope: 'users:read', must: false, for: 'letting admins manage briefings (or set SLACK_MANAGERS)' },
];
