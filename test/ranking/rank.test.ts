import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWordVectors } from '../../src/package.ts';
import { readQuestion } from '../../src/question/question.ts';
import { bareCandidates, bareKnowledge, rankSentences, type SentenceList } from '../../src/ranking/bare.ts';
import { CONFIDENCE_FEATURES, RELEVANCE_FEATURES } from '../../src/ranking/confidence.ts';
import { MEASURED, measure } from '../../src/ranking/features.ts';
import { leans } from '../../src/ranking/leaning.ts';
import { makePool } from '../../src/ranking/pool.ts';
import { RERANK_FEATURES } from '../../src/ranking/rerank.ts';
import { CONFIDENCE, RANKER, RELEVANCE, RERANKER } from '../../src/ranking/weights.ts';
import { newsText, questionText } from '../made-up.ts';

const VECTORS = readWordVectors();

describe('the features', () => {
  it('have names of their own', () => {
    expect(new Set(MEASURED.map(({ name }) => name)).size).toBe(MEASURED.length);
  });

  it.each([
    ['the ranker', RANKER.network, MEASURED.map(({ name }) => name)],
    ['the second ranker', RERANKER, RERANK_FEATURES],
    ['the confidence', CONFIDENCE, CONFIDENCE_FEATURES],
    ['the relevance', RELEVANCE, RELEVANCE_FEATURES],
  ])('are those that %s was trained on, in its order', (_, model, names) => {
    expect(model.features).toEqual(names);
    for (const vector of [model.mean, model.scale, model.linear, ...model.hidden])
      expect(vector).toHaveLength(names.length);
    expect(model.scale.every((scale) => scale > 0)).toBe(true);
  });

  it('are those that the trees were grown on, and each split leads on or to a leaf', () => {
    expect(RANKER.forest.features).toEqual(RANKER.network.features);
    for (const { feature, threshold, low, high, leaves } of RANKER.forest.trees) {
      expect(feature.every((place) => place < RANKER.forest.features.length)).toBe(true);
      expect(threshold.every(Number.isFinite) && leaves.every(Number.isFinite)).toBe(true);
      const ends = [...low, ...high].toSorted((one, other) => one - other);
      const splits = feature.slice(1).map((_, i) => i + 1);
      expect(ends).toEqual(
        [...leaves.keys()]
          .map((leaf) => ~leaf)
          .reverse()
          .concat(splits),
      );
    }
  });

  it('are finite numbers, whatever the question and the sentences', () => {
    const texts = fc.array(fc.oneof(newsText(), fc.string({ unit: 'binary' })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(questionText(), texts, fc.string(), (question, sentences, title) => {
        const pool = makePool(
          readQuestion(question),
          bareCandidates(sentences, title),
          bareKnowledge(VECTORS),
        );
        for (const row of measure(pool)) {
          expect(row).toHaveLength(MEASURED.length);
          expect(row.every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['They left at dawn.', true],
    ['It added that the road was closed.', true],
    ['“They left at dawn,” he said.', true],
    ['The group said so.', true],
    ['The army left at dawn.', false],
    ['Italy left at dawn.', false],
    ['Thistles grow there.', false],
  ])('see whether "%s" leans on the sentence before: %s', (text, expected) => {
    expect(leans({ text })).toBe(expected);
  });
});

describe('a list of sentences', () => {
  const AMBUSH = [
    'The market in Gao was full on Thursday.',
    'The army said 10 fighters were killed near Kidal.',
    'Rain is expected in the south.',
  ];

  it('is answered with the sentence that has the figure', async () => {
    const { best } = await ranked({
      question: 'How many fighters were killed near Kidal?',
      sentences: AMBUSH,
    });
    expect(best).toBe(1);
  });

  it('is not answered when no sentence is about it', async () => {
    expect((await ranked({ question: 'Who won the Wimbledon final?', sentences: AMBUSH })).best).toBeNull();
  });

  it('is not answered when it is empty', async () => {
    expect(await ranked({ question: 'Who?', sentences: [] })).toEqual({
      scores: [],
      best: null,
      confidence: 0,
    });
  });

  it('keeps the earlier of two equal sentences', async () => {
    const twice = [AMBUSH[0]!, AMBUSH[1]!, AMBUSH[1]!];
    const { best } = await ranked({
      question: 'How many fighters were killed near Kidal?',
      sentences: twice,
    });
    expect(best).toBe(1);
  });

  it('has one finite score a sentence, a confidence from 0 to 1, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(questionText(), sentenceList(), async (question, sentences) => {
        const once = await ranked({ question, sentences });
        expect(once.scores).toHaveLength(sentences.length);
        expect(once.scores.every(Number.isFinite)).toBe(true);
        expect(once.confidence).toBeGreaterThanOrEqual(0);
        expect(once.confidence).toBeLessThanOrEqual(1);
        if (once.best !== null) expect(once.scores[once.best]).toBe(Math.max(...once.scores));
        expect(await ranked({ question, sentences })).toEqual(once);
      }),
    );
  });

  it('gives a sentence the same score wherever it stands in the list', async () => {
    await fc.assert(
      fc.asyncProperty(questionText(), sentenceList(), async (question, sentences) => {
        const forward = (await ranked({ question, sentences })).scores;
        const reversed = await ranked({ question, sentences: sentences.toReversed() });
        const backward = reversed.scores.toReversed();
        forward.forEach((score, i) => {
          expect(backward[i]).toBeCloseTo(score, 6);
        });
      }),
    );
  });
});

/** Ranks as `inspect rank` does. */
const ranked = (list: SentenceList) => rankSentences(list, VECTORS, null);

const sentenceList = () => fc.array(newsText(), { minLength: 1, maxLength: 8 });
