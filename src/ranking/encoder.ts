/** Turns sentences into vectors that lie near each other when they mean the same; a network, so it is slow. */
export interface SentenceEncoder {
  /** A vector of length 1 for each text, in order; null when the encoder is not there. */
  encode(texts: readonly string[]): Promise<readonly Float64Array[] | null>;
}
