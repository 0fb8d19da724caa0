import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Newsroom, openNewsroom } from '../../adapters/cli/serve/newsroom.ts';
import { openPage } from '../../adapters/cli/serve/page.ts';
import { readWebSettings } from '../../adapters/web/config.ts';
import { startWeb, type Web } from '../../adapters/web/index.ts';
import {
  createDateline,
  type Database,
  type Dateline,
  type Environment,
  openStore,
} from '../../src/index.ts';

export const SAMPLE = join(import.meta.dirname, '../../corpus');

/** The day after the sample corpus ends. */
export const NOW = () => new Date('2025-07-21T08:00:00Z');

const SILENT = { info() {}, warn() {}, error() {} };

export interface Site {
  readonly web: Web;
  readonly address: string;
  readonly dateline: Dateline;
  readonly database: Database;
  readonly newsroom: Newsroom;
  /** What the server answers, as a browser on this machine would ask. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The page at an address of ours. */
  page(path: string): Promise<string>;
}

/** What ends with a test, or with what is given instead. */
type Ending = (end: () => unknown) => void;

/** The whole page on a port of loopback, with the sample corpus or another, until the test ends. */
export async function openSite(
  corpus: string = SAMPLE,
  env: Environment = {},
  {
    listening,
    ending = onTestFinished as Ending,
  }: { readonly listening?: Web; readonly ending?: Ending } = {},
): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'dateline-'));
  const dateline = await createDateline({ corpus: [corpus], data, now: NOW });
  ending(() => dateline.close());
  const database = await openStore(':memory:', NOW());
  const web = listening ?? (await started(env, ending));
  const newsroom = openNewsroom({ dateline, database, now: NOW, log: SILENT });
  openPage(web, { dateline: web.counted(dateline), database, newsroom, now: NOW });
  ending(() => newsroom.stop());
  const get = (path: string, init: RequestInit = {}) => fetch(web.address + path, init);
  return {
    web,
    address: web.address,
    dateline,
    database,
    newsroom,
    get,
    page: async (path) => (await get(path)).text(),
  };
}

/** The page before the archive is read. */
export async function started(
  env: Environment = {},
  ending: Ending = onTestFinished as Ending,
): Promise<Web> {
  const settings = readWebSettings({ PORT: '0', ...env }, true)!;
  const web = await startWeb({ settings, version: '1.2.3', now: NOW, log: SILENT });
  ending(() => web.stop());
  return web;
}

/** A folder with lines of JSON in it. */
export function corpusOf(rows: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  writeFileSync(join(folder, 'wire.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return folder;
}

export interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as it is: `fetch` sets Host itself, and mends paths. */
export function raw(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      { path, method, headers, setHost: headers.host === undefined },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
