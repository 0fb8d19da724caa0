/**
 * From which confidence an answer is called one, and from which relevance anything is shown at all. A sentence that
 * says all of a short question's words and names what it wants needs less: the training sets hold few such questions,
 * and hold them for harder than they are.
 */
export const THRESHOLDS = { answered: 0.225, answeredComplete: 0.1, related: 0.58 } as const;
