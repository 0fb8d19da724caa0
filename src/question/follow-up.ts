import { termOf } from '../text/terms.ts';
import { type Question, readQuestion } from './question.ts';
import { restated, withPlace } from './restated.ts';

/** "And the separatists?", "when was that?", "how many of them were civilians?" */
const OPENS_ON = /^\s*(?:and|but|so|then|what about|how about|why not)\b/i;
const POINTS_BACK = /\b(?:they|them|their|he|him|his|she|her|it|its|that|this|those|these|there|then)\b/i;
/** A question this short says too little by itself, once a conversation is on. */
const FEW_TERMS = 1;

/** A question word that asks by itself; "what about" and "how about" ask what was asked before. */
const ASKS = /\b(?:who|whom|whose|when|where|why|how|which|what)\b(?! about)/i;

/**
 * Reads a question of a conversation: a follow-up that only names somebody else asks all of the earlier question of them,
 * any other takes over the terms of the question it leans on.
 */
export function readInThread(text: string, thread: readonly string[]): Question {
  const full = inFull(text, thread);
  if (full !== text) return readInThread(full, thread.slice(0, -1));
  const question = readQuestion(text);
  const earlier = thread.at(-1);
  const asks = ASKS.test(text);
  if (earlier === undefined || !leansBack(question, asks)) return question;
  const ground = readInThread(earlier, thread.slice(0, -1));
  // "And Wilmore?" asks the same of somebody else: the earlier name gives way.
  const replaced = !asks && question.names.size > 0;
  // "When did it happen?" asks of what was told before, and of no other happening.
  const own = asks ? question.terms.filter((term) => !HAPPENS.has(term)) : question.terms;
  const inherited = [...ground.terms, ...ground.inherited].filter(
    (term) => !own.includes(term) && !(replaced && ground.names.has(term)),
  );
  return {
    ...question,
    // "Since when?" has no word of its own: those of the earlier question are all that it asks of.
    terms: own.length === 0 ? inherited : own,
    inherited: own.length === 0 ? [] : inherited,
    wanted: asks ? question.wanted : ground.wanted,
    head: question.head.length === 0 ? ground.head : question.head,
    names: question.names.size === 0 ? ground.names : question.names,
  };
}

/**
 * A question of a conversation in full, where it only names somebody else, or asks of what is "there"; any other as it is.
 */
export function inFull(text: string, thread: readonly string[]): string {
  const whole: string[] = [];
  for (const each of [...thread, text]) whole.push(wholeAfter(each, whole));
  return whole.at(-1)!;
}

/** In full after questions that are in full themselves; one that is only "Since when?" names nobody to take the place of. */
function wholeAfter(text: string, before: readonly string[]): string {
  if (before.length === 0 || !isFollowUp(text)) return text;
  for (const earlier of before.toReversed()) {
    const whole = restated(text, earlier) ?? withPlace(text, earlier);
    if (whole !== null) return whole;
    if (readQuestion(earlier).terms.length > 0) break;
  }
  return text;
}

/** Words for whatever the earlier question told of. */
const HAPPENS: ReadonlySet<string> = new Set(
  'happen happened happening occur occurred occurs'.split(' ').map(termOf),
);

/** Whether a question, put after another, leans on it. */
export function isFollowUp(text: string): boolean {
  return leansBack(readQuestion(text), ASKS.test(text));
}

/** A question with a name and a question word of its own stands alone, even after "and" or "so". */
function leansBack({ text, terms, names }: Question, asks: boolean): boolean {
  if (asks && names.size > 0) return POINTS_BACK.test(text) && OPENS_ON.test(text);
  return OPENS_ON.test(text) || terms.length <= FEW_TERMS || (names.size === 0 && POINTS_BACK.test(text));
}
