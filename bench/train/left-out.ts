import { NOBODY, NOTHING, probability } from '../../src/ranking/confidence.ts';
import type { Model } from '../../src/ranking/model.ts';
import { type Ranked, relevanceOf } from './ranked.ts';

/** Of each set, and in brackets of each of its `folds`: of news, those are the years. */
export function leftOutFigures(ranked: readonly Ranked[], sets: readonly string[], folds: number): string[] {
  return sets.map((set) => {
    const own = ranked.filter((each) => each.group.set === set);
    const halves = Array.from({ length: folds }, (_, fold) => own.filter(({ group }) => group.fold === fold));
    const hits = (most: number): string => {
      const each = halves.map((half) => shareWithin(half, most)).join(', ');
      return `hit@${most} ${shareWithin(own, most)} (${each})`;
    };
    return `${set}: ${own.length} questions, left out: ${hits(1)}, ${hits(3)}, ${hits(5)}`;
  });
}

/** The share of questions whose first `most` sentences hold an answer. */
function shareWithin(ranked: readonly Ranked[], most: number): string {
  const right = ranked.filter(({ group, order }) => order.slice(0, most).some((i) => group.right[i]));
  return (right.length / ranked.length).toFixed(3);
}

/** How relevance and confidence are spread over each set, and how often the confidence is right. */
export function certaintyFigures(ranked: readonly Ranked[], confidence: Model, relevance: Model): string[] {
  const lines: string[] = [];
  const sets = [...new Set(ranked.map((each) => each.group.set))];
  for (const set of sets) {
    const own = ranked.filter((each) => each.group.set === set && each.order.length > 0);
    const relevant = own
      .map((each) => probability(relevance, relevanceOf(each), NOTHING))
      .sort((a, b) => a - b);
    const sure = own.map((each) => probability(confidence, each.row, NOBODY)).sort((a, b) => a - b);
    const at = (values: readonly number[]): string =>
      [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
        .map((q) => (values[Math.floor(q * values.length)] ?? 0).toFixed(2))
        .join(' ');
    lines.push(
      `${set.padEnd(16)} n=${own.length} relevance at 5/10/25/50/75/90/95 %: ${at(relevant)}   confidence: ${at(sure)}`,
    );
  }
  const all = ranked
    .filter((each) => each.order.length > 0)
    .map((each) => ({
      sure: probability(confidence, each.row, NOBODY),
      right: each.firstRight,
      stray: !each.group.onTopic,
    }));
  for (let tenth = 0; tenth < 10; tenth++) {
    const bin = all.filter(({ sure, stray }) => !stray && Math.min(9, Math.floor(sure * 10)) === tenth);
    lines.push(
      `confidence .${tenth}–.${tenth + 1}: ${bin.length} answers, ${((100 * bin.filter(({ right }) => right).length) / (bin.length || 1)).toFixed(0)} % right`,
    );
  }
  return lines;
}
