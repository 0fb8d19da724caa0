import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Briefing, drawChart } from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { neutralised } from './terminal/neutralised.ts';
import { UsageError } from './usage/command.ts';

/** Writes the chart of a briefing to `file`, and says on stderr where it is, or why there is none. */
export async function saveChart({ chart, stories }: Briefing, file: string, host: Host): Promise<void> {
  if (chart === null) {
    const why =
      stories.length === 0 ? 'there is nothing new' : 'no story has more to show than a sentence says';
    await write(host.stderr, `dateline: no chart was made: ${why}\n`);
    return;
  }
  const path = resolve(host.folder, file);
  const png = await drawChart(chart);
  await writeFile(path, png).catch((cause: Error) => {
    throw new UsageError(`--chart: unable to write ${JSON.stringify(file)}: ${cause.message}`, { cause });
  });
  await write(host.stderr, neutralised(`dateline: the chart is in ${path}`).concat('\n'));
}
