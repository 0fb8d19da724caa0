import type { AnswerSentence } from '../answering/answer.ts';
import type { CountedFigure } from './reading.ts';

/** What is different from what the channel was told before. */
export type Change =
  | { readonly kind: 'new-story' }
  | {
      readonly kind: 'new-figure';
      readonly claimant: string;
      /** What is counted: `killed`. */
      readonly counts: string;
      readonly was: string;
      readonly now: string;
      readonly sentence: AnswerSentence;
    }
  | { readonly kind: 'denied' | 'corrected'; readonly sentence: AnswerSentence };

/** A sentence with what it counts, as changes are read from it. */
export interface Told {
  readonly sentence: AnswerSentence;
  readonly figures: readonly CountedFigure[];
  /** It stands at the top of its article: what is denied further down is background. */
  readonly top: boolean;
}

export interface Before {
  /** The channel was told of the story already. */
  readonly known: boolean;
  /** What the story's earlier articles say, oldest first. */
  readonly told: readonly Told[];
}

/** What the fresh sentences of a story change, the most telling first. */
export function changesOf(fresh: readonly Told[], before: Before): Change[] {
  const flagged = (flag: 'denied' | 'corrected'): Change[] =>
    fresh
      .filter(({ sentence, top }) => top && sentence.flags.includes(flag))
      .slice(0, 1)
      .map(({ sentence }) => ({ kind: flag, sentence }));
  return [
    ...(before.known ? [] : [{ kind: 'new-story' as const }]),
    ...newFigures(fresh, before.told),
    ...flagged('denied'),
    ...flagged('corrected'),
  ];
}

/** A claimant's latest figure against the same claimant's last one before; a figure that nobody is named for is not compared. */
function newFigures(fresh: readonly Told[], told: readonly Told[]): Change[] {
  const was = latest(told);
  return [...latest(fresh)].flatMap(([key, { figure, sentence, claimant }]): Change[] => {
    const old = was.get(key)?.figure;
    if (old === undefined || old.value === figure.value) return [];
    return [
      { kind: 'new-figure', claimant, counts: figure.counts, was: old.text, now: figure.text, sentence },
    ];
  });
}

interface Claimed {
  readonly claimant: string;
  readonly figure: CountedFigure;
  readonly sentence: AnswerSentence;
}

function latest(told: readonly Told[]): Map<string, Claimed> {
  const found = new Map<string, Claimed>();
  for (const { sentence, figures } of told) {
    const claimant = sentence.speaker;
    if (claimant === null) continue;
    // A sentence with several figures of one kind compares by none of them: which is the toll cannot be told.
    for (const figure of figures) {
      if (figures.filter(({ counts }) => counts === figure.counts).length > 1) continue;
      found.set(`${sameClaimant(claimant)} ${figure.counts} ${figure.whom}`, { claimant, figure, sentence });
    }
  }
  return found;
}

/** "The army", "Mali’s army" and "the Malian army" are compared by their last word. */
export function sameClaimant(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).at(-1) ?? '';
}
