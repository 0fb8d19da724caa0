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
  const was = new Map(told.map((figure) => [figureKey(figure), figure]));
  const latest = new Map(
    fresh.flatMap((each) => claimedIn(each).map((now) => [figureKey(now), { now, sentence: each.sentence }])),
  );
  return [...latest].flatMap(([key, { now, sentence }]): Change[] => {
    const old = was.get(key);
    if (old === undefined || old.value === now.value) return [];
    const { claimant, counts } = now;
    return [{ kind: 'new-figure', claimant, counts, was: old.text, now: now.text, sentence }];
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

/** The same for figures that can be compared: of one claimant, about the same people in the same state. */
export function figureKey({ claimant, counts, whom }: Omit<ClaimedFigure, 'value' | 'text'>): string {
  return `${sameClaimant(claimant)} ${counts} ${whom}`;
}

/** "The army", "Mali’s army" and "the Malian army" are compared by their last word. */
export function sameClaimant(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).at(-1) ?? '';
}
