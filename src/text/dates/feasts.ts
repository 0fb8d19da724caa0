import { type Day, dayOf, easter, isoDay, nthWeekday, yearMonthDay } from './calendar.ts';
import { date, type Groups, type Reading, type Recogniser, recogniser, type Setting } from './recogniser.ts';
import { YEAR_BEHIND } from './words.ts';

/** Days known by a name. */
export const FEAST_DAYS: readonly Recogniser[] = [
  // Thanksgiving Day, Christmas Eve 2011.
  recogniser(
    'thanksgiving christmas new halloween valentine’s valentine independence fourth labor memorial easter boxing election'.split(
      ' ',
    ),
    `(?<feast>thanksgiving|christmas eve|christmas|new year['’]s eve|new year['’]s|halloween|valentine['’]s|independence|fourth of july|labor|memorial|easter sunday|easter monday|easter|good friday|boxing|election)(?<word> day)?${YEAR_BEHIND}`,
    feast,
  ),
];

function feast({ feast: name = '', word, year }: Groups, setting: Setting): Reading | undefined {
  const { text, start, today } = setting;
  if (text[start] === text[start]?.toLowerCase()) return undefined;
  const plain = name.toLowerCase().replaceAll('’', "'");
  const needsDay = /^(?:independence|labor|memorial|boxing|election|valentine's|new year's)$/.test(plain);
  if (needsDay && word === undefined) return undefined;
  const day = (of: number): Day => FEASTS[plain]?.(of) ?? 0;
  if (FEASTS[plain] === undefined) return undefined;
  if (year !== undefined) return date(isoDay(day(Number(year))));
  const now = yearMonthDay(today).year;
  const candidates = [now - 1, now, now + 1].map(day);
  const passed = candidates.filter((each) => each <= today).at(-1)!;
  const coming = candidates.find((each) => each >= today)!;
  return date(isoDay(setting.tense() === 'ahead' || coming - today < 30 ? coming : passed));
}

const FEASTS: Readonly<Record<string, (year: number) => Day>> = {
  thanksgiving: (year) => nthWeekday(year, 11, 4, 4),
  christmas: (year) => dayOf(year, 12, 25),
  'christmas eve': (year) => dayOf(year, 12, 24),
  "new year's": (year) => dayOf(year, 1, 1),
  "new year's eve": (year) => dayOf(year, 12, 31),
  halloween: (year) => dayOf(year, 10, 31),
  "valentine's": (year) => dayOf(year, 2, 14),
  independence: (year) => dayOf(year, 7, 4),
  'fourth of july': (year) => dayOf(year, 7, 4),
  labor: (year) => nthWeekday(year, 9, 1, 1),
  memorial: (year) => nthWeekday(year, 5, 1, -1),
  easter,
  'easter sunday': easter,
  'easter monday': (year) => easter(year) + 1,
  'good friday': (year) => easter(year) - 2,
  boxing: (year) => dayOf(year, 12, 26),
  election: (year) => nthWeekday(year, 11, 1, 1) + 1,
};
