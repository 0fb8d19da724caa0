import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { clusterSettings } from './config/cluster.ts';
import { type FeedSettings, feedSettings } from './config/feeds.ts';
import { choice, listOf, wholeNumber } from './config/values.ts';
import type { ClusterSettings } from './retrieval/opensearch.ts';

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
    watch:
      choice('DATELINE_WATCH', env.DATELINE_WATCH, { words: ON_OFF, otherwise: 'on' }, problems) === 'on',
    pages: pages(env.PUBLIC_URL, problems),
    schedules: env.DATELINE_SCHEDULES?.trim() || null,
    encoder: choice('DATELINE_ENCODER', env.DATELINE_ENCODER, { words: ON_OFF, otherwise: null }, problems),
    access: {
      workspaces: listOf(env.DATELINE_WORKSPACES),
      channels: listOf(env.DATELINE_CHANNELS),
      elsewhere: choice('DATELINE_ELSEWHERE', env.DATELINE_ELSEWHERE, ELSEWHERE, problems),
    },
    rate: {
      questions: wholeNumber(
        'DATELINE_QUESTIONS_PER_MINUTE',
        env.DATELINE_QUESTIONS_PER_MINUTE,
        RATE,
        problems,
      ),
      seconds: 60,
    },
    feeds: feedSettings(env, problems),
  };
  problems.push(...others);
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

const ON_OFF = ['on', 'off'] as const;
const ELSEWHERE = { words: ['say', 'ignore'], otherwise: 'say' } as const;
const RATE = { least: 1, most: 9_999, otherwise: 10 };

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

/** `env` with what `.env` in `folder` adds; a variable that is set already wins. `env` is left alone. */
export async function withEnvFile(folder: string, env: Environment): Promise<Environment> {
  const path = join(folder, '.env');
  if (!existsSync(path)) return env;
  const { parse } = await import('dotenv');
  return { ...parse(await readFile(path)), ...env };
}
