import type { Question } from '../../question/question.ts';
import type { Candidate } from '../candidate.ts';

/** The places of the question's terms among a candidate's words, ascending. */
export function matchedPlaces(question: Question, c: Candidate): number[] {
  const places: number[] = [];
  c.words.forEach((word, at) => {
    if (word.term !== '' && question.terms.includes(word.term)) places.push(at);
  });
  return places;
}
