import { PIECE } from './words.ts';

/** A time of day, and its zone, in front of a day: `5 p.m. EST on `. */
export const CLOCK_BEFORE = `(?:(?<clock>${PIECE.clock}),?\\s+(?:(?:[ECMP][SD]?T|GMT|local time),?\\s+)?(?:on\\s+)?)?`;

/** The time of day as TIMEX3 writes it behind a date: `5 p.m.` is `T17:00`, `noon` is `T12:00`. */
export function clockOf(words: string): string | undefined {
  const plain = words
    .toLowerCase()
    .replaceAll('.', (_, at: number) => (/\d\.\d/.test(words.slice(at - 1, at + 2)) ? ':' : ''));
  if (plain === 'noon' || plain === 'midday') return 'T12:00';
  if (plain === 'midnight') return 'T24:00';
  const parts = /^(\d{1,2})(?::(\d\d))?\s?([ap])?/.exec(plain);
  if (parts === null) return undefined;
  const hour = Number(parts[1]);
  const minutes = parts[2] ?? '00';
  if (hour > 24 || Number(minutes) > 59) return undefined;
  const shifted = parts[3] === 'p' && hour < 12 ? hour + 12 : parts[3] === 'a' && hour === 12 ? 0 : hour;
  return `T${String(shifted).padStart(2, '0')}:${minutes}`;
}
