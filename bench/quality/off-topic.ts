import { join } from 'node:path';
import type { Dateline } from '../../src/index.ts';
import { allLines } from '../data.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import type { SquadRow } from '../sets/squad.ts';
import { type Bench, type Figure, figures, type Measured, share } from './figure.ts';

const QUESTIONS = 300;

/** Questions put to a corpus that knows nothing of them: they should be declined, and must not be answered. */
export async function measureOffTopic({ data, sample, open }: Bench): Promise<Measured> {
  const squad = await allLines<SquadRow>(join(data, 'squad2/tune.jsonl'));
  const encyclopedia = spread(squad.filter((row) => !row.is_impossible).map(({ question }) => question));
  const years = await Promise.all(
    ['2022', '2023'].map((year) => readNewsQuestions(join(data, 'newsqa', year))),
  );
  const news = spread(years.flat().map(({ question }) => question));
  const archive = await open(join(data, 'newsqa/2022/articles.jsonl'));
  const own = await open(sample);
  return {
    figures: [
      ...(await put('squad2 to newsqa 2022', archive, encyclopedia)),
      ...(await put('squad2 to the sample', own, encyclopedia)),
      ...(await put('newsqa to the sample', own, news)),
    ],
  };
}

async function put(name: string, engine: Dateline, questions: readonly string[]): Promise<Figure[]> {
  const kinds: string[] = [];
  for (const question of questions) kinds.push((await engine.ask(question)).kind);
  return figures(`off topic: ${name}`, true, {
    declined: share(kinds, (kind) => kind === 'declined'),
    'not answered': share(kinds, (kind) => kind !== 'answered'),
  });
}

/** Evenly spread, from the odd places: training takes most of its strays from the even ones. */
function spread(questions: readonly string[]): string[] {
  const odd = questions.filter((_, i) => i % 2 === 1);
  const step = odd.length / QUESTIONS;
  return Array.from({ length: QUESTIONS }, (_, i) => odd[Math.floor(i * step)]!);
}
