import { Readable, Writable } from 'node:stream';
import type { Host, Output } from '../../adapters/cli/host.ts';
import { run } from '../../adapters/cli/run.ts';
import type {
  Answer,
  AnswerSentence,
  AskOptions,
  Briefing,
  Dateline,
  DatelineOptions,
  Sources,
} from '../../src/index.ts';

/** A sentence of a made-up article, to be changed where a test cares. */
export function sentence(changes: Partial<AnswerSentence> = {}): AnswerSentence {
  const text = changes.text ?? 'The ferry sank off Port Vale on Monday.';
  return {
    text,
    articleId: 'ferry-1',
    headline: 'Ferry sinks off Port Vale',
    publisher: 'The Vale Courier',
    published: '2025-06-14T09:30:00Z',
    url: null,
    start: 100,
    end: 100 + text.length,
    score: 0.9,
    speaker: null,
    cue: null,
    flags: [],
    dates: [],
    context: null,
    link: null,
    ...changes,
  };
}

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    question: 'What happened to the ferry?',
    kind: 'answered',
    confidence: 0.8,
    sentences: [sentence()],
    claims: [],
    searched: {
      articles: 24,
      from: '2025-06-10',
      to: '2025-06-20T08:00:00Z',
      updated: '2025-06-21T14:05:10.000Z',
    },
    tookMs: 3,
    ...changes,
  };
}

export const SOURCES: Sources = {
  articles: 3,
  sentences: 1204,
  from: '2025-06-10',
  to: '2025-06-20',
  updated: '2025-06-21T14:05:10.000Z',
  publishers: [
    { publisher: 'The Vale Courier', articles: 2, from: '2025-06-10', to: '2025-06-20' },
    { publisher: null, articles: 1, from: null, to: null },
  ],
  skipped: [],
};

/** What was asked of a fake engine. */
export interface Asked {
  readonly question: string;
  readonly options: AskOptions;
}

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly asked: readonly Asked[];
  readonly opened: readonly DatelineOptions[];
}

const NOTHING_NEW: Briefing = {
  since: '2025-06-20T00:00:00.000Z',
  until: '2025-06-21T00:00:00.000Z',
  subjects: [],
  stories: [],
  quiet: [],
  below: 0,
  chart: null,
  fates: {},
};

/** An engine that finds nothing, over a corpus that stays as it is. */
const EMPTY: Dateline = {
  ask: async () => answer(),
  sources: () => SOURCES,
  brief: async () => NOTHING_NEW,
  why: async () => [],
  passage: async () => null,
  annotated: async () => [],
  article: async () => undefined,
  places: async () => [],
  timeline: async () => [],
  check: async () => [],
  versions: async () => [],
  alsoIn: async () => [],
  intake: { take: async () => [], withdraw: async () => {} },
  onChanged: () => () => {},
  progress: () => ({ readBytes: 0, totalBytes: 0, isReady: true }),
  ready: Promise.resolve(),
  close: async () => {},
};

export interface Setup {
  /** What is typed, or a stream of it. */
  readonly stdin?: string | Host['stdin'];
  /** What it writes to, where that is a terminal. */
  readonly terminal?: { readonly isTTY: boolean; readonly columns: number };
  readonly input?: Host['input'];
  readonly env?: Host['env'];
  readonly folder?: string;
  readonly answer?: (question: string) => Answer;
  readonly sources?: Sources;
  readonly briefing?: Briefing;
  readonly now?: () => Date;
  readonly untilStopped?: Host['untilStopped'];
  /** What answers instead of the engine that is told. */
  readonly open?: Host['open'];
}

/** Runs a command line against an engine that answers as told, in this process. */
export async function dateline(args: readonly string[], setup: Setup = {}): Promise<Ran> {
  const asked: Asked[] = [];
  const opened: DatelineOptions[] = [];
  const engine: Dateline = {
    ...EMPTY,
    ask: async (question, options = {}) => {
      asked.push({ question, options: { ...options } });
      return { ...(setup.answer ?? (() => answer()))(question), question };
    },
    sources: () => setup.sources ?? SOURCES,
    brief: async () => setup.briefing ?? NOTHING_NEW,
  };
  const stdout = sink(setup.terminal);
  const stderr = sink();
  const status = await run(args, {
    stdin:
      typeof setup.stdin === 'object'
        ? setup.stdin
        : Readable.from(setup.stdin === undefined ? [] : [Buffer.from(setup.stdin)]),
    stdout: stdout.output,
    stderr: stderr.output,
    env: setup.env ?? {},
    folder: setup.folder ?? import.meta.dirname,
    now: setup.now ?? (() => new Date('2025-06-21T14:05:10Z')),
    input: setup.input ?? (setup.stdin === undefined ? 'nothing' : 'piped'),
    untilStopped: setup.untilStopped ?? (async () => 'SIGTERM'),
    open: async (options) => {
      opened.push(options);
      return setup.open === undefined ? engine : setup.open(options);
    },
  });
  return { status, stdout: stdout.text(), stderr: stderr.text(), asked, opened };
}

/** A stream that remembers. */
export function sink(terminal: { readonly isTTY?: boolean; readonly columns?: number } = {}) {
  const chunks: string[] = [];
  const output: Output = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        chunks.push(String(chunk));
        done();
      },
    }),
    terminal,
  );
  return { output, text: () => chunks.join('') };
}
