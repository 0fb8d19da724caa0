import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../adapters/cli/run.ts';
import { createDateline } from '../src/index.ts';
import { sink } from './cli/host.ts';

const ROOT = join(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');
const TEXT = readFileSync(README, 'utf8');

/** What the samples' clock says: the day after the sample corpus ends. */
const NOW = () => new Date('2025-07-21T08:00:00Z');

/** A sample: `$ npx dateline …` and what it prints. */
const SAMPLE = /```console\n\$ npx dateline (?<line>.*)\n(?<output>[\s\S]*?)```/g;

describe('the README', () => {
  it('shows what its samples print (to write them anew: npm test -- -u)', async () => {
    let written = TEXT;
    for (const sample of TEXT.matchAll(SAMPLE)) {
      const { line = '', output = '' } = sample.groups ?? {};
      const printed = await printedBy(argumentsOf(line));
      written = written.replace(sample[0], () =>
        sample[0].replace(`${line}\n${output}`, () => `${line}\n${printed}`),
      );
    }
    await expect(written).toMatchFileSnapshot(README);
  });

  it('has no console block that is not a sample', () => {
    expect(TEXT.match(/```console/g)).toHaveLength([...TEXT.matchAll(SAMPLE)].length);
  });

  it.each([...TEXT.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!))(
    'links to a file that exists: %s',
    (path) => {
      expect(existsSync(join(ROOT, path))).toBe(true);
    },
  );

  it.each([...new Set([...TEXT.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!))])(
    'names a script that exists: %s',
    (script) => {
      const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
      expect(Object.keys(scripts)).toContain(script);
    },
  );

  it.each(readFileSync(join(ROOT, '.ci/run'), 'utf8').match(/npm run \w+/g)!)(
    'has what .ci/run runs: %s',
    (command) => {
      expect(TEXT).toContain(command);
    },
  );
});

/** Runs a command line on the sample corpus as a terminal of 100 columns without colours shows it. */
async function printedBy(args: readonly string[]): Promise<string> {
  const stdout = sink({ isTTY: true, columns: 100 });
  const stderr = sink();
  await run(args, {
    stdin: Readable.from([]),
    stdout: stdout.output,
    stderr: stderr.output,
    env: { NO_COLOR: '1' },
    folder: import.meta.dirname,
    now: NOW,
    input: 'nothing',
    untilStopped: async () => 'SIGTERM',
    open: createDateline,
  });
  expect(stderr.text()).toBe('');
  // How long an answer took is the machine's.
  return stdout.text().replace(/"tookMs":[\d.]+/g, '"tookMs":4');
}

/** The words of a command line, as a shell parts them: double quotes hold a word together. */
function argumentsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}
