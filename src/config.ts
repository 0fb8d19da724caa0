import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { clusterSettings } from './config/cluster.ts';
import type { ClusterSettings } from './retrieval/opensearch.ts';
import { WordVectors } from './text/vectors.ts';

/** The environment as a process has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment sets, checked; null is "not set". */
export interface Settings {
  /** `DATELINE_CORPUS`: files and folders to read, separated like `PATH`. */
  readonly corpus: readonly string[] | null;
  /** `DATELINE_DATA`: the folder of the store; default `.dateline`. */
  readonly data: string;
  /** `DATABASE_URL`: the PostgreSQL server of the store; null keeps it in a file in `data`. */
  readonly database: string | null;
  /** `OPENSEARCH_URL` and what goes with it: the cluster of the articles; null keeps them in this process. */
  readonly cluster: ClusterSettings | null;
  /** `DATELINE_WATCH`: whether `serve` follows the corpus as its files change. */
  readonly watch: boolean;
  /** `PUBLIC_URL`: where people reach the web page; citations of articles without an address lead there. */
  readonly pages: string | null;
  /** `DATELINE_SCHEDULES`: a file of schedules; null when there is none. */
  readonly schedules: string | null;
  /** `DATELINE_ENCODER`: whether the sentence encoder orders answers; null where each command decides. */
  readonly encoder: 'on' | 'off' | null;
  readonly access: {
    /** `DATELINE_WORKSPACES`, `DATELINE_CHANNELS`: the only ones that are answered; null for all. */
    readonly workspaces: readonly string[] | null;
    readonly channels: readonly string[] | null;
    /** `DATELINE_ELSEWHERE`: what people hear in other places. */
    readonly elsewhere: 'say' | 'ignore';
  };
  /** `DATELINE_QUESTIONS_PER_MINUTE`, for each person. */
  readonly rate: { readonly questions: number; readonly seconds: number };
  readonly feeds: FeedSettings;
}

/** How feeds are read. */
export interface FeedSettings {
  /** `DATELINE_FEEDS`: a file of feeds, or addresses; null when there are none. */
  readonly list: { readonly file: string } | { readonly addresses: string } | null;
  /** `DATELINE_FEED_FULLTEXT`: whether the pages are read that feeds link to. */
  readonly fullText: boolean;
  /** `DATELINE_FEED_MINUTES`: no feed is read more often. */
  readonly minutes: number;
  /** `DATELINE_FEED_HOSTS`: hosts that may be in a private network. */
  readonly hosts: readonly string[];
  /** `DATELINE_FEED_CONTACT`: whom to write to, as sites are told with every request. */
  readonly contact: string | null;
}

/** The environment is wrong; `problems` has every reason, so that one look at it is enough. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/** The settings in `env`. Throws a `SettingsError` with every problem there is, `others` of the environment included. */
export function readSettings(env: Environment, others: readonly string[] = []): Settings {
  const problems: string[] = [];
  const corpus = env.DATELINE_CORPUS?.split(delimiter).filter((path) => path !== '') ?? [];
  for (const path of corpus) {
    if (!existsSync(path)) problems.push(`DATELINE_CORPUS: no such file or folder: ${JSON.stringify(path)}`);
  }
  const settings: Settings = {
    corpus: corpus.length > 0 ? corpus : null,
    data: env.DATELINE_DATA?.trim() || '.dateline',
    database: database(env.DATABASE_URL, problems),
    cluster: clusterSettings(env, problems),
    watch: watch(env.DATELINE_WATCH, problems),
    pages: pages(env.PUBLIC_URL, problems),
    schedules: env.DATELINE_SCHEDULES?.trim() || null,
    encoder: encoder(env.DATELINE_ENCODER, problems),
    access: {
      workspaces: listOf(env.DATELINE_WORKSPACES),
      channels: listOf(env.DATELINE_CHANNELS),
      elsewhere: elsewhere(env.DATELINE_ELSEWHERE, problems),
    },
    rate: { questions: perMinute(env.DATELINE_QUESTIONS_PER_MINUTE, problems), seconds: 60 },
    feeds: feeds(env, problems),
  };
  problems.push(...others);
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

const QUESTIONS_PER_MINUTE = 10;

/** Entries between commas or spaces; null without any. */
function listOf(text: string | undefined): readonly string[] | null {
  const entries = text?.split(/[\s,]+/).filter((entry) => entry !== '') ?? [];
  return entries.length > 0 ? entries : null;
}

function pages(text: string | undefined, problems: string[]): string | null {
  const address = text?.trim() || null;
  if (address === null) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  // Not said back: an address may hold a password.
  const isSite = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isSite)
    problems.push('PUBLIC_URL: expected a web address without a path, such as https://desk.example');
  return isSite ? url.origin : null;
}

function database(text: string | undefined, problems: string[]): string | null {
  const address = text?.trim() || null;
  if (address === null) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isServer = url !== null && /^postgres(?:ql)?:$/.test(url.protocol) && url.hostname !== '';
  if (isServer && url.pathname.length > 1) return address;
  // Not said back: it holds a password.
  problems.push(
    'DATABASE_URL: expected postgres://USER:PASSWORD@HOST:PORT/NAME, with %40 for @ in a password',
  );
  return null;
}

function watch(text: string | undefined, problems: string[]): boolean {
  const choice = text?.trim().toLowerCase() || 'on';
  if (choice !== 'on' && choice !== 'off')
    problems.push(`DATELINE_WATCH: expected on or off, got ${JSON.stringify(choice)}`);
  return choice !== 'off';
}

function encoder(text: string | undefined, problems: string[]): 'on' | 'off' | null {
  const choice = text?.trim().toLowerCase() || null;
  if (choice === 'on' || choice === 'off' || choice === null) return choice;
  problems.push(`DATELINE_ENCODER: expected on or off, got ${JSON.stringify(choice)}`);
  return null;
}

function elsewhere(text: string | undefined, problems: string[]): 'say' | 'ignore' {
  const choice = text?.trim() || 'say';
  if (choice === 'say' || choice === 'ignore') return choice;
  problems.push(`DATELINE_ELSEWHERE: expected say or ignore, got ${JSON.stringify(choice)}`);
  return 'say';
}

function perMinute(text: string | undefined, problems: string[]): number {
  const number = text?.trim() || String(QUESTIONS_PER_MINUTE);
  if (/^[1-9]\d{0,3}$/.test(number)) return Number(number);
  problems.push(
    `DATELINE_QUESTIONS_PER_MINUTE: expected a whole number from 1 to 9999, got ${JSON.stringify(number)}`,
  );
  return QUESTIONS_PER_MINUTE;
}

const FEED_MINUTES = 15;

function feeds(env: Environment, problems: string[]): FeedSettings {
  const fullText = env.DATELINE_FEED_FULLTEXT?.trim().toLowerCase() || 'no';
  if (fullText !== 'yes' && fullText !== 'no')
    problems.push(`DATELINE_FEED_FULLTEXT: expected yes or no, got ${JSON.stringify(fullText)}`);
  const minutes = env.DATELINE_FEED_MINUTES?.trim() || String(FEED_MINUTES);
  const isMinutes = /^[1-9]\d{0,3}$/.test(minutes) && Number(minutes) <= 1440;
  if (!isMinutes)
    problems.push(`DATELINE_FEED_MINUTES: expected minutes from 1 to 1440, got ${JSON.stringify(minutes)}`);
  const hosts = listOf(env.DATELINE_FEED_HOSTS) ?? [];
  for (const host of hosts) {
    if (!URL.canParse(`http://${host}`) || /[/@*?#]/.test(host))
      problems.push(
        `DATELINE_FEED_HOSTS: expected a host, or host:port, got ${JSON.stringify(withoutLogin(host))}`,
      );
  }
  const contact = env.DATELINE_FEED_CONTACT?.trim() || null;
  const isContact = contact === null || /^[\x21-\x27\x2a-\x7e]{3,200}$/.test(contact);
  if (!isContact)
    problems.push(`DATELINE_FEED_CONTACT: expected a web or mail address, got ${JSON.stringify(contact)}`);
  return {
    list: feedList(env.DATELINE_FEEDS?.trim() ?? '', problems),
    fullText: fullText === 'yes',
    minutes: isMinutes ? Number(minutes) : FEED_MINUTES,
    hosts,
    contact: isContact ? contact : null,
  };
}

function feedList(text: string, problems: string[]): FeedSettings['list'] {
  if (text === '') return null;
  if (/^(?:https?|feed):/i.test(text)) return { addresses: text };
  if (existsSync(text)) return { file: text };
  problems.push(
    `DATELINE_FEEDS: expected web addresses or a file, got ${JSON.stringify(withoutLogin(text).slice(0, 100))}`,
  );
  return null;
}

/** A value without the user and password that may stand in it. */
function withoutLogin(text: string): string {
  return text.replace(/[^\s/]*@/g, '');
}

/** `env` with what `.env` in `folder` adds; a variable that is set already wins. `env` is left alone. */
export async function withEnvFile(folder: string, env: Environment): Promise<Environment> {
  const path = join(folder, '.env');
  if (!existsSync(path)) return env;
  const { parse } = await import('dotenv');
  return { ...parse(await readFile(path)), ...env };
}

/** The word vectors that come with the package; null where the file is missing, and ranking goes by words alone. */
export function readWordVectors(): WordVectors | null {
  const path = join(packageFolder(), 'src/text/vectors.bin');
  return existsSync(path) ? new WordVectors(readFileSync(path)) : null;
}

/** The folder of `package.json`, upwards from this module: it runs from `src` and from `dist/src`. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
