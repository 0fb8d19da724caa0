import { rankSentences, readWordVectors } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { encoderOf } from '../setup/encoder.ts';
import { idField, type Row, textField } from '../terminal/json-lines.ts';
import type { Call, ExitStatus } from '../usage/command.ts';
import { inspectRows } from './rows.ts';

interface RankRow {
  readonly qid: string | number | undefined;
  readonly question: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const vectors = readWordVectors();
  const encoder = await encoderOf(host, 'on');
  return inspectRows(call, host, rankRow, async ({ qid, question, title, sentences }) => {
    const list = { question, title, sentences };
    const { scores, best, confidence } = await rankSentences(list, vectors, encoder);
    return { qid, scores, best, confidence };
  });
}

function rankRow(row: Row): RankRow {
  const title = row.title === undefined || row.title === null ? '' : textField(row, 'title');
  return {
    qid: idField(row, 'qid'),
    question: textField(row, 'question'),
    title,
    sentences: sentencesField(row),
  };
}

function sentencesField({ sentences }: Row): string[] {
  if (!Array.isArray(sentences)) throw new Error('"sentences" must be a list of strings');
  const odd = sentences.findIndex((sentence) => typeof sentence !== 'string');
  if (odd >= 0) throw new Error(`"sentences" must be a list of strings; item ${odd} is not one`);
  return sentences;
}
