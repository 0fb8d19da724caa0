import { type Day, dayOfIso } from './calendar.ts';
import type { Reading } from './recogniser.ts';

/** The day a reading names, if it names one. */
export function anchorOf(before: Reading | undefined): Day | undefined {
  return before !== undefined && /^\d{4}-\d\d-\d\d/.test(before.value) ? dayOfIso(before.value) : undefined;
}
