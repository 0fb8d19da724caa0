import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerMessage, createDateline, type Dateline } from '../../src/index.ts';

const SEEDS = join(import.meta.dirname, '../../../shared/seeds');

describe('claims side by side', () => {
  let dateline: Dateline;
  beforeAll(async () => {
    dateline = await createDateline({ corpus: [join(import.meta.dirname, '../../corpus')] });
  });

  it('quote the figure as its article has it', async () => {
    const { claims } = await dateline.ask('How many people were killed in the Myanmar earthquake?');
    expect(claims.length).toBeGreaterThan(1);
    for (const { says, sentence } of claims) expect(sentence.text).toContain(says);
  });

  it('are not made of a question that asks for no figure', async () => {
    expect((await dateline.ask('Who leads Mali?')).claims).toEqual([]);
  });

  it('never set the dead beside the injured', async () => {
    const { claims } = await dateline.ask('How many people were injured in the Myanmar earthquake?');
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) expect(claim).toMatchObject({ kind: 'figure', state: 'wounded' });
  });

  it('stand in the message with a source each', async () => {
    const { blocks } = answerMessage(
      await dateline.ask('How many people were killed in the Myanmar earthquake?'),
    );
    const numbers = blocks.flatMap((block) =>
      block.kind === 'sources' ? block.sources.map(({ number }) => number) : [],
    );
    for (const block of blocks) {
      if (block.kind === 'claims') for (const { source } of block.rows) expect(numbers).toContain(source);
    }
  });
});

describe('of a toll that rises', () => {
  const story = (id: string, published: string, killed: number) =>
    JSON.stringify({
      id,
      headline: `Flood in Harbin kills ${killed}`,
      published,
      publisher: 'Harbour Dispatch',
      text: `The interior ministry said that ${killed} villagers were killed in the Harbin flood.\nRoads are closed.`,
    });

  it('the later figure of the same claimant replaces the earlier, and both are dated', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-claims-')), 'flood.jsonl');
    writeFileSync(file, `${story('one', '2025-05-01', 10)}\n${story('two', '2025-05-03', 14)}\n`);
    const { claims } = await (await createDateline({ corpus: [file] })).ask(
      'How many villagers were killed in the Harbin flood?',
    );
    const found = claims.map(({ says, superseded, sentence }) => [says, superseded, sentence.published]);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(['10 villagers', true, '2025-05-01']);
    expect(found).toContainEqual(['14 villagers', false, '2025-05-03']);
  });
});

describe.skipIf(!existsSync(SEEDS))('of the seed story (skipped where it is absent)', () => {
  it('the army and the separatists each have their figure under their name', async () => {
    const dateline = await createDateline({ corpus: [SEEDS] });
    const { claims } = await dateline.ask('How many were killed?');
    const of = (name: RegExp) => claims.filter(({ claimant }) => name.test(claimant));
    expect(of(/army/).map(({ says }) => says)).toEqual([expect.stringContaining('10')]);
    expect(of(/separatists/).length).toBeGreaterThanOrEqual(2);
    expect(of(/separatists/).some((claim) => claim.kind === 'figure' && claim.vague)).toBe(true);
  });
});
