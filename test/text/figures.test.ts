import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figures } from '../../src/text/figures.ts';

const read = (text: string): string[] =>
  figures(text).map(({ value: [low, high], vague, bound, unit, counted, of, state }) =>
    [low === high ? low : `${low}–${high}`, vague && 'vague', bound, unit, counted, of && `of ${of}`, state]
      .filter(Boolean)
      .join(' / '),
  );

describe('a figure', () => {
  it.each([
    [
      'of the dead and the injured',
      'At least 12 people were killed and 30 wounded in Gao.',
      ['12 / at least / people / killed', '30 / wounded'],
    ],
    ['in words', 'Police arrested fourteen men.', ['14 / men / arrested']],
    ['vague', 'The blast killed dozens of Malian soldiers.', ['24–99 / vague / Malian soldiers / killed']],
    ['vaguer', 'Tens of thousands of people were displaced.', ['20000–99999 / vague / people / displaced']],
    ['a range', 'Between 10 and 20 soldiers were captured.', ['10–20 / soldiers / captured']],
    ['at most', 'Up to 2,500 refugees fled the camp.', ['2500 / at most / refugees / displaced']],
    ['about', 'Around 2,000 mercenaries remain.', ['2000 / about / mercenaries']],
    ['a share', 'Prices rose 3.5 percent.', ['3.5 / percent']],
    ['money', 'The loan is worth $1.2 billion.', ['1200000000 / USD']],
    ['a toll', 'The death toll rose to 25.', ['25 / killed']],
    ['of whom', 'Five of its members died.', ['5 / members / of its members / killed']],
    ['missing', 'Dozens are missing.', ['24–99 / vague / missing']],
    [
      'carried on',
      'Killing ten soldiers and three civilians, the blast shook Gao.',
      ['10 / soldiers / killed', '3 / civilians / killed'],
    ],
    [
      'left dead and homeless',
      'The attack left 40 dead and hundreds homeless.',
      ['40 / killed', '200–999 / vague / displaced'],
    ],
    ['the deaths of', 'The raid caused the deaths of 10 separatists.', ['10 / separatists / killed']],
    [
      'millions on both ends',
      'Some 10 to 20 million people need food.',
      ['10000000–20000000 / about / people'],
    ],
    ['recovered dead', 'Rescuers recovered 14 bodies.', ['14 / bodies / killed']],
    ['lives claimed', 'The flood claimed at least 12 lives.', ['12 / at least / lives / killed']],
    ['people saved', 'The crew saved 30 passengers.', ['30 / passengers / rescued']],
    ['people treated', 'Medics treated 40 patients.', ['40 / patients / hospitalised']],
    ['goals saved', 'The keeper saved three penalties.', ['3 / penalties']],
    ['seats claimed', 'The party claimed 12 seats.', ['12 / seats']],
    ['animals treated', 'The vet treated 300 donkeys.', ['300 / donkeys']],
    ['vehicles driven', 'He has driven 40 buses.', ['40 / buses']],
    ['with a half', 'Two and a half million people fled.', ['2500000 / people / displaced']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('no figure', () => {
  it.each([
    ['an age', 'The 52-year-old driver was unhurt.'],
    ['an age between commas', 'Moussa Coulibaly, 52, was arrested.'],
    ['a score', 'They won 3-2 after extra time.'],
    ['a vote', 'The vote was 7-2.'],
    ['a year', 'It was built in 1962.'],
    ['an address', 'He lives at 10 Downing Street.'],
    ['a time and a date', 'The strike came at 4 a.m. on June 14.'],
    ['days of a month', 'It rained between 26 and 30 January and on June 3-5.'],
    ['a flight', 'Flight 370 vanished.'],
    ['an ordinal', 'The third convoy and the 2nd Brigade left.'],
    ['a duration', 'The battle lasted three days.'],
    ['a telephone number', 'Call 555-0199.'],
    ['the word one', 'It was one of those days, and no one was hurt.'],
    ['a mark', 'She scored 9.8 in the final.'],
    ['a road', 'The road to Gao is Route 66.'],
    ['a page', 'It is on page 12.'],
    ['a summit', 'The G7 met.'],
    ['an article of a treaty', 'Article 5 was read.'],
    ['a shirt', 'He wears number 10.'],
    ['a disease', 'COVID-19 spread.'],
    ['a magnitude', 'A 6.4-magnitude quake shook it.'],
    ['a bus', 'He took the No. 4 bus.'],
    ['a telephone', 'The iPhone 14 sold.'],
    ['a chapter', 'Chapter 11 was filed.'],
    ['a result', 'The score was 21-14.'],
    ['a birthday', 'She turned 40 on Monday.'],
    ['an age that opens', 'At 63, he still rides.'],
    ['two ages', 'Aged 7 and 9, the girls walked.'],
    ['a movement', 'The M23 movement took it.'],
    ['a channel', 'Turn to channel 4.'],
    ['a minute', 'In the 14th minute he fell.'],
    ['a car', 'A 4x4 burned.'],
    ['a time', 'The bus left at 10:30.'],
    ['a decade', 'The 1990s were dry.'],
    ['a day of figures', '9/11 changed it.'],
    ['a temperature', 'The temperature fell to 12C.'],
    ['a part', 'Two-thirds voted.'],
    ['opening hours', 'The 24-hour shop is shut.'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

it('gives verbatim slices of any text, with a value that rises', () => {
  const word = fc.constantFrom(
    ...'at least 12 people dozens 3-2 $5 million and 1962 killed of % ten to 20 , . “ 😀 1,000 two hundred'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const text = words.join(' ');
      let last = 0;
      for (const { start, end, text: own, value } of figures(text)) {
        expect(text.slice(start, end)).toBe(own);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(value[0]).toBeLessThanOrEqual(value[1]);
        last = end;
      }
    }),
  );
});
