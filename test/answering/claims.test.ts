import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerMessage, createDateline, type Dateline } from '../../src/index.ts';

const SEEDS = join(import.meta.dirname, '../../../shared/seeds');

describe('claims side by side', () => {
  let dateline: Dateline;
  beforeAll(async () => {
    dateline = await createDateline({ corpus: [join(import.meta.dirname, '../../corpus')] });
  });

  it('say that a later toll replaces the earlier of the same claimant', async () => {
    const { claims } = await dateline.ask('How many people were killed in the Myanmar earthquake?');
    const earlier = claims.filter(({ superseded }) => superseded);
    expect(earlier.length).toBeGreaterThan(0);
    for (const { claimant, sentence } of earlier) {
      const later = claims.filter((claim) => claim.claimant === claimant && !claim.superseded);
      expect(later.some((claim) => claim.sentence.published! > sentence.published!)).toBe(true);
    }
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
    for (const { state } of claims) expect(state).toBe('wounded');
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

describe.skipIf(!existsSync(SEEDS))('of the seed story (skipped where it is absent)', () => {
  it('the army and the separatists each have their figure under their name', async () => {
    const dateline = await createDateline({ corpus: [SEEDS] });
    const { claims } = await dateline.ask('How many were killed?');
    const of = (name: RegExp) => claims.filter(({ claimant }) => name.test(claimant));
    expect(of(/army/).map(({ says }) => says)).toEqual([expect.stringContaining('10')]);
    expect(of(/separatists/).length).toBeGreaterThanOrEqual(2);
    expect(of(/separatists/).some(({ vague }) => vague)).toBe(true);
  });
});
