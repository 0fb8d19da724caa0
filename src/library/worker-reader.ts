import { Worker } from 'node:worker_threads';
import type { Draft } from '../corpus/draft.ts';
import type { Cut } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { FileWanted, ReadStep } from './read-file.ts';
import { plainReader, type Reader } from './reader.ts';

/** What a worker is asked for. */
export type Asked =
  | { readonly id: number; readonly kind: 'cut'; readonly drafts: readonly Draft[] }
  | { readonly id: number; readonly kind: 'read'; readonly wanted: FileWanted }
  | { readonly id: number; readonly kind: 'next' | 'stop' };

/** What it answers with: numbers of terms are its own, and `terms` are those that it has learned since its last answer. */
export type Answered =
  | {
      readonly id: number;
      readonly kind: 'cut';
      readonly cuts: readonly Cut[];
      readonly terms: readonly string[];
    }
  | {
      readonly id: number;
      readonly kind: 'step';
      readonly step: ReadStep | null;
      readonly terms: readonly string[];
    }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

/** Node runs no TypeScript: where the sources themselves are run, as in tests, there is no thread to be had. */
const WORKER = import.meta.filename.endsWith('.js') ? new URL('./worker.js', import.meta.url) : null;

/** Reads and cuts in a thread of its own, started when it is first needed; here, where there is no `file` to run in one. */
export function workerReader(vocabulary: Vocabulary, file: URL | null = WORKER): Reader {
  if (file === null) return plainReader(vocabulary);
  let worker: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, { resolve(answered: Answered): void; reject(error: Error): void }>();
  /** Our number of each of the worker's terms. */
  const ours: number[] = [];

  const fail = (error: Error): void => {
    worker = null;
    ours.length = 0;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(file, { name: 'dateline reader' });
    started.on('message', (answered: Answered) => {
      if ('terms' in answered) for (const term of answered.terms) ours.push(vocabulary.learn(term));
      waiting.get(answered.id)?.resolve(answered);
      waiting.delete(answered.id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (cause) => fail(new Error('library: the reader broke down', { cause })));
    started.on('exit', () => {
      if (worker === started) fail(new Error('library: the reader has ended'));
    });
    return started;
  };

  const ask = async (asked: Asked): Promise<Answered> => {
    worker ??= start();
    const answered = new Promise<Answered>((resolve, reject) => waiting.set(asked.id, { resolve, reject }));
    worker.ref();
    worker.postMessage(asked);
    const found = await answered;
    if (found.kind === 'failed') throw new Error(`library: unable to read: ${found.reason}`);
    return found;
  };

  const numbered = (cut: Cut): Cut => ({
    ...cut,
    terms: cut.terms.map((term) => ours[term]!),
    headlineTerms: cut.headlineTerms.map((term) => ours[term]!),
  });

  const withOurs = (step: ReadStep): ReadStep => {
    if (step.kind !== 'found') return step;
    const found = step.found.map((each) => (each.cut ? { ...each, cut: numbered(each.cut) } : each));
    return { ...step, found };
  };

  return {
    async *read(wanted) {
      const id = ++last;
      // The next step is read while this one is worked on.
      let coming = ask({ id, kind: 'read', wanted });
      let isOver = false;
      try {
        while (!isOver) {
          const answered = await coming;
          const step = answered.kind === 'step' ? answered.step : null;
          isOver = step === null || step.kind === 'end';
          if (!isOver) {
            coming = ask({ id, kind: 'next' });
            coming.catch(() => {});
          }
          if (step !== null) yield withOurs(step);
        }
      } finally {
        if (!isOver) await ask({ id, kind: 'stop' }).catch(() => {});
      }
    },
    async cut(drafts) {
      const answered = await ask({ id: ++last, kind: 'cut', drafts });
      return answered.kind === 'cut' ? answered.cuts.map(numbered) : [];
    },
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
