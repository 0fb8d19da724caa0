import { type AskOptions, answerMessage, explanationMessage, readMoment } from '../../src/engine.ts';
import { askOptions } from './ask-options.ts';
import { type Host, write } from './host.ts';
import { openCorpus } from './setup/corpus.ts';
import { jsonLine } from './terminal/json.ts';
import { idField, type Row, readJsonLines, readStdin, textField } from './terminal/json-lines.ts';
import { render } from './terminal/render.ts';
import { styleOf } from './terminal/style.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return call.has('batch') ? askBatch(call, host) : askOne(call, host);
}

async function askOne(call: Call, host: Host): Promise<ExitStatus> {
  const options = askOptions(call);
  // Words without quotation marks around them are one question all the same.
  const typed = call.positionals.join(' ').trim();
  const question = typed === '' && host.input === 'piped' ? (await readStdin(host)).trim() : typed;
  if (question === '')
    throw new UsageError('a question is needed', { hint: 'dateline ask "Who leads Mali?"' });
  // Loading the encoder would take longer than all the rest of one answer.
  const dateline = await openCorpus(call, host, { encoder: 'off' });
  const answer = await dateline.ask(question, options);
  const style = styleOf(host);
  await write(host.stdout, call.has('json') ? jsonLine(answer) : render(answerMessage(answer), style));
  if (call.has('explain') && !call.has('json'))
    await write(host.stdout, `\n${render(explanationMessage(answer), style)}`);
  return answer.kind === 'declined' ? 1 : 0;
}

interface BatchQuestion {
  readonly id: string | number | undefined;
  readonly question: string;
  readonly at: Date | undefined;
}

/** Status 1 only when every question was declined, as `grep` over many files. */
async function askBatch(call: Call, host: Host): Promise<ExitStatus> {
  const options: AskOptions = askOptions(call);
  if (call.positionals.length > 0)
    throw new UsageError('--batch takes its questions from the file, not from arguments');
  const questions = await readJsonLines(call.value('batch'), host, batchQuestion);
  const dateline = await openCorpus(call, host);
  let declined = 0;
  for (const { id, question, at } of questions) {
    const answer = await dateline.ask(question, at ? { ...options, at } : options);
    if (answer.kind === 'declined') declined += 1;
    await write(host.stdout, jsonLine(id === undefined ? answer : { id, ...answer }));
  }
  return declined > 0 && declined === questions.length ? 1 : 0;
}

function batchQuestion(row: Row): BatchQuestion {
  const question = textField(row, 'question').trim();
  if (question === '') throw new Error('"question" is empty');
  return { id: idField(row, 'id'), question, at: batchMoment(row) };
}

function batchMoment(row: Row): Date | undefined {
  if (row.at === undefined || row.at === null) return undefined;
  const text = textField(row, 'at');
  const moment = readMoment(text);
  if (moment) return moment;
  throw new Error(`"at" is not a date or date-time such as 2025-06-14: ${JSON.stringify(text)}`);
}
