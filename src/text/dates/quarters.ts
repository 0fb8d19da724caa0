import { isoYear, yearMonthDay } from './calendar.ts';
import { date, type Groups, type Reading, type Recogniser, recogniser, type Setting } from './recogniser.ts';
import { PIECE } from './words.ts';

/** Quarters of a year, and what results are compared with. */
export const QUARTERLY: readonly Recogniser[] = [
  // this year’s third quarter, the year-earlier quarter, the fiscal first quarter of 1984, third-quarter.
  recogniser(
    [
      'the',
      'this',
      'last',
      'next',
      'first',
      'second',
      'third',
      'fourth',
      'its',
      'their',
      'year',
      'fiscal',
      '#',
      'q1',
      'q2',
      'q3',
      'q4',
    ],
    `(?:(?:the|its|their)\\s+)?(?:(?<of>(?:this|last|next)\\s+year['’]s|${PIECE.year})\\s+)?(?:fiscal\\s+|comparable\\s+)?(?<ago>year-?\\s?(?:earlier|ago)\\s+)?(?:fiscal\\s+|calendar\\s+)?(?:(?<which>first|second|third|fourth|final)[- ](?:fiscal\\s+)?quarter|q(?<number>[1-4]))(?:\\s+(?:of\\s+)?(?:(?<year>fiscal\\s+${PIECE.year}|${PIECE.year})|(?<named>(?:last|this|next)\\s+year)))?`,
    quarter,
  ),
  // the quarter, the latest quarter, last quarter, the year-ago period: by the quarter before.
  recogniser(
    ['the', 'this', 'last', 'next', 'latest', 'year'],
    `(?:the\\s+)?(?:(?<which>this|last|next|latest|current|previous|(?:comparable\\s+)?year-?\\s?(?:earlier|ago)|same)\\s+)?(?<unit>quarter|(?<=(?:latest|year-?\\s?(?:earlier|ago))\\s)period)(?!s)(?:\\s+a\\s+year\\s+(?:ago|earlier))?`,
    sameQuarter,
  ),
  // a year earlier, a year ago; with a quarter before, that quarter of the other year.
  recogniser(
    ['a', 'one', 'year'],
    `(?:(?:a|one)\\s+year[- ](?:earlier|ago|before)|year-(?:earlier|ago))`,
    (_, { today, quarter }) => {
      const { year } = yearMonthDay(today);
      const known = /^(\d{4})-(Q\d)$/.exec(quarter ?? '');
      const value = known === null ? isoYear(year - 1) : `${isoYear(Number(known[1]) - 1)}-${known[2]}`;
      return { ...date(value), leaning: true };
    },
  ),
];

const QUARTERS = ['first', 'second', 'third', 'fourth'];

function quarter({ of, ago, which, number, year, named }: Groups, setting: Setting): Reading | undefined {
  const place =
    number ?? String(which?.toLowerCase() === 'final' ? 4 : QUARTERS.indexOf(which?.toLowerCase() ?? '') + 1);
  const now = yearMonthDay(setting.today);
  const words = of ?? year ?? named ?? '';
  const written = /\d{4}/.exec(words)?.[0];
  if (number !== undefined && written === undefined && setting.text[setting.start] === 'q') return undefined;
  // The quarter under way or the last one: results are told after its end.
  const running = Math.ceil(now.month / 3);
  const passed = Number(place) <= running ? now.year : now.year - 1;
  const step = /^last/i.test(words) ? -1 : /^next/i.test(words) ? 1 : 0;
  const base =
    written !== undefined
      ? Number(written)
      : words !== ''
        ? now.year + step
        : setting.tense() === 'ahead'
          ? now.year
          : passed;
  return date(`${isoYear(base - (ago === undefined ? 0 : 1))}-Q${place}`);
}

/** From the quarter under way. */
const QUARTERS_AWAY: Readonly<Record<string, number>> = { last: -1, this: 0, current: 0, next: 1 };

function sameQuarter({ which, unit }: Groups, { quarter, today, text, start }: Setting): Reading | undefined {
  const known = /^(\d{4})-Q(\d)$/.exec(quarter ?? '');
  const word = which?.toLowerCase() ?? '';
  const ago = word.includes('year');
  const now = yearMonthDay(today);
  const running = now.year * 4 + Math.ceil(now.month / 3) - 1;
  // The latest quarter with results is the one before the running one.
  const told = known === null ? running - 1 : Number(known[1]) * 4 + Number(known[2]) - 1;
  const index = word === 'previous' ? told - 1 : told;
  if (known === null && (which === undefined || unit === 'period')) return undefined;
  if (which === undefined && !/^the/i.test(text.slice(start, start + 3))) return undefined;
  const at = QUARTERS_AWAY[word] === undefined ? index - (ago ? 4 : 0) : running + QUARTERS_AWAY[word];
  return { ...date(`${isoYear(Math.floor(at / 4))}-Q${(at % 4) + 1}`), leaning: true };
}
