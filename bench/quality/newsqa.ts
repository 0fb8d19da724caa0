import { join } from 'node:path';
import type { Answer } from '../../src/index.ts';
import { containsAnswer } from '../hits.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import { reliability } from './calibration.ts';
import { type Bench, type Figure, figures, type Measured, sampled, share } from './figure.ts';

const YEARS = ['2022', '2023'] as const;

/** Open questions over a year of real articles, each asked at the end of its day; and whether confidence means it. */
export async function measureNews(bench: Bench): Promise<Measured> {
  const { data, open, how } = bench;
  const all: Outcome[] = [];
  const measured: Figure[] = [];
  for (const year of YEARS) {
    const folder = join(data, 'newsqa', year);
    const engine = await open(join(folder, 'articles.jsonl'));
    const outcomes: Outcome[] = [];
    for (const { question, asked, answers } of sampled(bench, await readNewsQuestions(folder))) {
      const answer = await engine.ask(question, { limit: 5, at: new Date(`${asked}T23:59:59Z`) });
      outcomes.push(outcomeOf(answer, (text) => containsAnswer(text, answers)));
    }
    measured.push(
      ...figures(`newsqa ${year}${how}`, true, {
        ...hits(outcomes, [1, 3, 5]),
        'not declined': share(outcomes, ({ kind }) => kind !== 'declined'),
        answered: share(outcomes, ({ kind }) => kind === 'answered'),
        'hit@1 where answered': share(
          outcomes.filter(({ kind }) => kind === 'answered'),
          ({ first }) => first === 0,
        ),
      }),
    );
    all.push(...outcomes);
  }
  const { error, lines } = reliability(
    all.map(({ confidence, first }) => ({ confidence, right: first === 0 })),
  );
  measured.push(...figures(`newsqa both${how}`, true, { 'calibration (1 − error)': 1 - error }));
  return {
    figures: measured,
    notes: [`Confidence and what came of it, newsqa 2022 and 2023${how}:\n\n${lines}`],
  };
}

/** How one question ended. */
export interface Outcome {
  readonly kind: Answer['kind'];
  readonly confidence: number;
  /** The place of the first cited sentence that answers, from 0; -1 when none does. */
  readonly first: number;
}

function outcomeOf(answer: Answer, answers: (text: string) => boolean): Outcome {
  const { kind, confidence, sentences } = answer;
  return { kind, confidence, first: sentences.findIndex(({ text }) => answers(text)) };
}

/** hit@k: a declined question cites nothing, so it is a miss. */
export function hits(outcomes: readonly Outcome[], places: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    places.map((k) => [`hit@${k}`, share(outcomes, ({ first }) => first >= 0 && first < k)]),
  );
}
