/** The words dates are made of, as pieces of patterns and as tables. */

export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec',
  ].flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])),
);

export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    'monday mon',
    'tuesday tues tue',
    'wednesday wed',
    'thursday thurs thu',
    'friday fri',
    'saturday sat',
    'sunday sun',
  ].flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])),
);

/** TIMEX3's letters for the seasons. */
export const SEASONS: ReadonlyMap<string, string> = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['fall', 'FA'],
  ['autumn', 'FA'],
  ['winter', 'WI'],
]);

/** TIMEX3's letters for the parts of a day. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ['dawn', 'TMO'],
  ['morning', 'TMO'],
  ['midday', 'TMI'],
  ['lunchtime', 'TMI'],
  ['afternoon', 'TAF'],
  ['dusk', 'TEV'],
  ['evening', 'TEV'],
  ['night', 'TNI'],
  ['overnight', 'TNI'],
]);

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

export const NUMBER_OPENERS: readonly string[] = [...ONES, ...TENS];
export const ORDINAL_WORDS: readonly string[] = ORDINALS.slice(1);

const SMALL = `(?:(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')})\\b)?|${[...ONES].reverse().join('|')})`;

const FULL_MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const SHORT_MONTHS = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';

/** Pieces of patterns; every one is a group of its own. */
export const PIECE = {
  month: `(?:(?:${FULL_MONTHS})\\b|(?:${SHORT_MONTHS})\\b\\.?)`,
  weekday: `(?:${[...WEEKDAYS.keys()].filter((name) => name.length > 5).join('|')}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\\.)`,
  season: `(?:${[...SEASONS.keys()].join('|')})`,
  dayPart: `(?:${[...DAY_PARTS.keys()].join('|')})`,
  number: `(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|${SMALL}(?:[- ](?:hundred|thousand|million|billion))?)`,
  ordinal: `(?:\\d{1,3}(?:st|nd|rd|th)|${ORDINALS.slice(1).join('|')})`,
  stage: '(?:early|late|mid)',
  year: '(?:1[2-9]\\d\\d|20\\d\\d)',
  unit: '(?:second|minute|hour|day|night|week|month|quarter|year|decade|century|centurie)',
  clock:
    "(?:\\d{1,2}(?:[:.]\\d\\d)?(?:\\s?[ap]\\.?m\\b\\.?|\\s?(?:GMT|UTC|hours|hrs|o’clock|o'clock))|\\d{1,2}:\\d\\d|noon|midnight|midday)",
} as const;

/** The value of a cardinal as `PIECE.number` matches it. */
export function cardinal(words: string): number {
  const plain = words.toLowerCase().replaceAll(',', '');
  if (/^\d/.test(plain)) return Number.parseFloat(plain);
  let total = 0;
  for (const word of plain.split(/[\s-]+/)) {
    const one = ONES.indexOf(word);
    const ten = TENS.indexOf(word);
    if (one >= 0) total += one;
    else if (ten >= 0) total += (ten + 2) * 10;
    else total = Math.max(1, total) * (MAGNITUDES[word] ?? 1);
  }
  return total;
}

const MAGNITUDES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
};

/** The value of an ordinal as `PIECE.ordinal` matches it. */
export function ordinal(word: string): number {
  const place = ORDINALS.indexOf(word.toLowerCase());
  return place >= 0 ? place : Number.parseInt(word, 10);
}

/** The month a name or abbreviation means, 1 to 12. */
export function monthNumber(name: string): number {
  return MONTHS.get(name.toLowerCase().replace('.', '')) ?? 0;
}

/** 1 is Monday. */
export function weekdayNumber(name: string): number {
  return WEEKDAYS.get(name.toLowerCase().replace('.', '')) ?? 0;
}

/** A year behind a day: `, 1998`, ` of 1998`; not `2000 people`. */
export const YEAR_BEHIND = `(?:(?:,\\s*|\\s+(?:of\\s+|in\\s+)?)(?<year>${PIECE.year})(?!\\s*(?:people|men|women|troops|soldiers)))?`;
