/** What an archive and English know of words; a question's words are read against it. */
export interface KnownWords {
  /** The share of the articles that hold a term, 0 to 1. */
  readonly share: (term: string) => number;
  /** Whether it is a word at all, as far as general English says: then it is no slip, however rare it is here. */
  readonly isWord: (word: string) => boolean;
}

/** The form in which the archive writes a word: `Kidal` for "kidal", `convoy` for "convoy"; null where it is not seen to write it. */
export type WrittenForm = (word: string) => string | null;
