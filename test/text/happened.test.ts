import { describe, expect, it } from 'vitest';
import { happenedAt } from '../../src/text/happened.ts';
import { parseArticle } from '../../src/text/parsed.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';
import { articleOf } from '../article.ts';

const at = (text: string, index: number) =>
  happenedAt(parseArticle(articleOf(text, { published: '2025-06-14' }), new Vocabulary()), index);

describe('what a sentence tells happened', () => {
  it('on the day it names', () => {
    expect(at('The convoy was ambushed on Friday.', 0)).toEqual({ date: '2025-06-13', basis: 'sentence' });
  });

  it('on the day that a sentence beside it gives the same event', () => {
    const text = 'On Friday the convoy was ambushed. The front says it killed ten in the ambush.';
    expect(at(text, 1)).toEqual({ date: '2025-06-13', basis: 'nearby' });
  });

  it('at no known time when the sentence beside it dates another thing', () => {
    expect(at('On Friday the market opened. Ten died in the ambush.', 1)).toBeNull();
  });

  it('a year ago where the day it names without a year has not come and nothing looks ahead', () => {
    expect(at('The front had killed ten men there on 27 July.', 0)).toMatchObject({ date: '2024-07-27' });
    expect(at('The front will meet the army on 27 July.', 0)).toBeNull();
  });

  it('not on a day to come', () => {
    expect(at('The talks will open on Monday.', 0)).toBeNull();
  });
});
