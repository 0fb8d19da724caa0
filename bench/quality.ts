import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createDateline, type Dateline, lazyEncoder, type SentenceEncoder } from '../src/index.ts';
import { measureBaseline } from './quality/baseline.ts';
import { measureSentences } from './quality/boundaries.ts';
import { figureTable, losses, readExpected, writeExpected } from './quality/expected.ts';
import type { Bench, Figure, Measured } from './quality/figure.ts';
import { measureNews } from './quality/newsqa.ts';
import { measureOffTopic } from './quality/off-topic.ts';
import { measureTrecqa, measureWikiqa } from './quality/pairs.ts';
import { measurePeers, sideBySide } from './quality/peers.ts';
import { measurePolnear } from './quality/polnear.ts';
import { measureSquad } from './quality/squad.ts';
import { measureStories } from './quality/stories.ts';
import { measureSummaries } from './quality/summaries.ts';
import { measureTemporal } from './quality/temporal.ts';
import { measureTextLayer } from './quality/text-layer.ts';
import { measureTyped } from './quality/typed.ts';
import { writeSection } from './readme.ts';

/** `npm run bench:quality -- [DATA] [--only SET,SET] [--update]`, from the project's folder; see README.md. */

const SETS: Readonly<Record<string, (bench: Bench) => Promise<Measured>>> = {
  sentences: measureSentences,
  newsqa: measureNews,
  typed: measureTyped,
  baseline: measureBaseline,
  squad: measureSquad,
  trecqa: measureTrecqa,
  wikiqa: measureWikiqa,
  'off-topic': measureOffTopic,
  encoder: measureEncoder,
  stories: measureStories,
  summaries: measureSummaries,
  polnear: measurePolnear,
  temporal: measureTemporal,
  'text-layer': measureTextLayer,
  peers: measurePeers,
};
/** Of others' engines, with a table of their own; measured only when asked for. */
const PEERS = 'peers';
const EXPECTED = 'bench/expected.json';
const FITTED =
  '"fitted on": weights, thresholds or rules that ship were made on these rows, so the figure flatters.';
const LEFT_OUT = 'bench/left-out.txt';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, update: { type: 'boolean' } },
  });
  const data = resolve(positionals[0] ?? '../shared/data');
  if (!existsSync(join(data, 'newsqa'))) {
    console.log(`bench: no evaluation data in ${data}; nothing measured. Give its folder as an argument.`);
    return 0;
  }
  const names = values.only?.split(',') ?? Object.keys(SETS).filter((name) => name !== PEERS);
  const unknown = names.filter((name) => SETS[name] === undefined);
  if (unknown.length > 0) {
    console.error(`bench: no set "${unknown.join('", "')}"; there are ${Object.keys(SETS).join(', ')}`);
    return 2;
  }

  const bench: Bench = {
    data,
    sample: resolve('corpus'),
    open: opener(null),
    encoder: null,
    step: 1,
    how: '',
  };
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const name of names) {
    const started = performance.now();
    const measured = await SETS[name]!(bench);
    console.error(`bench: ${name} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    figures.push(...measured.figures);
    notes.push(...(measured.notes ?? []));
  }

  const expected = existsSync(EXPECTED) ? readExpected(EXPECTED) : {};
  const below = [FITTED, ...notes, leftOut()].join('\n\n');
  console.log(`${figureTable(expected, figures)}\n\n${below}`);
  if (values.update) {
    writeExpected(EXPECTED, expected, figures);
    // A run of some sets is not the whole table.
    if (values.only === PEERS) writeSection('peers', sideBySide(figures));
    if (!values.only) writeSection('quality', `${figureTable(readExpected(EXPECTED), figures)}\n\n${below}`);
    return 0;
  }
  const lost = losses(expected, figures);
  for (const { set, name } of lost) console.error(`bench: ${set} ${name} fell below what is expected`);
  return lost.length > 0 ? 1 : 0;
}

/** Every so manyeth question: the encoder takes a tenth of a second for each. */
const ENCODED_STEP = 4;

/** The sets of ranking with the sentence encoder, and the large ones on the same questions without it. */
async function measureEncoder(bench: Bench): Promise<Measured> {
  const encoder = lazyEncoder((reason) => {
    throw reason;
  });
  const off = { ...bench, step: ENCODED_STEP, how: `, every ${ENCODED_STEP}th` };
  const on = { ...off, open: opener(encoder), encoder, how: `${off.how}, encoder on` };
  const pairs = { ...on, how: ', encoder on' };
  const measured = [
    await measureNews(off),
    await measureNews(on),
    await measureSquad(off),
    await measureSquad(on),
    await measureTrecqa(pairs),
    await measureWikiqa(pairs),
  ];
  return {
    figures: measured.flatMap(({ figures }) => figures),
    notes: measured.flatMap(({ notes }) => notes ?? []),
  };
}

/** Opens each corpus once. */
function opener(encoder: SentenceEncoder | null): Bench['open'] {
  const opened = new Map<string, Promise<Dateline>>();
  return (path) => {
    const known = opened.get(path) ?? createDateline({ corpus: [path], encoder });
    opened.set(path, known);
    return known;
  };
}

/** What training measured on questions that each fit had not seen. */
function leftOut(): string {
  if (!existsSync(LEFT_OUT)) return `Left-out figures: none; \`npm run train\` writes them to ${LEFT_OUT}.`;
  return `Left out of the fit, as \`npm run train\` measured them (${LEFT_OUT}):\n${readFileSync(LEFT_OUT, 'utf8').trimEnd()}`;
}

process.exitCode = await main();
