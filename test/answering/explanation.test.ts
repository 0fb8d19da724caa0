import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDateline, type Dateline, explanationMessage } from '../../src/index.ts';

let dateline: Dateline;
beforeAll(async () => {
  dateline = await createDateline({ corpus: [join(import.meta.dirname, '..', '..', 'corpus')] });
});

describe('an explanation', () => {
  it('is given only when it is asked for', async () => {
    expect((await dateline.ask('Who leads Mali?')).explanation).toBeUndefined();
  });

  it('has the reasons of every sentence, and they sum to its lead over the average', async () => {
    const { sentences, explanation = [] } = await dateline.ask('Who leads Mali?', { explain: true });
    const [only] = explanation;
    expect(only?.sentences.map(({ articleId, start }) => [articleId, start])).toEqual(
      sentences.map(({ articleId, start }) => [articleId, start]),
    );
    for (const { reasons, score, average } of only?.sentences ?? []) {
      expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
        score - average,
        1,
      );
      for (const { name, why, group } of reasons) expect([name, why, group]).not.toContain('');
    }
  });

  it('has what the encoder added, and the first sentence leads the next by all its reasons', async () => {
    // It finds the last of those it is shown likest to the question.
    const encoder = {
      encode: async (texts: readonly string[]) =>
        texts.map((_, i) => Float64Array.of(i === 0 || i === texts.length - 1 ? 1 : 0, 0.1)),
    };
    const encoding = await createDateline({
      corpus: [join(import.meta.dirname, '..', '..', 'corpus')],
      encoder,
    });
    const plain = await dateline.ask('Who took Goma?', { explain: true });
    const { sentences, explanation = [] } = await encoding.ask('Who took Goma?', { explain: true });
    expect(sentences[0]?.text).not.toBe(plain.sentences[0]?.text);
    const [first] = explanation[0]?.sentences ?? [];
    const sum = (reasons: readonly { contribution: number }[] = []): number =>
      reasons.reduce((all, { contribution }) => all + contribution, 0);
    expect(first?.reasons.map(({ name }) => name)).toContain('encoder');
    expect(sum(first?.reasons)).toBeCloseTo(first!.score - first!.average, 1);
    expect(sum(first?.overNext)).toBeGreaterThan(0);
  });

  it('says what was searched for, and what came from the question before', async () => {
    const { explanation = [] } = await dateline.ask('And Bukavu?', {
      thread: ['Who took Goma?'],
      explain: true,
    });
    expect(explanation[0]?.terms.map(({ word, inherited }) => [word, inherited])).toEqual([
      ['Bukavu', false],
      ['take', true],
    ]);
  });

  it('has a part for each of several questions', async () => {
    const answer = await dateline.ask('Who took Goma and how many people died?', { explain: true });
    expect(answer.explanation).toHaveLength(2);
    expect(answer.explanation?.map(({ sentences }) => sentences.length)).toEqual([2, 1]);
    const headings = explanationMessage(answer).blocks.filter(({ kind }) => kind === 'heading');
    expect(headings).toHaveLength(2);
  });

  it('says why nothing was found', async () => {
    const answer = await dateline.ask('Who won the Wimbledon final?', { explain: true });
    const notes = explanationMessage(answer).blocks.map((block) => (block.kind === 'note' ? block.text : ''));
    expect(notes.some((text) => text.startsWith('Declined:'))).toBe(true);
  });

  it('of what asks nothing is empty', async () => {
    expect(explanationMessage(await dateline.ask('hello', { explain: true })).blocks).toEqual([]);
  });
});
