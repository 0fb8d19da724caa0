import { paraphrasesOf } from '../answering/editor/paraphrase.ts';
import { readClauses, subjectOf } from '../text/clauses.ts';
import { dates } from '../text/dates.ts';
import { sameFamily } from '../text/families.ts';
import { namesDay } from '../text/reading.ts';
import { areSynonyms } from '../text/synonyms.ts';
import { fold, termOf, terms } from '../text/terms.ts';

/** A sentence, and when it was written where that is known, ISO 8601. */
export interface Written {
  readonly text: string;
  readonly written: string | undefined;
}

/**
 * Whether the days, months or years of the past that two sentences name meet, or differ for the same happening; `unsaid`
 * where only ours names some, or theirs are of another happening. Null where ours names none.
 */
export function compareDates(ours: Written, theirs: Written): 'meet' | 'differs' | 'unsaid' | null {
  if (daysOf(ours).length === 0 && weekdaysIn(ours.text).length === 0) return null;
  if (daysOf(theirs).length === 0) return 'unsaid';
  if (meet(ours, theirs)) return 'meet';
  const doing = doingOf(ours.text);
  const told = clausesOf(theirs).filter((clause) => doing === null || tells(clause.text, doing));
  return told.some((clause) => daysOf(clause).length > 0 && !meet(ours, clause)) ? 'differs' : 'unsaid';
}

function meet(ours: Written, theirs: Written): boolean {
  const [one, other] = [daysOf(ours), daysOf(theirs)];
  if (one.length > 0)
    return one.some((our) => other.some((their) => our.startsWith(their) || their.startsWith(our)));
  // Of a text that nobody knows the day of, "Saturday" is no Friday all the same.
  const named = weekdaysIn(ours.text);
  const days = other.filter((day) => day.length === DAY_LENGTH).map((day) => new Date(day).getUTCDay());
  return days.length === 0 || days.some((day) => named.includes(day));
}

/** Who does what in a sentence, as terms. */
interface Doing {
  readonly who: readonly string[];
  readonly verb: string;
}

/** "**The separatists left** Kidal": the first verb with a subject; null where none is made out. */
function doingOf(text: string): Doing | null {
  const clauses = readClauses(text, 0, text.length);
  for (const { kind, start, raw } of clauses.words) {
    const subject = kind === 'ed' || kind === 'verb' ? subjectOf(clauses, start) : null;
    if (subject !== null) return { who: terms(text.slice(subject.start, subject.end)), verb: termOf(raw) };
  }
  return null;
}

/** What begins a clause of its own, with a time of its own. */
const BREAK =
  /[;:–—]\s|\s(?=(?:as|when|while|after|before|until|since|but|although|because|who|which|where|that|ending|following)\s\p{L})/u;

function clausesOf({ text, written }: Written): Written[] {
  // A date that a clause leaves open counts from the same day.
  return text.split(BREAK).map((clause) => ({ text: clause, written }));
}

/** Whether a clause tells of the very one doing the very thing; "it" may be anybody. */
function tells(clause: string, { who, verb }: Doing): boolean {
  const said = terms(clause);
  const isSaid = (term: string): boolean =>
    said.some((each) => each === term || sameFamily(each, term) || areSynonyms(each, term));
  const folded = fold(clause);
  const isDone = isSaid(verb) || paraphrasesOf(verb).some((each) => each.said.test(folded));
  return isDone && (who.length === 0 || who.some(isSaid) || /\b(?:he|she|it|they)\b/.test(folded));
}

const DAY_LENGTH = '2025-06-13'.length;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The weekdays that a text names, 0 to 6 from Sunday. */
function weekdaysIn(text: string): number[] {
  return WEEKDAYS.flatMap((name, day) => (new RegExp(`\\b${name}\\b`).test(text) ? [day] : []));
}

/** The days, months and years that a text names; an hour is of a day that is named elsewhere. */
function daysOf({ text, written }: Written): string[] {
  return dates(text, written === undefined ? {} : { published: written })
    .filter(namesDay)
    .flatMap(({ value }) => /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)/.exec(value)?.[0] ?? []);
}
