import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readDateLine } from '../../../src/corpus/parts/published.ts';

describe('readDate', () => {
  it.each([
    ['June 14, 2025', '2025-06-14'],
    ['14 June 2025', '2025-06-14'],
    ['14th June 2025', '2025-06-14'],
    ['June 14th, 2025', '2025-06-14'],
    ['14th of June, 2025', '2025-06-14'],
    ['Saturday, June 14, 2025', '2025-06-14'],
    ['Sat 14 Jun 2025 10.32 BST', '2025-06-14T10:32:00+01:00'],
    ['2025-06-14', '2025-06-14'],
    ['2025/06/14', '2025-06-14'],
    ['20250614', '2025-06-14'],
    ['2025-06-14T10:32:00Z', '2025-06-14T10:32:00Z'],
    ['2025-06-14T10:32:00.000+02:00', '2025-06-14T10:32:00+02:00'],
    ['2025-06-14T10:32Z', '2025-06-14T10:32:00Z'],
    ['2025-06-14 10:32:00+0200', '2025-06-14T10:32:00+02:00'],
    ['Sat, 14 Jun 2025 10:32:00 GMT', '2025-06-14T10:32:00Z'],
    ['Published: June 14, 2025, 10:32 GMT', '2025-06-14T10:32:00Z'],
    ['Updated 14 June 2025', '2025-06-14'],
    ['Updated 2:15 PM EDT, Sat June 14, 2025', '2025-06-14T14:15:00-04:00'],
    ['June 14, 2025 at 12:05 a.m. ET', '2025-06-14T00:05:00-04:00'],
    ['Jan. 14, 2025, 6 p.m. ET', '2025-01-14T18:00:00-05:00'],
    ['14 June 2025, 1432 GMT', '2025-06-14T14:32:00Z'],
    ['14 June 2025 10:32 GMT+3', '2025-06-14T10:32:00+03:00'],
    ['14.06.2025', '2025-06-14'],
    ['14/06/2025', '2025-06-14'],
    ['06/14/2025', '2025-06-14'],
    ['JUNE 14, 2025', '2025-06-14'],
    ['Sept. 7, 2021', '2021-09-07'],
    ['29 February 2024', '2024-02-29'],
    ['Published June 14, 2025 | Updated June 15, 2025', '2025-06-14'],
    ['Updated: June 15, 2025 | Published: June 14, 2025', '2025-06-14'],
  ])('reads %s', (written, iso) => {
    expect(readDate(written)).toBe(iso);
  });

  it.each([
    ['a zone that means several', 'June 14, 2025 10:32 IST'],
    ['no zone', '2025-06-14T10:32:00'],
  ])('keeps the day alone with %s', (_why, written) => {
    expect(readDate(written)).toBe('2025-06-14');
  });

  it.each(['soon', '', 'June 2025', '31 June 2025', '30 February 2024', '2025-13-01', '06/07/2025', '2025'])(
    'refuses %s',
    (written) => {
      expect(readDate(written)).toBeUndefined();
    },
  );

  it.each(['The army left on June 14, 2025', 'Born: March 10, 1964 in Gao', 'June 14, 2025 was hot.'])(
    'takes no sentence for a date: %s',
    (line) => {
      expect(readDateLine(line)?.rest).not.toBe('');
    },
  );

  it('reads back every day it could have written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const long = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(day);
          const british = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
            day,
          );
          expect([iso, long, british].map(readDate)).toEqual([iso, iso, iso]);
        },
      ),
    );
  });

  it('never throws, and gives nothing but dates that exist', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/.: TZJune14GMTam,|+') }), (text) => {
        const iso = readDate(text);
        if (iso) expect(Number.isNaN(Date.parse(iso))).toBe(false);
      }),
    );
  });
});
