import type { Bound } from '../figures.ts';

/** A number as it stands in a text, before it is known to be a figure. */
export interface NumberRead {
  readonly start: number;
  readonly end: number;
  readonly value: readonly [low: number, high: number];
  readonly vague: boolean;
  readonly bound: Bound | null;
  readonly unit: string | null;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
  k: 1e3,
  dozen: 12,
};

/** What the words without a number mean; the ranges are ours and marked vague. */
const VAGUE: readonly (readonly [pattern: string, low: number, high: number])[] = [
  ['tens of thousands', 20_000, 99_999],
  ['hundreds of thousands', 200_000, 999_999],
  ['tens of millions', 2e7, 99_999_999],
  ['hundreds of millions', 2e8, 999_999_999],
  ['tens of billions', 2e10, 99_999_999_999],
  ['hundreds of billions', 2e11, 999_999_999_999],
  ['dozens', 24, 99],
  ['scores(?= of| more)', 40, 99],
  ['hundreds', 200, 999],
  ['thousands', 2000, 9999],
  ['millions', 2e6, 9_999_999],
  ['billions', 2e9, 9_999_999_999],
  ['several hundred', 300, 900],
  ['several thousand', 3000, 9000],
  ['several dozen', 36, 108],
  ['a few dozen', 24, 60],
  ['a few hundred', 200, 500],
  ['a few thousand', 2000, 5000],
  ['a couple of hundred', 200, 200],
  ['a handful', 3, 6],
];

const WORDS = `(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')})\\b)?|${[...ONES].slice(1).reverse().join('|')}`;
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const ONE = `(?:${DIGITS}|(?:${WORDS})\\b|(?:an?|half a) (?=(?:dozen|hundred|thousand|million|billion)\\b))`;
const SCALE =
  '(?:[ -]?(?:hundred(?: thousand)?|thousand|million|billion|trillion|dozen)\\b|(?:m|bn|tn|k)\\b)';
const AMOUNT = `(?:${ONE})(?: and a half\\b)?(?:\\s?${SCALE})?(?: and (?:${WORDS})\\b)?`;
const CURRENCY: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'JPY',
};
const CURRENCY_WORD: Readonly<Record<string, string>> = {
  dollar: 'USD',
  pound: 'GBP',
  euro: 'EUR',
  yen: 'JPY',
  yuan: 'CNY',
  rupee: 'INR',
  ruble: 'RUB',
  rouble: 'RUB',
  franc: 'CHF',
};

const NUMBER = new RegExp(
  `(?<![\\w.,’'-])(?:(?<vague>${VAGUE.map(([pattern]) => pattern).join('|')})\\b|(?<sign>US\\$|[$£€¥])?\\s?(?:between (?=\\d|${WORDS}))?(?<low>${AMOUNT})(?:\\s?(?:[-–]|to|or|and(?<=between .{1,20} and))\\s?[$£€¥]?(?<high>${AMOUNT}))?(?<percent>\\s?%|[ -]per ?cent\\b| percentage points?\\b)?(?<word> (?:dollar|pound|euro|yen|yuan|rupee|ruble|rouble|franc)s?\\b)?)`,
  'gi',
);

/** The next number at or behind `from`. */
export function readNumber(text: string, from: number, to: number): NumberRead | undefined {
  NUMBER.lastIndex = from;
  const match = NUMBER.exec(text);
  if (match === null || match.index >= to) return undefined;
  const { vague, sign, low = '', high, percent, word } = match.groups!;
  const start = match.index + (match[0].length - match[0].trimStart().length);
  const end = match.index + match[0].length;
  if (vague !== undefined) {
    const meant = VAGUE.find(([pattern]) =>
      new RegExp(`^${pattern.replace(/\(\?=.*/, '')}$`, 'i').test(vague),
    )!;
    return { start, end, value: [meant[1], meant[2]], vague: true, bound: null, unit: null };
  }
  const unit =
    percent !== undefined
      ? 'percent'
      : (CURRENCY[sign ?? ''] ?? CURRENCY_WORD[word?.trim().toLowerCase().replace(/s$/, '') ?? ''] ?? null);
  const top = high === undefined ? undefined : amountOf(high);
  const scale =
    high === undefined
      ? undefined
      : /(?:hundred|thousand|million|billion|trillion|dozen|m|bn|tn|k)$/i.exec(high)?.[0];
  // `10 to 20 million` is millions on both ends.
  const bottom =
    amountOf(low) * (scale !== undefined && !/[a-z]$/i.test(low) ? (SCALES[scale.toLowerCase()] ?? 1) : 1);
  // `3-2` is a score, and kept whole to be known as one; in `40 to 30` the first counts.
  if (top !== undefined && top < bottom && !/\d[-–]\d/.test(match[0])) {
    return {
      start,
      end: start + text.slice(start).indexOf(low) + low.trimEnd().length,
      value: [bottom, bottom],
      vague: false,
      bound: null,
      unit,
    };
  }
  return {
    start,
    end,
    value: [Math.min(bottom, top ?? bottom), Math.max(bottom, top ?? bottom)],
    vague: false,
    bound: null,
    unit,
  };
}

function amountOf(words: string): number {
  let total = 0;
  let part = 0;
  for (const word of words
    .toLowerCase()
    .trim()
    .replace(/(\d)(m|bn|tn|k)$/, '$1 $2')
    .split(/[\s-]+/)) {
    const plain = word.replaceAll(',', '');
    const tens = TENS.indexOf(plain);
    const scale = SCALES[plain];
    if (/^\d/.test(plain)) part += Number.parseFloat(plain);
    else if (ONES.includes(plain)) part += ONES.indexOf(plain);
    else if (tens >= 0) part += (tens + 2) * 10;
    else if (plain === 'half') part += 0.5;
    else if (scale !== undefined) {
      part = Math.max(part, part === 0 ? 1 : 0) * scale;
      if (scale >= 1000) {
        total += part;
        part = 0;
      }
    }
  }
  return total + part;
}
