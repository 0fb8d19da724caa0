import type { AnswerSentence } from '../answering/answer.ts';
import { byClaimant } from './claimants.ts';
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
export interface ToldSentence {
  readonly sentence: AnswerSentence;
  readonly figures: readonly CountedFigure[];
  /** It stands at the top of its article: what is denied further down is background. */
  readonly top: boolean;
}

/** A figure that somebody is named for. */
export interface ClaimedFigure extends CountedFigure {
  readonly claimant: string;
}

export interface Before {
  /** The channel was told of the story already. */
  readonly known: boolean;
  /** The figures it was told, oldest first. */
  readonly figures: readonly ClaimedFigure[];
}

/** What the fresh sentences of a story change, the most telling first. */
export function changesOf(fresh: readonly ToldSentence[], before: Before): Change[] {
  const flagged = (flag: 'denied' | 'corrected'): Change[] =>
    fresh
      .filter(({ sentence, top }) => top && sentence.flags.includes(flag))
      .slice(0, 1)
      .map(({ sentence }) => ({ kind: flag, sentence }));
  return [
    ...(before.known ? [] : [{ kind: 'new-story' as const }]),
    ...newFigures(fresh, before.figures),
    ...flagged('denied'),
    ...flagged('corrected'),
  ];
}

/** A claimant's latest figure against the same claimant's last one before; a figure that nobody is named for is not compared. */
function newFigures(fresh: readonly ToldSentence[], told: readonly ClaimedFigure[]): Change[] {
  const now = fresh.flatMap((each) =>
    claimedIn(each).map((figure) => ({ ...figure, sentence: each.sentence })),
  );
  const before = told.map((figure) => ({ ...figure, sentence: null }));
  return byClaimant([...now, ...before]).flatMap((figures): Change[] => {
    const was = figures.findLast(({ sentence }) => sentence === null);
    const latest = figures.findLast(({ sentence }) => sentence !== null);
    if (was === undefined || !latest?.sentence || was.value === latest.value) return [];
    const { claimant, counts, text, sentence } = latest;
    return [{ kind: 'new-figure', claimant, counts, was: was.text, now: text, sentence }];
  });
}

/** A sentence's figures, where somebody is named for them. Of several of one kind none is taken: which is the toll cannot be told. */
export function claimedIn({
  sentence,
  figures,
}: Pick<ToldSentence, 'sentence' | 'figures'>): ClaimedFigure[] {
  const claimant = sentence.speaker;
  if (claimant === null) return [];
  return figures
    .filter((figure) => figures.filter(({ counts }) => counts === figure.counts).length === 1)
    .map((figure) => ({ ...figure, claimant }));
}
