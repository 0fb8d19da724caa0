import type { Migration } from './migrations.ts';

/** Standing orders for briefings, their due times, and what is to be posted, was posted and was read. */
export const DELIVERY: Migration = {
  name: 'delivery',
  sql: [
    // `seen`: up to when its due times were looked for. `settings` is the rest of the schedule, as JSON.
    `CREATE TABLE schedules (
      id TEXT PRIMARY KEY, platform TEXT NOT NULL, workspace TEXT NOT NULL, channel TEXT NOT NULL,
      paused INTEGER NOT NULL, seen TEXT NOT NULL, created_by TEXT NOT NULL, created TEXT NOT NULL,
      settings TEXT NOT NULL
    )`,
    'CREATE INDEX schedules_channel ON schedules (platform, workspace, channel)',
    // due → claimed → composed → posted | nothing | failed, or skipped by policy; `asked` when somebody ran it now.
    `CREATE TABLE slots (
      schedule TEXT NOT NULL, due TEXT NOT NULL, platform TEXT NOT NULL, channel TEXT NOT NULL,
      asked INTEGER NOT NULL, state TEXT NOT NULL, owner TEXT, beat INTEGER NOT NULL, attempts INTEGER NOT NULL,
      next_try TEXT NOT NULL, late TEXT, settled TEXT, note TEXT,
      PRIMARY KEY (schedule, due)
    )`,
    'CREATE INDEX slots_state ON slots (state, due)',
    // One briefing at a time is in the making for a channel: the next must know what this one shows.
    `CREATE UNIQUE INDEX slots_in_the_making ON slots (platform, channel) WHERE state IN ('claimed', 'composed')`,
    // due → claimed → sent → confirmed | failed. From `sent` on it may stand in the channel.
    `CREATE TABLE outbox (
      post TEXT PRIMARY KEY, place INTEGER NOT NULL, platform TEXT NOT NULL, channel TEXT NOT NULL,
      under_post TEXT, thread TEXT, message TEXT NOT NULL, reads TEXT NOT NULL, schedule TEXT, due TEXT,
      state TEXT NOT NULL, owner TEXT, beat INTEGER NOT NULL, attempts INTEGER NOT NULL,
      next_try TEXT NOT NULL, latest TEXT NOT NULL, made TEXT NOT NULL, message_id TEXT, settled TEXT, note TEXT
    )`,
    'CREATE INDEX outbox_state ON outbox (state, platform, channel, place)',
    'CREATE INDEX outbox_place ON outbox (place)',
    'CREATE INDEX outbox_slot ON outbox (schedule, due)',
    // What a channel has read, by the briefing's own keys.
    `CREATE TABLE read_sentences (
      platform TEXT NOT NULL, channel TEXT NOT NULL, sentence TEXT NOT NULL, posted TEXT NOT NULL,
      PRIMARY KEY (platform, channel, sentence)
    )`,
    // What was quoted where, in the words the channel knows: `wording` follows the corrections posted.
    `CREATE TABLE quoted_sentences (
      post TEXT NOT NULL, article TEXT NOT NULL, first_unit INTEGER NOT NULL, past_unit INTEGER NOT NULL,
      wording TEXT NOT NULL, withdrawn INTEGER NOT NULL, posted TEXT NOT NULL,
      PRIMARY KEY (post, article, first_unit)
    )`,
    'CREATE INDEX quoted_sentences_article ON quoted_sentences (article, posted)',
  ],
};
