import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDateline } from '../../src/index.ts';
import { dateline } from './host.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-chart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function sampleBriefing() {
  const corpus = [join(import.meta.dirname, '../../corpus')];
  const [since, until] = [new Date('2025-03-30T00:00:00Z'), new Date('2025-04-05T00:00:00Z')];
  return (await createDateline({ corpus })).brief({ since, until, chart: true });
}

describe('brief --chart', () => {
  it('writes a picture of the first story that has more than one day, and says where', async () => {
    const briefing = await sampleBriefing();
    const { status, stdout, stderr } = await dateline(['brief', '--chart', 'day.png'], { folder, briefing });
    expect(status).toBe(0);
    expect(stderr).toContain(`the chart is in ${join(folder, 'day.png')}`);
    expect(stdout).toContain('Chart: Articles a day on “One Week On, Myanmar Counts 3,145 Dead”');
    expect(readFileSync(join(folder, 'day.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('keeps standard output to the briefing where that is JSON', async () => {
    const briefing = await sampleBriefing();
    const { stdout } = await dateline(['brief', '--json', '--chart', 'day.png'], { folder, briefing });
    expect(JSON.parse(stdout).chart.headline).toBe('One Week On, Myanmar Counts 3,145 Dead');
  });

  it('says why there is none', async () => {
    const { status, stderr } = await dateline(['brief', '--chart', 'day.png'], { folder });
    expect(status).toBe(1);
    expect(stderr).toContain('no chart was made: there is nothing new');
  });

  it('names a file that cannot be written', async () => {
    const briefing = await sampleBriefing();
    const ran = await dateline(['brief', '--chart', 'no/such/folder/day.png'], { folder, briefing });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('--chart: unable to write "no/such/folder/day.png"');
  });
});
