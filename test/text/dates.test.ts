import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dates } from '../../src/text/dates.ts';

/** Saturday 14 June 2025. */
const SATURDAY = '2025-06-14';
const read = (text: string, published = SATURDAY): string[] =>
  dates(text, { published }).map((each) => `${each.text} = ${each.value}`);

describe('against a story of Saturday 14 June 2025', () => {
  it.each([
    ['a weekday is the last one', 'The offensive began on Thursday.', 'Thursday = 2025-06-12'],
    ['the day of publication is today', 'The army said on Saturday it had won.', 'Saturday = 2025-06-14'],
    ['a weekday behind "will" is the next one', 'Envoys will meet on Monday.', 'Monday = 2025-06-16'],
    ['a plan looks ahead', 'Talks are scheduled for Tuesday.', 'Tuesday = 2025-06-17'],
    ['a past verb nearer by looks back', 'The man who will lead it arrived Tuesday.', 'Tuesday = 2025-06-10'],
    ['a weekday that opens looks at its verb', 'On Monday, the council will vote.', 'Monday = 2025-06-16'],
    ['a day far ahead that was is of last year', 'They killed 84 on 27 October.', '27 October = 2024-10-27'],
    [
      'a day far ahead that will be is of this year',
      'The vote will be held on 27 October.',
      '27 October = 2025-10-27',
    ],
    ['last weekday', 'It fell last Saturday.', 'last Saturday = 2025-06-07'],
    ['a part of a day', 'Shots rang out Friday night.', 'Friday night = 2025-06-13TNI'],
    ['yesterday', 'It rained yesterday evening.', 'yesterday evening = 2025-06-13TEV'],
    ['tomorrow', 'Schools reopen tomorrow.', 'tomorrow = 2025-06-15'],
    ['tonight', 'The curfew starts tonight.', 'tonight = 2025-06-14TNI'],
    ['a clock time', 'Polls will close at 8 p.m. on Sunday.', '8 p.m. on Sunday = 2025-06-15T20:00'],
    ['earlier this month', 'Talks failed earlier this month.', 'earlier this month = 2025-06'],
    ['last month', 'Prices rose last month.', 'last month = 2025-05'],
    ['last week', 'They met last week.', 'last week = 2025-W23'],
    ['next year', 'The vote is due next year.', 'next year = 2026'],
    ['late last year', 'He fled late last year.', 'late last year = 2024'],
    ['years ago', 'The base closed three years ago.', 'three years ago = 2022'],
    ['months ago', 'It was seized two months ago.', 'two months ago = 2025-04'],
    ['days ago', 'She left ten days ago.', 'ten days ago = 2025-06-04'],
    ['vaguely ago', 'He moved there several years ago.', 'several years ago = PAST_REF'],
    ['a year in front of a noun', 'They signed the 2015 peace deal.', '2015 = 2015'],
    ['a range of years', 'In the 2012-13 war the town fell.', '2012-13 = 2012'],
    ['a decade', 'Rebels of the 1990s disarmed.', 'the 1990s = 199'],
    ['a century', 'A mosque of the 14th century burned.', 'the 14th century = 13'],
    ['a day without a year', 'It opened on Jan. 5.', 'Jan. 5 = 2025-01-05'],
    ['a day, a month, a year', 'The accord of 5 January 1998 held.', '5 January 1998 = 1998-01-05'],
    ['a slashed date', 'Filed 01/05/98.', '01/05/98 = 1998-01-05'],
    ['an ISO date', 'Updated 2024-11-30.', '2024-11-30 = 2024-11-30'],
    ['a month', 'The rains came in March.', 'March = 2025-03'],
    ['a month behind "will"', 'Troops will leave in August.', 'August = 2025-08'],
    ['a month and its year', 'He was freed in late July 2019.', 'late July 2019 = 2019-07'],
    ['a quarter', 'Output fell in the third quarter.', 'the third quarter = 2024-Q3'],
    [
      'a quarter of a year',
      'Output fell in the third quarter of 2020.',
      'the third quarter of 2020 = 2020-Q3',
    ],
    ['a half', 'Sales grew in the first half of 2021.', 'the first half of 2021 = 2021-H1'],
    ['a season', 'Fires burned last summer.', 'last summer = 2024-SU'],
    ['a feast', 'They met on Christmas Eve 2019.', 'Christmas Eve 2019 = 2019-12-24'],
    ['the weekend', 'They fought over the weekend.', 'the weekend = 2025-W24-WE'],
    ['a duration', 'The siege lasted three years.', 'three years = P3Y'],
    ['hours', 'The battle took two hours.', 'two hours = PT2H'],
    ['a duration before a noun', 'A five-day truce began.', 'five-day = P5D'],
    ['a half', 'He spoke for two and a half hours.', 'two and a half hours = PT2.5H'],
    ['a vague duration', 'The town was cut off for weeks.', 'weeks = PXW'],
    ['a stretch', 'Attacks rose in the past two months.', 'the past two months = P2M'],
    ['a habit', 'Convoys pass every week.', 'every week = P1W'],
    ['a weekly day', 'The market opens every Monday.', 'every Monday = XXXX-WXX-1'],
    ['now', 'The road is now open.', 'now = PRESENT_REF'],
    ['recently', 'The unit was recently formed.', 'recently = PAST_REF'],
    ['the future', 'Nobody knows the future.', 'the future = FUTURE_REF'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('reads what leans on the date before it', () => {
    expect(read('The town fell on 3 May 2013. The next day its mayor fled.')).toEqual([
      '3 May 2013 = 2013-05-03',
      'The next day = 2013-05-04',
    ]);
    expect(read('Profit rose in the third quarter of 2024 from a year earlier.')).toEqual([
      'the third quarter of 2024 = 2024-Q3',
      'a year earlier = 2023-Q3',
    ]);
    expect(read('It stopped in July 2024. It lost 84 men on 27 July.')).toEqual([
      'July 2024 = 2024-07',
      '27 July = 2024-07-27',
    ]);
    expect(read('Hearings are on April 24 and 25.')).toEqual(['April 24 = 2025-04-24', '25 = 2025-04-25']);
    expect(read('April 24 and 25 may decide it.')).toEqual(['April 24 = 2025-04-24', '25 = 2025-04-25']);
    expect(read('The truce ran from 2 April to 22 May.')).toEqual([
      '2 April = 2025-04-02',
      '22 May = 2025-05-22',
    ]);
  });
});

describe('no date', () => {
  it.each([
    ['a day in a group’s name', 'He belongs to the Friday Group.'],
    ['a day in a paper’s name', 'The Sunday Times printed it.'],
    ['a sale', 'Shops prepare for Black Friday.'],
    ['an age', 'The 52-year-old driver, 6 years old then, waved.'],
    ['a verb', 'They may march to the square.'],
    ['a surname', 'Theresa May spoke. Critics of May laughed.'],
    ['a first name', 'The award went to June Okoro.'],
    ['a figure like a year', 'Some 2000 people marched past 1,990 trucks.'],
    ['a price', 'It costs $1999.'],
    ['a part', 'Three-quarters of the fields burned.'],
    ['a fall in prices', 'A fall in prices hurt them.'],
    ['springing', 'They spring to action.'],
    ['the second', 'The second convoy arrived.'],
    ['a paper', 'USA Today printed it.'],
    ['a paper in the middle', 'She writes for Lomba Today News.'],
    ['a show', 'Good Morning Lomba is a show.'],
    ['a band', 'The band Second Summer played.'],
    ['a first name that opens', 'Sunday Adeyemi scored.'],
    ['a month for a name', 'April Sow sings.'],
    ['a room', 'Room 2015 is upstairs.'],
    ['a flight', 'Flight 1549 landed.'],
    ['a march', 'He marched on.'],
    ['every day’s work', 'Day-to-day work goes on.'],
    ['prayers', 'He is a Friday prayers leader.'],
    ['clothes', 'The winter coats sold.'],
    ['a club', 'Monday Club members met.'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

it('reads without a publication date only what the calendar fixes', () => {
  const text = 'In 2015 and on 5 January 2016, not last week, they met for three days, on Friday.';
  expect(dates(text).map(({ value }) => value)).toEqual(['2015', '2016-01-05', 'P3D']);
});

it('gives verbatim, ascending, disjoint slices of any text, within the stretch asked for', () => {
  const word = fc.constantFrom(
    ...'on last Friday, Jan. 5 2013 the third quarter three years ago 10 p.m. “May” 😀 12 and a half week’s 1990s. \n this É'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(word), fc.nat(40), (words, from) => {
      const text = words.join(' ');
      const to = Math.max(from, text.length - 5);
      let last = Math.min(from, text.length);
      for (const each of dates(text, { published: SATURDAY, from, to })) {
        expect(text.slice(each.start, each.end)).toBe(each.text);
        expect(each.start).toBeGreaterThanOrEqual(last);
        expect(each.end).toBeLessThanOrEqual(to);
        last = each.end;
      }
    }),
  );
});
