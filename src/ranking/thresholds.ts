/**
 * Below which relevance nothing is shown, however sure of its first sentence; and from which confidence what is shown is
 * called an answer. A sentence that says all of a short question's words and names what it wants needs less: the training
 * sets hold few such questions, and hold them for harder than they are.
 */
export const THRESHOLDS = { answered: 0.225, answeredComplete: 0.1, related: 0.45 } as const;
