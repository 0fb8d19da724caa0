import { readQuestion } from '../../../src/question/question.ts';
import type { NewsQuestion } from '../../sets/newsqa.ts';

/** Ways to type the same question: without marks and capitals, in capitals, or only its telling words. */
const TYPED: readonly ((question: string) => string)[] = [
  (question) => question.replace(/\?\s*$/, '').toLowerCase(),
  (question) => question.replace(/\?\s*$/, '').toUpperCase(),
  (question) => {
    const { words } = readQuestion(question);
    const telling = words.filter(({ term }) => term !== '');
    return telling.map(({ start, end }) => question.slice(start, end)).join(' ');
  },
  (question) => question.replace(/\?\s*$/, ''),
];

/** The questions as people type them, each in one of the ways. */
export function typed(questions: readonly NewsQuestion[]): NewsQuestion[] {
  return questions.map((row, i) => ({ ...row, question: TYPED[i % TYPED.length]!(row.question) }));
}

/** People type few words: the question's first word and its three most telling ones, in order. */
export function shortened(question: string, weight: (term: string) => number): string {
  const { words, terms: asked } = readQuestion(question);
  const telling = new Set([...asked].sort((one, other) => weight(other) - weight(one)).slice(0, SHORT_TERMS));
  const kept = words.filter(({ term }, i) => i === 0 || telling.has(term));
  return kept.map(({ start, end }) => question.slice(start, end)).join(' ');
}

const SHORT_TERMS = 3;
