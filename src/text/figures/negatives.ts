import type { NumberRead } from './numbers.ts';

interface Negative {
  readonly reason: string;
  /** Of what stands before, the number itself, and what stands behind. */
  readonly holds: (before: string, number: string, behind: string) => boolean;
}

const MONTH =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)';
const MONTH_BEFORE = new RegExp(`\\b${MONTH}\\.?\\s+$`);
const MONTH_BEHIND = new RegExp(`^(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`);
/** `between 26 and 30`, `26-30`: no number of them is past 31. */
const DAYS =
  /^(?:(?:between|from)\s+)?(?:[12]?\d|3[01])(?:\s+(?:and|to|or)\s+|\s?[-–]\s?)(?:[12]?\d|3[01])$/i;
const TIME_UNIT =
  /^[\s-]+(?:more |full |straight |consecutive )?(?:second|minute|hour|day|night|week|month|year|decade|centur)/i;

/** Numbers that count nothing; in order of how common they are in news. */
const NEGATIVES: readonly Negative[] = [
  {
    reason: 'a year',
    holds: (before, number, behind) =>
      /^(?:1[5-9]|20)\d\d$/.test(number) && !/[$£€]\s?$/.test(before) && !COUNTED.test(behind),
  },
  {
    reason: 'a date',
    holds: (before, number, behind) =>
      /^\d{1,2}$/.test(number) && (MONTH_BEFORE.test(before) || MONTH_BEHIND.test(behind)),
  },
  {
    reason: 'days of a month',
    holds: (before, number, behind) =>
      DAYS.test(number) && (MONTH_BEFORE.test(before) || MONTH_BEHIND.test(behind)),
  },
  {
    reason: 'an age',
    holds: (before, number, behind) =>
      /^[\s-]+years?[\s-]+old|^[\s-]+months?[\s-]+old|^-year-old/i.test(behind) ||
      /\b(?:aged?|ages)\s+(?:\d{1,2}(?:,| and|, and)\s+)*$|\bturn(?:ed|s|ing)\s+$/i.test(before) ||
      (/(?:^|[.!?”"]\s+)At\s+$/.test(before) && /^,/.test(behind)) ||
      (/^\d{1,2}$/.test(number) &&
        Number(number) > 3 &&
        /^(?:,|\.$| and| –)/.test(behind) &&
        /[A-Z][\p{L}’'-]+,\s$/u.test(before)),
  },
  { reason: 'a length of time', holds: (_, __, behind) => TIME_UNIT.test(behind) },
  {
    reason: 'an ordinal or a part of a word',
    holds: (_, __, behind) =>
      /^(?:st|nd|rd|th)\b|^[A-Za-z]/.test(behind) ||
      (/^-[a-z]/i.test(behind) && !/^-(?:strong|member)/.test(behind)),
  },
  {
    reason: 'a clock time',
    holds: (before, number, behind) =>
      /^\s?(?:[ap]\.?m\b|o['’]clock|GMT|hours GMT)/i.test(behind) ||
      (/^\d{1,2}$/.test(number) && (/^:\d\d/.test(behind) || /\d:$/.test(before))),
  },
  {
    reason: 'a score',
    holds: (before, number, behind) =>
      /^\d{1,3}[-–]\d{1,3}$/.test(number) &&
      (falls(number) ||
        /\b(?:won|lost|beat|drew|win|loss|victory|defeat|draw|lead|led|score|scored|vote|ruled|tie|record|voted|final)\b/i.test(
          before.slice(-60),
        ) ||
        /^[\s,]+(?:win|loss|victory|defeat|draw|lead|vote|decision|ruling|record|against|over)\b/i.test(
          behind,
        )),
  },
  {
    reason: 'an address or a road',
    holds: (before, _, behind) =>
      (/^\s+[A-Z]/.test(behind) &&
        /^\s+(?:[A-Z][\p{L}.’'-]+\s+){1,3}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Drive|Boulevard|Blvd\.?|Square|Way|Place|Terrace)\b/u.test(
          behind,
        )) ||
      /\b(?:Highway|Route|Interstate|Road|Room|Suite|Floor|Box|Street)\s+$/.test(before),
  },
  {
    reason: 'a name',
    holds: (before) =>
      /(?:\b(?:No|Nos|Number|Flight|Article|Section|Chapter|Resolution|Boeing|Airbus|Apollo|Channel|Title|Act|Phase|Level|Tier|Type|Formula|Group of|Article|Proposition|Rule|Amendment|iPhone|Windows|Covid|COVID|Area|Unit|Brigade|Gate|Pier|Lot|Bus|Line|Size|Page|Version|Windows|Xbox|PlayStation|Catch|Big|Top|Chapter|Game|Week|Day|Round|Super Bowl|Division|District|Ward|Zone|Sector|Grade|Class|Stage|Category|Studio|Platform)\.?\s+|[A-Z]-)$/.test(
        before,
      ),
  },
  {
    reason: 'a numbered thing',
    holds: (before) =>
      /\b(?:page|number|channel|gate|room|line|chapter|platform|track|seat|row|step|lap|round|question|figure|table|volume)\s+$/i.test(
        before,
      ),
  },
  {
    reason: 'a date of figures, or a fraction',
    holds: (before, _, behind) => /^\/\d/.test(behind) || /\d\/$/.test(before),
  },
  {
    reason: 'a mark in a contest',
    holds: (before, number) =>
      /\bscor(?:e|ed|es|ing)\s+(?:an? )?$/i.test(before) && /^\d+\.\d+$/.test(number),
  },
  {
    reason: 'a telephone number or a code',
    holds: (before, number, behind) =>
      /^\d{3}[-–]\d{4}$/.test(number) ||
      (/\d[-.\s]$/.test(before) && /^\d/.test(before.slice(-2))) ||
      /^[-.]\d{3}/.test(behind),
  },
  {
    reason: 'the word one',
    holds: (before, number, behind) =>
      /^one$/i.test(number) &&
      (!/^\s+(?:person|people|man|woman|child|soldier|civilian|officer|dead|killed|other|wounded|injured|body|police|fighter|member|civilian|suspect|victim|million|of (?:the|its|their|them|his)|percent|in \w+ )/i.test(
        behind,
      ) ||
        /\b(?:no|any|every|each|this|that|the|which|only|another)\s+$/i.test(before)),
  },
];

/** `3-2`: a range would rise. */
const falls = (number: string): boolean => {
  const [first, second] = number.split(/[-–]/).map(Number) as [number, number];
  return first >= second;
};

const COUNTED =
  /^\s+(?:people|men|women|children|soldiers|troops|fighters|rebels|civilians|migrants|refugees|homes|houses|workers|employees|prisoners|students|deaths|cases|members|police|officers|jobs|votes|trucks|vehicles|tons|tonnes|barrels|dead|killed|wounded|injured|others|families|patients|mercenaries|tents|acres|hectares|miles|kilomet|met(?:er|re)s)\b/i;

/** Whether a number counts nothing: an age, a score, a year, a date, an address, a part of a name. */
export function isNotAFigure(text: string, { start, end, unit, vague }: NumberRead): boolean {
  if (vague || unit !== null) return false;
  const before = text.slice(Math.max(0, start - 70), start);
  const behind = text.slice(end, end + 60);
  const number = text.slice(start, end).trim();
  return NEGATIVES.some(({ holds }) => holds(before, number, behind));
}
