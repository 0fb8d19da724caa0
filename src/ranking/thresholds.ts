/** From which confidence an answer is called one, and from which relevance anything is shown at all. */
export const THRESHOLDS = { answered: 0.22, related: 0.45 } as const;
