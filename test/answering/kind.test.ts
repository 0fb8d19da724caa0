import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/answering/kind.ts';
import { THRESHOLDS } from '../../src/ranking/thresholds.ts';

const { answered, answeredComplete, related } = THRESHOLDS;

describe('what is found', () => {
  it('is declined where it is not about the question, however sure the ranking is of its first sentence', () => {
    expect(kindOf({ confidence: 0.9, relevance: related - 0.01, complete: true })).toBe('declined');
    expect(kindOf({ confidence: 0.9, relevance: related, complete: false })).toBe('answered');
  });

  it('is only related where it is about the question and hardly answers it', () => {
    expect(kindOf({ confidence: answered - 0.01, relevance: 0.9, complete: false })).toBe('related');
    expect(kindOf({ confidence: answered, relevance: 0.9, complete: false })).toBe('answered');
  });

  it('answers with less where a sentence says all that was asked', () => {
    expect(kindOf({ confidence: answeredComplete, relevance: 0.9, complete: true })).toBe('answered');
    expect(kindOf({ confidence: answeredComplete - 0.01, relevance: 0.9, complete: true })).toBe('related');
  });
});
