import type { Command } from './command.ts';
import { CORPUS } from './options.ts';

/** What whoever runs Dateline needs. */
export const SERVING: readonly Command[] = [
  {
    name: 'serve',
    summary: 'answer in Slack and Discord, wherever a token is set, and on a web page; post the briefings',
    options: [CORPUS],
    details: [
      'Settings come from the environment and from .env in this folder: .env.example has all of them.',
      'The web page is there when PORT is set, or when nothing else is configured: on this machine alone, unless HOST says otherwise.',
      'SIGTERM and Ctrl-C finish what is under way, in ten seconds at the most.',
    ],
    load: () => import('../serve.ts'),
  },
  {
    name: 'doctor',
    summary:
      'what is wrong with the set-up, and what to do: settings, corpus, store, clock, tokens, permissions',
    options: [CORPUS, { name: 'json', summary: 'the findings as one line of JSON' }],
    details: ['Exit status: 0 nothing is wrong, 1 something is, 2 wrong usage.'],
    load: () => import('../doctor.ts'),
  },
  {
    name: 'migrate',
    summary: 'move what one machine has kept to a server that many share',
    options: [
      { name: 'to', value: 'URL', summary: 'postgres://USER:PASSWORD@HOST:PORT/NAME; default $DATABASE_URL' },
      { name: 'json', summary: 'what was moved, as one line of JSON' },
    ],
    details: [
      'Stop serve first. The state goes to PostgreSQL; where OPENSEARCH_URL is set, the articles go there. Both are',
      'compared with what was left, which is no longer opened then. Broken off, the same command goes on.',
    ],
    load: () => import('../migrate.ts'),
  },
  {
    name: 'rebuild',
    summary: 'make the index in the cluster anew, while questions are answered',
    options: [{ name: 'json', summary: 'what was made, as one line of JSON' }],
    details: [
      'For another OPENSEARCH_SHARDS or OPENSEARCH_REPLICAS, and where the changelog says so. The articles are read out of',
      'the index that answers into a new one beside it, which takes its place when it has them all: there has to be room',
      'for both. Broken off, the old one goes on answering, and the same command begins again. One at a time.',
    ],
    load: () => import('../rebuild.ts'),
  },
];
