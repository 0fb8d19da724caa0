import { sameFamily } from '../../text/families.ts';
import { terms } from '../../text/terms.ts';

/** Who says it where the article only says "he": never the outlet, and never the same as another. */
export const UNNAMED = 'a speaker it does not name';

/** `X, spokesman for the army`, `a statement by the army`, `the army's spokesman`, `army spokesman X`: the army. */
const SPEAKS_FOR: readonly RegExp[] = [
  /\b(?:spokes(?:man|woman|person|people)|statement|communiqu[eé])s? (?:for|of|by|from|at|with) (?<party>.+)$/i,
  /^(?:a |an |the )?(?<party>.+?)['’]s? spokes(?:man|woman|person)\b/i,
  /^(?:a |an |the )?(?<party>(?!chief|senior|military|former)\S.*?) spokes(?:man|woman|person)\b/i,
];

/** For whom somebody speaks: a spokesman for the army speaks for the army. Itself where nobody else is named. */
export function partyOf(claimant: string): string {
  for (const pattern of SPEAKS_FOR) {
    const party = pattern.exec(claimant)?.groups?.party?.split(/, /)[0];
    if (party !== undefined && /\p{L}{3}/u.test(party)) return party;
  }
  return claimant;
}

/** Words for speakers of whom there are many: two are only the same when all their words are. */
const ANYBODY =
  /^(?:officials?|authorities|sources?|witness(?:es)?|residents?|experts?|analysts?|spokes\w+|media|reports?|doctors?|workers?)$/i;

/** Names that are written in two ways everywhere. */
const SHORT: readonly (readonly [pattern: RegExp, short: string])[] = [
  [/\bUnited States(?: of America)?\b/, 'US'],
  [/\bUnited Nations\b/, 'UN'],
  [/\bUnited Kingdom\b/, 'UK'],
  [/\bEuropean Union\b/, 'EU'],
];

const short = (name: string): string =>
  SHORT.reduce((text, [pattern, letters]) => text.replace(pattern, letters), name);

/** A party, and the sentence it is named in where there is one. */
interface Named {
  readonly party: string;
  readonly sentence?: { readonly text: string };
}

/** Behind a name: `(FLA)`, `, or FLA,`, `, known by its Arabic initials JNIM,`; first what any of them begins with. */
const GIVES_INITIALS = /^,? (?:\(|or |known )/;
const INITIALS =
  /^,? (?:\(|or (?:the )?|known (?:\p{Ll}+ ){0,3}(?:\p{Lu}\p{Ll}+ )?(?:\p{Ll}+ )?)(?<initials>\p{Lu}[\p{Lu}\d-]+)\b/u;

/** The initials that the sentence gives for its party's name; null where it gives none. */
function initialsOf({ party, sentence }: Named): string | null {
  const at = sentence?.text.indexOf(party) ?? -1;
  if (at < 0) return null;
  const behind = sentence!.text.slice(at + party.length);
  return GIVES_INITIALS.test(behind) ? (INITIALS.exec(behind)?.groups?.initials ?? null) : null;
}

/**
 * Whether two claims are of one party: "the separatists" are "the Azawad separatists", the front "known as JNIM" is JNIM,
 * "officials" are not "U.S. officials".
 */
export function sameParty(one: Named, other: Named): boolean {
  if (one.party === UNNAMED || other.party === UNNAMED) return one === other;
  return areOneName(one, other) || goesByInitials(one, other) || goesByInitials(other, one);
}

function goesByInitials(long: Named, short: Named): boolean {
  const initials = initialsOf(long);
  return initials !== null && areOneName({ party: initials }, short);
}

function areOneName(one: Named, other: Named): boolean {
  const [few, many] = [terms(short(one.party)), terms(short(other.party))].sort(
    (a, b) => a.length - b.length,
  ) as [string[], string[]];
  if (few.join() === many.join()) return true;
  if (few.length > 1 && few.every((term, i) => term === many[i])) return true;
  if (few.length === 0 || few.at(-1) !== many.at(-1)) return false;
  if (few.length < many.length && ANYBODY.test(one.party.split(/\s+/).at(-1) ?? '')) return false;
  return few.every((term) => many.some((each) => each === term || sameFamily(each, term)));
}
