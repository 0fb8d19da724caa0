import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerSentence } from '../../src/index.ts';
import { allLines } from '../data.ts';
import { type SquadRow, squadArticles, squadId } from '../sets/squad.ts';
import { type Bench, figures, type Measured, sampled, scores } from './figure.ts';
import { hits, type Outcome } from './newsqa.ts';

/** Paragraph questions, all paragraphs indexed together, half of them without an answer by design. */
export async function measureSquad(bench: Bench): Promise<Measured> {
  const { data, open, how } = bench;
  const rows = await allLines<SquadRow>(join(data, 'squad2/tune.jsonl'));
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  try {
    const file = join(folder, 'squad.jsonl');
    const lines = squadArticles(rows, file).map(({ id, headline, text }) =>
      JSON.stringify({ id, headline, text }),
    );
    await writeFile(file, lines.join('\n'));
    const engine = await open(file);
    const outcomes: (Outcome & { readonly impossible: boolean })[] = [];
    for (const row of sampled(bench, rows)) {
      const { kind, confidence, sentences } = await engine.ask(row.question, { limit: 5 });
      const first = row.is_impossible ? -1 : sentences.findIndex((sentence) => isGold(sentence, row));
      outcomes.push({ kind, confidence, first, impossible: row.is_impossible });
    }
    const possible = outcomes.filter(({ impossible }) => !impossible);
    return {
      figures: figures(`squad2 tune${how}`, true, {
        ...hits(possible, [1, 5]),
        'declined F1': declining(outcomes, ({ kind }) => kind === 'declined'),
        'not answered F1': declining(outcomes, ({ kind }) => kind !== 'answered'),
      }),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The gold position: the same paragraph, and the sentence the answer begins in. */
function isGold({ articleId, start, end }: AnswerSentence, row: SquadRow): boolean {
  if (articleId !== squadId(row)) return false;
  return row.answers.some((answer) => {
    const at = unitOffset(row.context, answer.start);
    return start <= at && at < end;
  });
}

/** The data counts code points, Dateline UTF-16 units. */
function unitOffset(text: string, codePoints: number): number {
  let at = 0;
  for (let i = 0; i < codePoints; i++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

function declining<Each extends Outcome & { readonly impossible: boolean }>(
  outcomes: readonly Each[],
  declined: (outcome: Each) => boolean,
): number {
  const refused = outcomes.filter(declined);
  const right = refused.filter(({ impossible }) => impossible).length;
  return scores(right, refused.length, outcomes.filter(({ impossible }) => impossible).length).f1;
}
