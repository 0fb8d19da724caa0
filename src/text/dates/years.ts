import { type Day, isoYear, yearMonthDay } from './calendar.ts';
import { date, type Groups, type Reading, type Recogniser, recogniser, type Setting } from './recogniser.ts';
import { cardinal, NUMBER_OPENERS, ORDINAL_WORDS, ordinal, PIECE } from './words.ts';

/** Years, halves of them, decades and centuries: `1996`, `the first half of 2012`, `the 1990s`. */
export const YEARS: readonly Recogniser[] = [
  // nineteen ninety-four, the year two thousand.
  recogniser(
    ['nineteen', 'eighteen', 'twenty', 'two', 'the'],
    `(?:the year )?(?:(?<century>eighteen|nineteen|twenty)[- ](?<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:(?<=year )|(?<=in ))two thousand)(?! (?:people|men|women|soldiers|percent|dollars|years|days|miles))`,
    ({ century, rest }) =>
      date(century === undefined ? '2000' : String(cardinal(century) * 100 + cardinal(rest ?? ''))),
  ),
  // the first half of 2012, the latter half of last year.
  recogniser(
    ['the', 'first', 'second', 'third', 'fourth', 'last', 'latter'],
    `(?:the\\s+)?(?<which>first|second|last|latter)[- ]half(?:\\s+of\\s+(?:(?<year>${PIECE.year})|(?<this>(?:the|this|last|next) year)))`,
    ({ which = '', year, this: named }, { today }) => {
      const of = year ?? yearNamed(named ?? '', today);
      return date(`${of}-H${which.toLowerCase() === 'first' ? 1 : 2}`);
    },
  ),
  // the 1990s, the early 1980s, mid-1990s, the ’80s.
  recogniser(
    ['the', 'early', 'mid', 'late', '#'],
    `(?:the\\s+)?(?:${PIECE.stage}(?:dle)?[- ](?:to[- ]late[- ])?)?(?:(?<decade>1[5-9]\\d|20\\d)0['’]?s|['’]?(?<short>[2-9])0['’]?s)`,
    ({ decade, short }, { text, start }) => {
      if (
        short !== undefined &&
        /\b(?:his|her|their|my|your|low|high|upper|lower|mid|\$)[- ]?$/i.test(
          text.slice(Math.max(0, start - 8), start),
        )
      )
        return undefined;
      return date(decade ?? `19${short}`);
    },
  ),
  // the 1960s in words.
  recogniser(
    ['the', ...NUMBER_OPENERS],
    `(?:the\\s+)(?:${PIECE.stage}[- ])?(?:nineteen[- ])?(?<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)`,
    ({ tens = '' }) =>
      date(`19${'twe thi for fif six sev eig nin'.split(' ').indexOf(tens.slice(0, 3).toLowerCase()) + 2}`),
  ),
  // the 20th century, the late 19th century.
  recogniser(
    ['the', 'early', 'mid', 'late', '#', ...ORDINAL_WORDS],
    `(?:the\\s+)?(?:${PIECE.stage}[- ])?(?:(?:turn|end|beginning|middle|start)\\s+of\\s+the\\s+)?(?:twenty[- ])?(?<ordinal>${PIECE.ordinal})[- ]century(?<era> BC\\b)?`,
    ({ ordinal: which = '', era }) =>
      era === undefined && ordinal(which) < 22
        ? date(String(ordinal(which) - 1).padStart(2, '0'))
        : undefined,
  ),
  // fiscal 1988, the year 2000, early 1990, the end of 1990, 1996.
  recogniser(
    ['the', 'fiscal', 'early', 'late', 'mid', 'year', '#', 'beginning', 'end'],
    `(?:(?:the\\s+)?(?:fiscal(?: year)?|year|${PIECE.stage}|(?:beginning|middle|end|start) of|(?:spring|summer|fall|autumn|winter) of|fiscal year ended)[- ]\\s*)?(?<year>${PIECE.year})(?:[-–/](?<last>\\d{4}|\\d\\d))?`,
    bareYear,
  ),
];

function bareYear({ year = '', last }: Groups, { text, start, end }: Setting): Reading | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 24);
  // An amount, a telephone number, a part of a longer figure or of a name such as `B-2015`.
  if (
    /[$£€¥#.,:]\s?$|\d[- ]$|[\w)][-–/]$/.test(before) &&
    !/[a-z]-$/.test(before) &&
    !/[.,:]\s$/.test(before)
  )
    return undefined;
  if (
    /^(?:[.,:]\d|%|\s*(?:percent|per cent|million|billion|miles?|km|kilomet|met(?:er|re)|feet|points?|votes?|barrels?|tons?|tonnes|shares?|copies|jobs|words|degrees|dollars|pounds|euros|yen|rupees|calories|members|people|men|women|children|soldiers|troops|fighters|workers|employees|prisoners|students|hours|years|days|homes|houses|pages|rpm|hp|cc|kg|[A-Z][a-z]+ (?:Street|Avenue|Road|St\.|Ave\.)))/i.test(
      after,
    )
  )
    return undefined;
  if (
    /\b(?:some|about|nearly|almost|over|than|around|roughly|of the|least|flight|route|highway|no\.|number|room|apollo|only|up to|exactly|estimated|approximately)\s$/i.test(
      before,
    ) &&
    !/\b(?:of the|about|than|over|around)\s$/i.test(before)
  )
    return undefined;
  if (/\b(?:than|over|about|around|nearly)\s$/i.test(before) && /^\s+[a-z]+s\b/.test(after)) return undefined;
  if (last !== undefined && last.length === 2 && Number(year) % 100 > Number(last) && Number(last) !== 0)
    return undefined;
  return date(year);
}

/** "this year", "last year" as the year they name. */
function yearNamed(words: string, today: Day): string {
  const { year } = yearMonthDay(today);
  const step = /^last/i.test(words) ? -1 : /^next/i.test(words) ? 1 : 0;
  return isoYear(year + step);
}
