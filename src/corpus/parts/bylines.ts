import { AGENCIES } from './dateline.ts';
import { shape } from './shape.ts';

/** Recognises `By Jane Doe`, `By Jane Doe and John Roe, Bamako correspondents`; not `By Friday, the army…`. */
export function isByline(text: string): boolean {
  if (text.length > MAX_BYLINE) return false;
  const line = shape(text);
  if (CREDITS.test(line) || SIGN_OFF.test(line)) return true;
  const by = BY.exec(line);
  if (!by || /[.!?]["”’)]?$/.test(line.replace(/\b(?:Jr|Sr|Dr|[A-Z])\.$/, ''))) return false;
  const words = line
    .slice(by[0].length)
    .split(/[\s,|/&·•]+/)
    .filter(Boolean);
  if (words.length === 0 || NOT_NAMES.test(words[0] ?? '')) return false;
  return /^[A-Z]/.test(words[0] ?? '') && words.every((word) => NAME_WORD.test(word));
}

/** Recognises a byline without `By`; only to be asked of lines above the body: `Jane Doe, Associated Press`. */
export function isHeadByline(line: string): boolean {
  return line.length <= MAX_BYLINE && HEAD_BYLINE.test(shape(line));
}

/** Recognises a writer's name by the agency or paper on the next line. */
export function isNameAbove(line: string, next: string): boolean {
  return next.length < 40 && AGENCY_LINE.test(next) && line.length <= 80 && NAMES.test(shape(line));
}

/** The agency or paper a byline names after the writer. */
export function bylinePublisher(line: string): string | undefined {
  return AGENCY_END.exec(line)?.[1];
}

const MAX_BYLINE = 160;
const NAME = "[A-Z][A-Za-z.'’-]*(?:\\s+(?:(?:van|von|de|del|der|al|el|bin|la)\\s+)?[A-Z][A-Za-z.'’-]*){0,3}";
const BY = /^(?:By|BY|by|(?:Words|Written|Story|Text|Reported|Analysis) by)\s*:?\s+/;
const NAME_WORD =
  /^\(?(?:[A-Z][A-Za-z\d.'’-]*|and|in|at|for|of|the|with|de|del|van|von|der|al|el|bin|la|staff|writers?|reporters?|editors?|correspondents?|special|to|from|chief|foreign|agencies|[\w.+-]+@[\w.-]+|@\w+)\)?$/;
/** `By Friday the army…`, `By June 14`, `By The Numbers`. */
const NOT_NAMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|then|now|contrast|this|that|these|those|all|the|midnight|noon)$/i;
const CREDITS =
  /^\(?(?:(?:Additional )?(?:Reporting|Writing|Editing)(?: and (?:writing|editing))? by|Compiled by|Contributing|Contributed by)\b:?\s/;
/** `– David Jackson` below a live blog's entry. */
const SIGN_OFF = new RegExp(`^(?:--?|–|—)\\s?${NAME}(?:(?:,| and)\\s+${NAME}){0,2}$`);
const AGENCY_LINE = new RegExp(`^(?:${AGENCIES})$`);
const NAMES = new RegExp(`^${NAME}(?:(?:,| and|, and)\\s+${NAME}){0,2}$`);
const HEAD_BYLINE = new RegExp(
  `^${NAME}(?:(?:,|\\s[|–—-]|\\s+in|\\s+for)?\\s+(?:${AGENCIES})|(?:,\\s*|\\s+)[A-Za-z\\s]{0,40}\\b(?:correspondents?|reporters?|editor|staff writer)(?:\\s+in\\s+${NAME})?)$`,
);
const AGENCY_END = new RegExp(`(?:,|\\||/|for|\\bBy)\\s+(${AGENCIES})$`);
