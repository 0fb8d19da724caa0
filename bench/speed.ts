import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { machine } from './machine.ts';
import { writeSection } from './readme.ts';
import { ENGINES } from './speed/engines.ts';
import { growth } from './speed/growth.ts';
import { startSeconds } from './speed/start.ts';
import type { Run } from './speed/timing.ts';
import { table } from './table.ts';

/** `npm run bench:speed -- [DATA] [--update]`, from the project's folder; see README.md. `--engine NAME DATA` is a child's part. */

const CHILD = '--engine';

async function main(data: string, update: boolean): Promise<void> {
  console.log(`${machine()}\n`);
  const { ask, bareNode } = startSeconds();
  const rows = [
    line('ask on the sample corpus, start to end', ask, 's', 0.4),
    line('node -e 0', bareNode, 's'),
  ];
  const folder = join(data, 'newsqa/2022');
  if (existsSync(folder)) {
    const ours = await inChild('dateline', folder);
    const encoded = await inChild('dateline-encoder', folder);
    const plain = await inChild('minisearch', folder);
    rows.push(
      line(`index ${ours.of}`, ours.indexSeconds, 's', 25),
      line('peak memory after indexing', ours.indexPeak, 'MB', 700),
      line('peak memory after the questions', ours.peak, 'MB', 1200),
      line(`question p50, of ${ours.questions.count}`, ours.questions.p50, 'ms', 40),
      line('question p95', ours.questions.p95, 'ms', 80),
      line(`encoder on: question p50, of ${encoded.questions.count}`, encoded.questions.p50, 'ms', 150),
      line('encoder on: question p95', encoded.questions.p95, 'ms'),
      line('encoder on: peak memory', encoded.peak, 'MB', 1200),
      line(`plain MiniSearch: index ${plain.of}`, plain.indexSeconds, 's'),
      line('plain MiniSearch: peak memory', plain.peak, 'MB'),
      line(`plain MiniSearch: question p50, of ${plain.questions.count}`, plain.questions.p50, 'ms'),
      line('plain MiniSearch: question p95', plain.questions.p95, 'ms'),
      line('plain p50 over ours', plain.questions.p50 / ours.questions.p50, '×'),
    );
  }
  const lines = table(['figure', 'value', 'at most', ''], rows);
  console.log(lines);
  if (update) writeSection('speed', `${machine()}\n\n${lines}`);
  if (existsSync(folder)) {
    const grown = await growth(data);
    console.log(`\n${grown}`);
    if (update) writeSection('growth', `${machine()}\n\n${grown}`);
  }
  if (!existsSync(folder)) console.log(`\nbench: no ${folder}; the index and its questions were not timed.`);
}

function line(name: string, value: number, unit: string, most?: number): string[] {
  const spelt = `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
  if (most === undefined) return [name, spelt, '', ''];
  return [name, spelt, `${most} ${unit}`, value <= most ? 'holds' : 'does not hold'];
}

async function inChild(engine: string, folder: string): Promise<Run> {
  const child = await promisify(execFile)(process.execPath, [import.meta.filename, CHILD, engine, folder]);
  return JSON.parse(child.stdout) as Run;
}

const [first, name = '', folder = ''] = process.argv.slice(2);
if (first === CHILD) {
  console.log(JSON.stringify(await ENGINES[name]!(folder)));
} else {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { update: { type: 'boolean' } },
  });
  await main(resolve(positionals[0] ?? '../shared/data'), values.update ?? false);
}
