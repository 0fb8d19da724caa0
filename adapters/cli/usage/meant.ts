import { nearest } from '../../../src/nearest.ts';

/** The choice that a word was probably meant to be, cut short or mistyped; null when none is near. */
export function choiceMeant(word: string, choices: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const begun = choices.filter((choice) => typed.length > 1 && choice.startsWith(typed));
  return begun.length === 1 ? begun[0]! : (nearest(typed, choices, 1)[0] ?? null);
}
