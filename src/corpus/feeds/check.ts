import { feedAddress, masked } from './address.ts';
import { titleOf } from './article.ts';
import { intervalOf } from './interval.ts';
import type { BringOptions } from './item.ts';
import { itemsOf } from './kept-items.ts';
import { bringNews } from './news.ts';
import type { Parsed } from './parse.ts';
import type { FeedChange, KeptFeed } from './register.ts';
import { backOff, type Hosts } from './web/hosts.ts';
import type { Got, Validators } from './web.ts';

/** What one reading of a feed came to. */
export interface Reading {
  /** As it may be shown. */
  readonly feed: string;
  readonly outcome: 'read' | 'unchanged' | 'later' | 'gone' | 'failed' | 'stopped';
  readonly new: number;
  readonly changed: number;
  /** What was expected, and what came; null when all was well. */
  readonly problem: string | null;
}

/** A reading, and what is to be kept of the feed after it. */
export interface Outcome {
  readonly reading: Reading;
  readonly change: FeedChange;
}

export interface CheckOptions extends BringOptions {
  readonly hosts: Hosts;
  /** The least between two readings of a feed. */
  readonly minutes: number;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

type Body = Extract<Got, { readonly kind: 'body' }>;

/** Asks a feed whether it has anything new, and brings it in. Whatever is wrong with the feed is in the outcome. */
export async function checkFeed(feed: KeptFeed, options: CheckOptions): Promise<Outcome> {
  const { web, signal, now } = options;
  const validators = await validatorsOf(feed, options);
  const got = await web.get(feed.address, { accept: ACCEPT, signal, validators });
  const checked = now().toISOString();
  if (signal.aborted && got.kind === 'later') return outcome(feed, 'stopped', null, { nextCheck: checked });
  if (got.kind === 'later') return outcome(feed, 'later', got.reason, { nextCheck: got.until.toISOString() });
  if (got.kind === 'failed') return failing(feed, got.reason, options, got.cause);
  if (got.kind === 'gone') {
    options.log.warn(`feeds: ${masked(feed.id)}: ${got.reason}: it is not read any more`);
    return outcome(feed, 'gone', got.reason, { checked, error: got.reason, gone: true });
  }
  if (got.kind === 'body') return readBody(feed, got, options);
  const asked = { minutes: feed.minutes, maxAge: got.maxAge };
  return outcome(feed, 'unchanged', null, { ...answered(feed, got, asked, options) });
}

async function readBody(feed: KeptFeed, got: Body, options: CheckOptions): Promise<Outcome> {
  const parsed = await options.parser.feed(got);
  if ('reason' in parsed) return failing(feed, reasonOf(parsed), options);
  const change = answered(feed, got, { minutes: parsed.feed.minutes, maxAge: got.maxAge }, options);
  const brought = await bringNews({ ...feed, address: change.address }, parsed.feed, options);
  const { new: fresh, changed } = brought.taken;
  if (fresh + changed > 0) options.log.info(`feeds: ${masked(feed.id)}: ${fresh} new, ${changed} changed`);
  if (options.signal.aborted)
    return outcome(feed, 'stopped', null, { nextCheck: change.checked }, brought.taken);
  const problem = [...parsed.feed.problems, ...brought.problems].slice(0, MOST_PROBLEMS).join('; ') || null;
  const isWhole = parsed.feed.problems.length === 0 && !brought.unfinished;
  const { minutes } = parsed.feed;
  const kept: FeedChange = {
    ...change,
    title: titleOf(parsed.feed) ?? feed.title,
    filled: feed.filled ?? change.checked,
    validators: isWhole ? got.validators : NO_VALIDATORS,
    minutes: minutes === null ? null : Math.round(Math.min(minutes, MOST_MINUTES)),
    problem,
  };
  return outcome(feed, 'read', problem, kept, brought.taken);
}

/** Why a text is no feed, with the feeds that it names instead. */
function reasonOf(parsed: Extract<Parsed, { readonly reason: string }>): string {
  const { reason, elsewhere = [] } = parsed;
  return elsewhere.length === 0 ? reason : `${reason}; it names the feed ${elsewhere.map(masked).join(', ')}`;
}

/** What is asked of a server that is asked for a feed. */
export const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** What the archive has lost is asked for again, even where the feed has not changed. */
async function validatorsOf(feed: KeptFeed, { database, has }: CheckOptions): Promise<Validators> {
  if (has === undefined) return feed.validators;
  const items = [...(await itemsOf(database, feed.id)).values()];
  for (const { article, brought } of items) if (brought && !(await has(article))) return NO_VALIDATORS;
  return feed.validators;
}

/** What every good answer changes; a feed that has moved for good is asked there from now on. */
function answered(
  feed: KeptFeed,
  got: Body | Extract<Got, { readonly kind: 'unchanged' }>,
  asked: Parameters<typeof intervalOf>[0],
  { now, minutes, random, log }: CheckOptions,
) {
  const address = got.moved !== null && feedAddress(got.moved) !== null ? got.moved : feed.address;
  if (address !== feed.address) log.info(`feeds: ${masked(feed.id)} has moved to ${masked(address)}`);
  const checked = now().toISOString();
  const nextCheck = new Date(now().getTime() + intervalOf(asked, minutes, random)).toISOString();
  return { address, checked, answered: checked, nextCheck, failures: 0, error: null };
}

/** A feed that did not answer as it should: it is tried again, each time later. */
export function failing(
  feed: KeptFeed,
  reason: string,
  { now, log, hosts, minutes, random }: Pick<CheckOptions, 'now' | 'log' | 'hosts' | 'minutes' | 'random'>,
  cause?: unknown,
): Outcome {
  const failures = feed.failures + 1;
  log.warn(`feeds: ${masked(feed.id)}: ${reason}`, cause);
  const wait = Math.max(backOff(failures, random), minutes * MINUTE);
  const hostsTime = hosts.waitsUntil(new URL(feed.address).host)?.getTime() ?? 0;
  const nextCheck = new Date(Math.max(now().getTime() + wait, hostsTime)).toISOString();
  return outcome(feed, 'failed', reason, {
    checked: now().toISOString(),
    nextCheck,
    failures,
    error: reason,
  });
}

function outcome(
  feed: KeptFeed,
  result: Reading['outcome'],
  problem: string | null,
  change: FeedChange,
  taken: { readonly new: number; readonly changed: number } = { new: 0, changed: 0 },
): Outcome {
  const { new: fresh, changed } = taken;
  return { reading: { feed: masked(feed.id), outcome: result, new: fresh, changed, problem }, change };
}

const NO_VALIDATORS: Validators = { etag: null, modified: null };
const MINUTE = 60_000;
const MOST_MINUTES = 525_600;
const MOST_PROBLEMS = 4;
