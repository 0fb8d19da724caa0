import {
  feedLine,
  readableCount,
  readableMoment,
  readablePeriod,
  readableProgress,
  type Skip,
  type Sources,
} from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { openCorpus } from './setup/corpus.ts';
import { keptFeeds } from './setup/feed-list.ts';
import { jsonLine } from './terminal/json.ts';
import { neutralised, onOneLine } from './terminal/neutralised.ts';
import { type Style, styleOf } from './terminal/style.ts';
import { displayWidth } from './terminal/wrap.ts';
import type { Call, ExitStatus } from './usage/command.ts';

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const dateline = await openCorpus(call, host);
  const feeds = await keptFeeds(host);
  const sources = { ...dateline.sources(), ...(feeds.length > 0 && { feeds }) };
  await write(host.stdout, call.has('json') ? jsonLine(sources) : sourcesText(sources, styleOf(host)));
  return 0;
}

/** What is indexed as a table, and below it everything that was skipped, with its place and reason. */
export function sourcesText(sources: Sources, style: Style): string {
  const { articles, sentences, from, to, updated, publishers, skipped, reading, feeds = [] } = sources;
  const period = readablePeriod(from, to);
  const rows = publishers.map((each) => [
    each.publisher ?? '(not named)',
    readableCount(each.articles),
    readablePeriod(each.from, each.to) ?? 'undated',
  ]);
  const text = [
    `${readableCount(articles)} articles, ${readableCount(sentences)} sentences${period === null ? '' : `, ${period}`}; read ${readableMoment(updated)}`,
    ...(reading === undefined ? [] : [`Reading: ${readableProgress(reading)}`]),
    ...(rows.length > 0 ? ['', ...table(['Publisher', 'Articles', 'Published'], rows, style)] : []),
    ...(feeds.length > 0 ? ['', style.bold('Feeds'), ...feeds.map((feed) => onOneLine(feedLine(feed)))] : []),
    ...(skipped.length > 0
      ? ['', style.bold(`Skipped: ${readableCount(skipped.length)}`), ...skipped.map(skipLine)]
      : []),
  ];
  return `${text.join('\n')}\n`;
}

function skipLine({ path, line, reason }: Skip): string {
  return neutralised(`${path}${line === undefined ? '' : `: line ${line}`}: ${reason}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string[] {
  const safe = [head, ...rows].map((row) => row.map((cell) => onOneLine(cell)));
  const widths = head.map((_, column) => Math.max(...safe.map((row) => displayWidth(row[column]!))));
  const lines = safe.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line, index) => (index === 0 ? style.bold(line) : line));
}

/** Numbers to the right of their column, words to the left. */
function padded(cell: string, width: number): string {
  const room = ' '.repeat(width - displayWidth(cell));
  return /^[\d,]+$/.test(cell) ? room + cell : cell + room;
}
