import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Dateline, PostState } from '../../src/index.ts';

export interface Metrics {
  /** The same engine, whose questions are counted. */
  counted(dateline: Dateline): Dateline;
  /** Prometheus's text format, of this moment. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What is measured when somebody asks. */
export interface Measured {
  readonly dateline: () => Dateline | null;
  readonly outbox: () => Promise<Readonly<Partial<Record<PostState, number>>>>;
  readonly now: () => Date;
}

/** From a cached word to a cold archive on a small machine, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics({ dateline, outbox, now }: Measured): Metrics {
  const registers = [new Registry()];
  const questions = new Counter({
    name: 'dateline_questions_total',
    help: 'Questions by how they ended, on every platform.',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of ['answered', 'related', 'declined', 'failed']) questions.inc({ kind }, 0);
  const latency = new Histogram({
    name: 'dateline_answer_seconds',
    help: 'How long answers took.',
    buckets: BUCKETS,
    registers,
  });
  new Gauge({
    name: 'dateline_ready',
    help: '1 once the archive is read.',
    registers,
    collect() {
      this.set(dateline() === null ? 0 : 1);
    },
  });
  new Gauge({
    name: 'dateline_articles',
    help: 'Articles in the index.',
    registers,
    collect() {
      this.set(dateline()?.sources().articles ?? 0);
    },
  });
  new Gauge({
    name: 'dateline_sentences',
    help: 'Sentences in the index.',
    registers,
    collect() {
      this.set(dateline()?.sources().sentences ?? 0);
    },
  });
  new Gauge({
    name: 'dateline_newest_article_age_seconds',
    help: 'How old the newest article is.',
    registers,
    collect() {
      const newest = dateline()?.sources().to;
      if (newest) this.set((now().getTime() - Date.parse(newest)) / 1000);
    },
  });
  new Gauge({
    name: 'dateline_feed_age_seconds',
    help: 'How old the newest article of a feed is.',
    labelNames: ['feed'],
    registers,
    collect() {
      this.reset();
      for (const { name, newest } of dateline()?.sources().feeds ?? [])
        if (newest !== null) this.set({ feed: name }, (now().getTime() - Date.parse(newest)) / 1000);
    },
  });
  new Gauge({
    name: 'dateline_feed_up',
    help: '1 where a feed answered well when it was last asked.',
    labelNames: ['feed'],
    registers,
    collect() {
      this.reset();
      for (const { name, state } of dateline()?.sources().feeds ?? [])
        this.set({ feed: name }, state === 'ok' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'dateline_outbox_posts',
    help: 'Posts of briefings by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, posts] of Object.entries(await outbox())) this.set({ state }, posts);
    },
  });
  const [registry] = registers as [Registry];
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    counted: (engine) => ({
      ...engine,
      async ask(question, options) {
        const end = latency.startTimer();
        try {
          const answer = await engine.ask(question, options);
          questions.inc({ kind: answer.kind });
          return answer;
        } catch (error) {
          questions.inc({ kind: 'failed' });
          throw error;
        } finally {
          end();
        }
      },
    }),
  };
}
