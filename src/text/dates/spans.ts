import {
  duration,
  type Groups,
  type Reading,
  type Recogniser,
  recogniser,
  type Setting,
  set,
} from './recogniser.ts';
import { cardinal, monthNumber, NUMBER_OPENERS, PIECE, SEASONS } from './words.ts';

/** How long, and how often. */
export const SPANS: readonly Recogniser[] = [
  // every day, each month, every other week, every three months, each July.
  recogniser(
    ['every', 'each', 'once', 'twice', 'per'],
    `(?:every|each)\\s+(?:single\\s+)?(?:(?<other>other)\\s+)?(?:(?<number>${PIECE.number}|few)\\s+)?(?:(?<unit>${PIECE.unit})s?|(?<month>${PIECE.month})|(?<season>${PIECE.season}))(?!\\s+of)`,
    ({ other, number, unit, month, season }) => {
      if (month !== undefined) return set(`XXXX-${String(monthNumber(month)).padStart(2, '0')}`);
      if (season !== undefined) return set(`XXXX-${SEASONS.get(season.toLowerCase())}`);
      return set(length(other === undefined ? (number ?? '1') : '2', unit ?? ''));
    },
  ),
  // daily, weekly, annually.
  recogniser(
    ['hourly', 'daily', 'nightly', 'weekly', 'monthly', 'annually', 'yearly', 'biweekly'],
    '(?<often>hourly|daily|nightly|weekly|monthly|annually|yearly|biweekly)',
    ({ often = '' }) => set(OFTEN[often.toLowerCase()]!),
  ),
  // the past two months, the first nine months, the next few days, recent years.
  recogniser(
    [
      'the',
      'past',
      'last',
      'next',
      'first',
      'coming',
      'recent',
      'these',
      'those',
      'at',
      'over',
      'previous',
      'following',
    ],
    `(?:at\\s+least\\s+)?(?:the\\s+|these\\s+|those\\s+)?(?:(?:past|last|next|first|coming|previous|following|final|latest|preceding)\\s+)(?<number>${PIECE.number}|(?:a\\s+)?couple(?:\\s+of)?|(?:a\\s+)?few|several|many)[\\s-]+(?:full\\s+|consecutive\\s+|fiscal\\s+|calendar\\s+)?(?<unit>${PIECE.unit})s?(?!\\s+(?:ago|earlier))`,
    ({ number = '', unit = '' }) => duration(length(number, unit)),
  ),
  // half an hour, two and a half years.
  recogniser(
    ['half', 'a'],
    '(?:a\\s+)?half(?:[- ]an?)?[- ](?<unit>hour|day|year|century|decade|month)',
    ({ unit = '' }) => duration(HALVES[unit.toLowerCase()]!),
  ),
  // a two-year term, five hours, 8-month-old, a couple of weeks, several quarters.
  recogniser(
    [
      ...NUMBER_OPENERS,
      '#',
      'a',
      'an',
      'several',
      'couple',
      'few',
      'many',
      'multi',
      'some',
      'another',
      'hundreds',
      'thousands',
      'dozens',
    ],
    `(?<number>${PIECE.number}(?<halves>\\s1/2|½)?|an?\\s+(?:couple(?:\\s+of)?|few|hundred|thousand|dozen)|an?(?:\\s+(?:full|whole|single|further|additional))?|several|couple(?:\\s+of)?|few|many|another|hundreds\\s+of|thousands\\s+of|dozens\\s+of)[\\s-]+(?:(?<half>and\\s+a\\s+half)\\s+)?(?:more\\s+|additional\\s+|full\\s+|straight\\s+|consecutive\\s+|whole\\s+|long\\s+|business\\s+|working\\s+|trading\\s+|extra\\s+)?(?<unit>${PIECE.unit})(?<many>['’]?s)?(?<after>\\s+and\\s+a\\s+half)?(?:[- ]long)?(?<age>[- ](?:old|of age))?`,
    amount,
  ),
  // day-long, years-long.
  recogniser(
    [
      'day',
      'days',
      'week',
      'weeks',
      'month',
      'months',
      'year',
      'years',
      'decade',
      'decades',
      'hour',
      'hours',
    ],
    `(?<unit>${PIECE.unit})(?<many>s)?[- ]long`,
    ({ unit = '', many }) => duration(length(many === undefined ? '1' : 'many', unit)),
  ),
  // for weeks, in months, over the years, within hours.
  recogniser(
    ['weeks', 'months', 'years', 'days', 'hours', 'decades', 'centuries', 'minutes', 'quarters'],
    `(?<unit>weeks|months|years|days|hours|decades|centuries|minutes)`,
    ({ unit = '' }, { text, start }) =>
      /\b(?:for|in|within|of|after|took|take|takes|the|spent|lasted|last|until|over|two|by|and)\s+$/i.test(
        text.slice(Math.max(0, start - 10), start),
      )
        ? duration(length('many', unit.replace(/ies$/, 'y').replace(/s$/, '')))
        : undefined,
  ),
];

const OFTEN: Readonly<Record<string, string>> = {
  hourly: 'PT1H',
  daily: 'P1D',
  nightly: 'P1D',
  weekly: 'P1W',
  biweekly: 'P2W',
  monthly: 'P1M',
  annually: 'P1Y',
  yearly: 'P1Y',
};

const HALVES: Readonly<Record<string, string>> = {
  hour: 'PT30M',
  day: 'PT12H',
  month: 'P15D',
  year: 'P6M',
  decade: 'P5Y',
  century: 'P50Y',
};

const LETTERS: Readonly<Record<string, readonly [string, string, number]>> = {
  second: ['PT', 'S', 1],
  minute: ['PT', 'M', 1],
  hour: ['PT', 'H', 1],
  day: ['P', 'D', 1],
  night: ['P', 'D', 1],
  week: ['P', 'W', 1],
  month: ['P', 'M', 1],
  quarter: ['P', 'Q', 1],
  year: ['P', 'Y', 1],
  decade: ['P', 'Y', 10],
  century: ['P', 'Y', 100],
  centurie: ['P', 'Y', 100],
};

/** `P3Y`, `PT2H`; an unknown number is `X`: `PXY`. */
function length(number: string, unit: string): string {
  const [head, letter, times] = LETTERS[unit.toLowerCase()]!;
  const plain = number.toLowerCase().trim().replace(/\s+/g, ' ');
  if (/few|several|many|hundreds|thousands|dozens/.test(plain))
    return `${head}X${times === 10 ? 'E' : times === 100 ? 'C' : letter}`;
  const count = plain.includes('couple')
    ? 2
    : plain.endsWith('dozen')
      ? 12
      : plain.endsWith('hundred') && plain.startsWith('a')
        ? 100
        : plain.endsWith('thousand') && plain.startsWith('a')
          ? 1000
          : /^an?\b|another/.test(plain)
            ? 1
            : cardinal(plain);
  return `${head}${count * times}${letter}`;
}

function amount(
  { number = '', half, halves, after: behind, unit = '', many, age }: Groups,
  { text, start, end }: Setting,
): Reading | undefined {
  const plain = unit.toLowerCase();
  const article = /^an?$/i.test(number);
  const after = text.slice(end, end + 14);
  if (age !== undefined || (plain === 'quarter' && /^\s+(?:of|finals?)\b|^-?final/.test(after)))
    return undefined;
  // `a second`, `a minute` hardly ever measure; `a 2nd day` and `one night` name an occasion.
  if (plain === 'second' && (article || many === undefined)) return undefined;
  if (plain === 'quarter' && /^three-/i.test(text.slice(start, end))) return undefined;
  if (plain === 'night' && many === undefined) return undefined;
  // `$5 a year` says how often.
  if (
    article &&
    /(?:\$?\d[\d.,]*(?: (?:million|billion|percent|times|hours?|days?))?|times|once|twice|hours|days|[a-z]+s)\s+$/i.test(
      text.slice(Math.max(0, start - 24), start),
    ) &&
    !/\b(?:was|is|has|as|lasts|takes|does)\s+$/.test(text.slice(Math.max(0, start - 8), start))
  )
    return set(length('1', plain));
  if (
    article &&
    plain === 'day' &&
    !/^\s+(?:after|before|later|earlier)/.test(after) &&
    !/\b(?:for|in|within|than|about|lasted|took)\s+$/.test(text.slice(Math.max(0, start - 9), start))
  )
    return undefined;
  if ((half ?? halves ?? behind) !== undefined)
    return duration(length(String((article ? 1 : cardinal(number)) + 0.5), plain));
  return duration(length(number, plain));
}
