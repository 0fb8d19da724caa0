import { type Question, readQuestion } from './question.ts';

/** "And the separatists?", "when was that?", "how many of them were civilians?" */
const OPENS_ON = /^\s*(?:and|but|so|then|what about|how about|why not)\b/i;
const POINTS_BACK = /\b(?:they|them|their|he|him|his|she|her|it|its|that|this|those|these|there|then|so)\b/i;
/** A question this short says too little by itself, once a conversation is on. */
const FEW_TERMS = 1;

/** Reads a question of a conversation: a follow-up takes over the terms of the question it leans on. */
export function readInThread(text: string, thread: readonly string[]): Question {
  const question = readQuestion(text);
  const earlier = thread.at(-1);
  if (earlier === undefined || !isFollowUp(question)) return question;
  const ground = readInThread(earlier, thread.slice(0, -1));
  const inherited = [...ground.terms, ...ground.inherited].filter((term) => !question.terms.includes(term));
  const asksNothing = !/\b(?:who|when|where|why|how|which|what|whose)\b/i.test(
    text.replace(/\b(?:what|how) about\b/i, ''),
  );
  return {
    ...question,
    inherited,
    wanted: asksNothing ? ground.wanted : question.wanted,
    head: question.head.length === 0 ? ground.head : question.head,
    names: question.names.size === 0 ? ground.names : question.names,
  };
}

function isFollowUp({ text, terms, names }: Question): boolean {
  if (OPENS_ON.test(text)) return true;
  return terms.length <= FEW_TERMS || (names.size === 0 && POINTS_BACK.test(text));
}
