import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dateline } from '../../src/index.ts';
import { containsAnswer } from '../hits.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import { peakMegabytes, quantiles, type Times } from '../speed/timing.ts';

/** What one engine did with one archive, in a process of its own. */
export interface Measured {
  readonly articles: number;
  readonly ingestSeconds: number;
  /** The most memory of the bot's process, MB. */
  readonly peak: number;
  readonly questions: Times;
  /** Of the index and the articles on disk; of a cluster, asked of it. MB. */
  readonly megabytes: number;
}

/** How often the answer is the first sentence, or among the first three. */
export interface Agreement {
  readonly questions: number;
  readonly first: number;
  readonly three: number;
}

/** So many questions are timed, spread over all. */
const QUESTIONS = 200;

interface Work {
  readonly data: string;
  readonly corpus: string;
  /** Where MiniSearch keeps its snapshot. */
  readonly folder: string;
  /** The nodes of OpenSearch; none: MiniSearch. */
  readonly nodes: readonly string[];
  readonly prefix: string;
}

/** Reads an archive and asks it questions. */
export async function measure(work: Work): Promise<Measured> {
  const started = performance.now();
  const dateline = await opened(work);
  const ingestSeconds = (performance.now() - started) / 1000;
  const rows = (await Promise.all(['2022', '2023'].map((year) => questionsOf(work, year)))).flat();
  const asked = rows.filter((_, i) => i % Math.floor(rows.length / QUESTIONS) === 0);
  // The first questions load what later ones have.
  for (const { question } of asked.slice(0, 10)) await dateline.ask(question);
  const times: number[] = [];
  for (const { question } of asked) {
    const began = performance.now();
    await dateline.ask(question);
    times.push(performance.now() - began);
  }
  const { articles } = dateline.sources();
  const megabytes = work.nodes.length > 0 ? await inCluster(work) : await inFolder(work);
  const measured = { articles, ingestSeconds, questions: quantiles(times), megabytes, peak: peakMegabytes() };
  await dateline.close();
  return measured;
}

/** Asks all questions of newsqa 2022, each at the end of its day. */
export async function agree(work: Work): Promise<Agreement> {
  const dateline = await opened(work);
  let [first, three] = [0, 0];
  const questions = await questionsOf(work, '2022');
  for (const { question, asked, answers } of questions) {
    const { sentences } = await dateline.ask(question, { limit: 5, at: new Date(`${asked}T23:59:59Z`) });
    const place = sentences.findIndex(({ text }) => containsAnswer(text, answers));
    if (place === 0) first++;
    if (place >= 0 && place < 3) three++;
  }
  await dateline.close();
  return { questions: questions.length, first: first / questions.length, three: three / questions.length };
}

const questionsOf = ({ data }: Work, year: string) => readNewsQuestions(join(data, 'newsqa', year));

async function opened({ corpus, folder, nodes, prefix }: Work): Promise<Dateline> {
  const { createDateline } = await import('../../src/index.ts');
  return nodes.length > 0
    ? createDateline({ corpus: [corpus], cluster: { nodes, prefix, shards: 1, replicas: 0 } })
    : createDateline({ corpus: [corpus], data: join(folder, prefix) });
}

async function inFolder({ folder, prefix }: Work): Promise<number> {
  const files = ['articles.ledger', 'index.snapshot'].map((name) =>
    stat(join(folder, prefix, 'library', name)),
  );
  return (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0) / 1e6;
}

async function inCluster({ nodes, prefix }: Work): Promise<number> {
  const { clusterState } = await import('../../src/index.ts');
  return (await clusterState({ nodes, prefix, shards: 1, replicas: 0 }, () => new Date())).bytes / 1e6;
}
