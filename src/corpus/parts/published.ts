/** A date (`2025-06-14`) or, where the time and its zone are known, a date-time (`2025-06-14T10:32:00+01:00`). */
export type IsoDate = string;

/** What a line that speaks of dates says. */
export interface DateLine {
  /** Absent where a date stands there but is ambiguous (`06/07/2025`). */
  readonly published?: IsoDate;
  /** What is left of the line when dates, times and labels are taken out: empty in a pure date line. */
  readonly rest: string;
  /** True after `Published`, `Updated` and the like. */
  readonly labelled: boolean;
}

/** Reads a value that should be a date and nothing else; undefined when it is not one. */
export function readDate(value: string): IsoDate | undefined {
  const trimmed = value.trim();
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  if (compact) return calendarDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const line = trimmed.length <= MAX_LINE ? readDateLine(trimmed) : undefined;
  return line?.rest === '' ? line.published : undefined;
}

/** Reads a line such as `Updated: Sat 14 June 2025 10.32 BST`; undefined when no complete date is in it. */
export function readDateLine(line: string): DateLine | undefined {
  if (line.length > MAX_LINE || !/\d{4}/.test(line)) return undefined;
  const moments = line.split(SEGMENTS).map(readSegment);
  const dated = moments.filter((moment) => moment.found);
  if (dated.length === 0) return undefined;
  const first = dated.find((m) => m.published && !m.updated) ?? dated.find((m) => m.published);
  return {
    ...(first?.published ? { published: first.published } : {}),
    rest: moments
      .map((moment) => moment.rest)
      .join(' ')
      .trim(),
    labelled: dated.some((moment) => moment.labelled),
  };
}

const MAX_LINE = 160;

/** `Published … | Updated …`: each has its own date and its own time. */
const SEGMENTS = /\s*[|•·;]\s*|\s+\/\s+|(?=\b(?:(?:first|last)\s+)?(?:published|posted|updated|modified)\b)/i;
const LABEL =
  /\b(?:(?:first|last)\s+)?(published|posted|updated|modified|issued|filed|released|created|date)\b\s*:?/gi;
const FILLER =
  /\b(?:at|on|of|the|from|local time|hrs|hours|h)\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/gi;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

const monthNumber = (name: string | undefined) => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

type Form = readonly [RegExp, (m: RegExpExecArray) => IsoDate | undefined];

/** The usual written forms, the least ambiguous first. */
const FORMS: readonly Form[] = [
  [
    /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/,
    (m) => calendarDate(Number(m[1]), Number(m[3]), Number(m[4])),
  ],
  [
    new RegExp(`\\b(${MONTH})\\s*(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(\\d{4})(?!\\d)`, 'i'),
    (m) => calendarDate(Number(m[3]), monthNumber(m[1]), Number(m[2])),
  ],
  [
    new RegExp(
      `(?<![\\d:.])(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]*(${MONTH})[\\s,-]*(\\d{4})(?!\\d)`,
      'i',
    ),
    (m) => calendarDate(Number(m[3]), monthNumber(m[2]), Number(m[1])),
  ],
  // A dot puts the day first everywhere; a slash does on one side of the Atlantic only.
  [
    /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/,
    (m) => calendarDate(Number(m[3]), Number(m[2]), Number(m[1])),
  ],
  [
    /(?<!\d)(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)/,
    (m) => slashDate(Number(m[4]), Number(m[1]), Number(m[3])),
  ],
];

function slashDate(year: number, a: number, b: number): IsoDate | undefined {
  if (a > 12) return calendarDate(year, b, a);
  return b > 12 || a === b ? calendarDate(year, a, b) : undefined;
}

function calendarDate(year: number, month: number, day: number): IsoDate | undefined {
  if (year < 1500 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

interface Moment {
  readonly found: boolean;
  readonly published: IsoDate | undefined;
  readonly rest: string;
  readonly labelled: boolean;
  readonly updated: boolean;
}

function readSegment(segment: string): Moment {
  const labels = segment.match(LABEL) ?? [];
  let rest = segment.replace(LABEL, ' ');
  let published: IsoDate | undefined;
  let found = false;
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(rest);
    if (!match) continue;
    published = read(match);
    found = true;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    break;
  }
  const time = readTime(rest, published);
  if (time) {
    rest = time.rest;
    published = time.published ?? published;
  }
  rest = rest
    .replace(FILLER, ' ')
    .replace(/^[\s,.:|()–—-]+|[\s,.:|()–—-]+$/g, '')
    .replace(/\s+/g, ' ');
  const updated = labels.some((label) => /updated|modified/i.test(label));
  return { found, published, rest, labelled: labels.length > 0, updated };
}

const TIME =
  /(?<![\d.:])T?(?:(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?|(\d{1,2})(?=\s*[ap]\.?m\b)|(\d{2})(\d{2})(?=\s*(?:GMT|UTC|Z|[A-Z]{2,4}T)\b))\s*([ap]\.?m\b\.?)?,?\s*\(?((?:(?:UTC|GMT)\s?)?[+−-]\d{1,2}(?::?\d{2})?|[A-Z]{1,5}\b)?\)?/i;

function readTime(text: string, date: IsoDate | undefined) {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [whole, h1, m1, seconds, hOnly, h4, m4, half, zone] = match;
  let hour = Number(h1 ?? hOnly ?? h4);
  const minute = Number(m1 ?? m4 ?? 0);
  if (half) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || minute > 59 || Number(seconds ?? 0) > 59) return undefined;
  // A word after the time that is no zone (`10:32 Updated`) goes back to the rest.
  const word = zone && /^[a-z]+$/i.test(zone) && zone !== zone.toUpperCase() ? zone : '';
  const rest = `${text.slice(0, match.index)} ${word} ${text.slice(match.index + whole.length)}`;
  const clock = `T${two(hour)}:${two(minute)}:${seconds ?? '00'}`;
  const offset = date && zone && !word ? zoneOffset(zone, `${date}${clock}Z`) : undefined;
  return { rest, published: offset ? `${date}${clock}${offset}` : undefined };
}

const two = (value: number) => String(value).padStart(2, '0');

/** Zones that newsrooms print and that mean one thing; `IST`, `AST` and their like mean several and are left out. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  UT: 'Z',
  WAT: '+01:00',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  CAT: '+02:00',
  SAST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  EAT: '+03:00',
  MSK: '+03:00',
  TRT: '+03:00',
  PKT: '+05:00',
  WIB: '+07:00',
  HKT: '+08:00',
  SGT: '+08:00',
  AWST: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  ET: 'America/New_York',
  PT: 'America/Los_Angeles',
};

function zoneOffset(zone: string, at: string): string | undefined {
  const numeric = /^(?:UTC|GMT)?\s?([+−-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (numeric) {
    if (Number(numeric[2]) > 14 || Number(numeric[3] ?? 0) > 59) return undefined;
    return `${numeric[1] === '+' ? '+' : '-'}${two(Number(numeric[2]))}:${numeric[3] ?? '00'}`;
  }
  const known = ZONES[zone.toUpperCase()];
  if (!known?.includes('/')) return known;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: known, timeZoneName: 'longOffset' });
  return parts
    .formatToParts(new Date(at))
    .find(({ type }) => type === 'timeZoneName')
    ?.value.slice(3);
}
