/** What became of one question; times in milliseconds since it was sent. */
export interface Asked {
  /** Until the platform heard that the event arrived; null when it did not. */
  readonly acknowledged: number | null;
  /** Until the first answer stood there; null when none does. */
  readonly answered: number | null;
  /** How many answers stand there. */
  readonly answers: number;
}

/** Questions that were sent together, and are being answered. */
export interface Round {
  /** As it stands now. */
  read(): readonly Asked[];
}
