import { DELIVERY } from './delivery-schema.ts';
import { FEEDS } from './feeds-schema.ts';
import type { Migration } from './migrations.ts';

/** Every step of the schema, oldest first. New steps go to the end; what was released is never changed. */
export const SCHEMA: readonly Migration[] = [
  {
    name: 'conversation',
    sql: [
      // An event is leased while it is answered, and posted once its reply has reached the platform.
      'CREATE TABLE events (id TEXT PRIMARY KEY, leased_until TEXT NOT NULL, posted TEXT, seen TEXT NOT NULL)',
      'CREATE INDEX events_seen ON events (seen)',
      // Questions that were answered, for reading the next one of the same thread against them.
      `CREATE TABLE thread_questions (
        event TEXT PRIMARY KEY, platform TEXT NOT NULL, workspace TEXT NOT NULL, channel TEXT NOT NULL,
        thread TEXT NOT NULL, question TEXT NOT NULL, asked TEXT NOT NULL
      )`,
      'CREATE INDEX thread_questions_place ON thread_questions (platform, workspace, channel, thread, asked)',
      'CREATE INDEX thread_questions_asked ON thread_questions (asked)',
      // What a button of a reply needs, as JSON.
      `CREATE TABLE replies (
        id TEXT PRIMARY KEY, platform TEXT NOT NULL, workspace TEXT NOT NULL, body TEXT NOT NULL, made TEXT NOT NULL
      )`,
      'CREATE INDEX replies_made ON replies (made)',
      // One verdict a person a reply; it outlives the reply.
      `CREATE TABLE feedback (
        reply TEXT NOT NULL, person TEXT NOT NULL, verdict TEXT NOT NULL, question TEXT NOT NULL, given TEXT NOT NULL,
        PRIMARY KEY (reply, person)
      )`,
    ],
  },
  DELIVERY,
  {
    name: 'installations',
    sql: ['CREATE TABLE installations (workspace TEXT PRIMARY KEY, sealed TEXT NOT NULL)'],
  },
  {
    name: 'why a schedule is paused',
    sql: ['ALTER TABLE schedules ADD COLUMN paused_because TEXT'],
  },
  FEEDS,
  {
    name: 'what was told',
    sql: [
      // Articles and figures, as JSON.
      'ALTER TABLE outbox ADD COLUMN told TEXT',
      `CREATE TABLE told_articles (
        platform TEXT NOT NULL, channel TEXT NOT NULL, article TEXT NOT NULL, posted TEXT NOT NULL,
        PRIMARY KEY (platform, channel, article)
      )`,
      // Who counted what, as it stands in a channel: what the next figure is compared with.
      `CREATE TABLE told_figures (
        platform TEXT NOT NULL, channel TEXT NOT NULL, post TEXT NOT NULL, place INTEGER NOT NULL, article TEXT NOT NULL,
        claimant TEXT NOT NULL, counts TEXT NOT NULL, whom TEXT NOT NULL, value DOUBLE PRECISION NOT NULL,
        says TEXT NOT NULL, posted TEXT NOT NULL, PRIMARY KEY (post, place)
      )`,
      'CREATE INDEX told_figures_channel ON told_figures (platform, channel, posted)',
    ],
  },
  {
    name: 'what is left of each person’s questions',
    sql: [
      `CREATE TABLE buckets (
        person TEXT PRIMARY KEY, tokens DOUBLE PRECISION NOT NULL, used TEXT NOT NULL, told INTEGER NOT NULL
      )`,
    ],
  },
  {
    name: 'where a store was moved to',
    sql: ['CREATE TABLE moved (one INTEGER PRIMARY KEY, place TEXT NOT NULL, at TEXT NOT NULL)'],
  },
  {
    name: 'what was asked, until it is answered',
    // As JSON; null where nobody else could answer it, and once it was answered.
    sql: ['ALTER TABLE events ADD COLUMN asked TEXT'],
  },
  {
    name: 'which processes read feeds',
    sql: [
      'DROP TABLE feed_reader',
      // Machine, number and start of each, as JSON, and its last sign of life.
      'CREATE TABLE feed_readers (process TEXT PRIMARY KEY, beat TEXT NOT NULL)',
    ],
  },
  {
    name: 'what came of orders',
    // As JSON, by the event that brought the order: taken up from a process that ended, it is told and not carried out again.
    sql: ['CREATE TABLE orders (event TEXT PRIMARY KEY, outcome TEXT NOT NULL, made TEXT NOT NULL)'],
  },
];
