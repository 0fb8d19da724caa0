/** Endings by which words of one family differ once they are stemmed: leader/lead, Malian/Mali, verification/verify. */
const ENDINGS = new Set(
  `a age al an ance ant ar ary at ation e ee eer en enc ent er es ese ess est ful hood i ia ian ic ical ifi ik in ing ion is isat ish ism ist
  ity iv ive iz l less ly m ment n ness or ori ous ship th tion ure us y`.split(/\s+/),
);
const LEAST_SHARED = 4;
/** How British and American spelling end: centre/center, colour/color, defence/defense. */
const SPELLINGS = new Set(['er r', 'r er', 'ur r', 'r ur', 'c s', 's c']);

/** What all terms of a family begin with; null for terms too short or too numeric to have one. */
export function beginningOf(term: string): string | null {
  return term.length < LEAST_SHARED || /\d/.test(term) ? null : term.slice(0, LEAST_SHARED);
}

/** Whether two terms differ by an ending each at most, after a shared beginning. */
export function sameFamily(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  if (shared < LEAST_SHARED) return false;
  const rest = [one.slice(shared), other.slice(shared)];
  if (SPELLINGS.has(rest.join(' '))) return true;
  const endings = rest.every((ending) => ending === '' || ENDINGS.has(ending));
  return endings && (rest.includes('') || shared > LEAST_SHARED + 1);
}
