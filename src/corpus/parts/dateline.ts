import { type IsoDate, readDateLine } from './published.ts';
import { shape } from './shape.ts';

/** The wire's opening of a first paragraph: `BAMAKO, Mali (AP) — `. */
export interface Dateline {
  /** How many UTF-16 units it takes, the dash and the space after it included. */
  readonly length: number;
  /** Place and, if printed, day, without agency: `BAMAKO, June 14`. Absent in a bare `(CNN) — `. */
  readonly dateline?: string;
  readonly agency?: string;
  readonly published?: IsoDate;
}

/** Agencies whose name alone is enough to know a dateline or a credit by. */
export const AGENCIES =
  'The Associated Press|Associated Press|AP|AFP|Agence France-Presse|Reuters|REUTERS|CNN Business|CNN|UPI|Xinhua|dpa|DPA|EFE|ANSA|TASS|Bloomberg|PTI|ANI|IANS|BBC|NPR|AA|Anadolu|PA Media|PA|Kyodo|Yonhap|Interfax|NBC News|CBS News|ABC News|USA TODAY|Al Jazeera';

const WORD = "[A-Z][A-Za-z.'’-]*";
const NAME = `${WORD}(?:\\s+(?:(?:de|del|la|el|al|of|and)\\s+)?${WORD}){0,3}`;
const CAPITALS = "[A-Z][A-Z.'’-]+(?:[\\s/]+[A-Z][A-Z.'’-]+){0,3}";
const MONTH =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]*\\.?';
const DAY = `(?:${MONTH}\\s+\\d{1,2}(?:,\\s*\\d{4})?|\\d{1,2}\\s+${MONTH}(?:\\s+\\d{4})?)`;
const DASH = '(?:—|–|--?|―)';
const AFTER_DASH = '(?:(?<=[—–―])\\s*|\\s+|$)';

/** Ordered from the surest: an agency in brackets, an agency named, capitals alone. */
const FORMS: readonly RegExp[] = [
  // BAMAKO, Mali (AP) — | BAMAKO, June 14 (Any Agency) - : capitals and brackets together leave no doubt.
  form(
    `(?<place>${CAPITALS}(?:,\\s*${NAME}){0,2}(?:,\\s*${DAY})?)\\s*\\((?<agency>[A-Z][^()]{1,30})\\)\\s*${DASH}${AFTER_DASH}`,
  ),
  // Bamako, Mali (Reuters) - | (CNN) — : `The group (FLA) — ` must not pass, so the agency must be known.
  form(
    `(?:(?<place>${NAME}(?:,\\s*${NAME}){0,2}(?:,\\s*${DAY})?)\\s*)?\\((?<agency>${AGENCIES})\\)\\s*${DASH}${AFTER_DASH}`,
  ),
  // (CNN)The army… : the older form without a dash.
  form(`\\((?<agency>${AGENCIES})\\)\\s*(?=[A-Z“"‘])`),
  // Hong Kong CNN — | CNN —
  form(
    `(?:(?<place>${NAME}?(?:,\\s*${NAME})?)\\s+)?(?<agency>CNN Business|CNN|AP|AFP|Reuters)\\s*—${AFTER_DASH}`,
  ),
  // BAMAKO, June 14 - : with a day even a plain hyphen is a dateline's.
  form(`(?<place>${CAPITALS}(?:,\\s*${NAME})?,\\s*${DAY})\\s+${DASH}${AFTER_DASH}`),
  // WASHINGTON — The… : four capitals at least, so that `NATO — the alliance — said` keeps its subject.
  form(`(?<place>(?=[A-Z]{4})${CAPITALS}(?:,\\s*${NAME})?)\\s+(?:—|–|--)\\s+(?=[A-Z“"‘])`),
];

/** Recognises a wire dateline at the start of a paragraph. */
export function readDateline(paragraph: string): Dateline | undefined {
  const opening = shape(paragraph.slice(0, 160));
  if (!/^[A-Z(]/.test(opening) || !/[—–―)-]/.test(opening)) return undefined;
  for (const pattern of FORMS) {
    const match = pattern.exec(opening);
    if (!match) continue;
    const printed = (group: string): string | undefined => {
      const found = match.indices?.groups?.[group];
      return found && paragraph.slice(...found);
    };
    const place = printed('place');
    const agency = printed('agency');
    if (place && NOT_PLACES.test(place)) return undefined;
    const published = place ? readDateLine(place)?.published : undefined;
    return {
      length: match[0].length,
      ...(place ? { dateline: place.replace(/[\s,]+$/, '') } : {}),
      ...(agency ? { agency } : {}),
      ...(published ? { published } : {}),
    };
  }
  return undefined;
}

const NOT_PLACES =
  /^(?:BREAKING|UPDATE|LIVE|EXCLUSIVE|ANALYSIS|OPINION|FILE|WATCH|MORE|CORRECTION|VIDEO|FACT)\b/;

function form(source: string): RegExp {
  return new RegExp(`^${source}`, 'd');
}
