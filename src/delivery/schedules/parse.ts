import { nearest } from '../../nearest.ts';
import { readCron } from './cron.ts';
import { DAY_WORDS, daysBetween, readDays } from './days.ts';
import { EVERY_DAY, type Timing, type Weekday } from './schedule.ts';
import { readTime } from './times.ts';
import { findZone } from './zones.ts';

/** What was typed, read; or what is wrong with it, and what may have been meant. */
export type ReadTiming =
  | { readonly timing: Timing }
  | { readonly problem: string; readonly suggestion: string | null };

const EXAMPLE = 'weekdays 7:45 Europe/Paris';

/** Words that carry nothing here. */
const FILLERS = new Set([
  ...['at', 'on', 'and', 'every', 'each', 'in', 'the', 'all', '&', '+'],
  ...['morning', 'mornings', "o'clock", 'o’clock', 'sharp'],
]);

/** `7:45 in the evening` is no 07:45: which of the two is meant is asked. */
const LATER_HALF = /^(?:afternoon|evening|night)s?$/i;
/** A briefing comes again and again. */
const ONCE = /^(?:once|today|tonight|tomorrow|now)$/i;

/**
 * Reads a timing as people type it: `weekdays 7:45 Europe/Paris`, `daily at 18:00 London`,
 * `mon,wed,fri 07:30 and 17:00 New York`, `45 7 * * 1-5 Europe/Paris`. Without a zone, `home` is used where there is one.
 */
export function readTiming(typed: string, home: string | null = null): ReadTiming {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return refused('Say when', EXAMPLE);
  const cron = readCron(text);
  if (cron !== null) {
    if ('problem' in cron) return cron;
    const zone = readZone(cron.rest, text, home);
    return 'zone' in zone ? { timing: { ...cron.timing, ...zone } } : zone;
  }
  const words = readWords(text);
  if ('problem' in words) return words;
  const once = words.rest.split(' ').find((word) => ONCE.test(word));
  if (once !== undefined) return refused(`“${once}” comes but once; name the days`, EXAMPLE);
  const misread = misreadDay(words.rest);
  if (misread !== null) return misread;
  if (words.times.size === 0) {
    return refused('At what time?', words.days.size === 0 ? EXAMPLE : `${text} at 07:45`);
  }
  const zone = readZone(words.rest, text, home);
  if (!('zone' in zone)) return zone;
  const days = words.days.size === 0 ? EVERY_DAY : [...words.days].sort();
  return { timing: { kind: 'times', times: [...words.times].sort(), days, ...zone } };
}

interface Words {
  readonly times: ReadonlySet<string>;
  readonly days: ReadonlySet<Weekday>;
  /** What is neither a time nor a day: the zone. */
  readonly rest: string;
}

function readWords(text: string): Words | Extract<ReadTiming, { problem: string }> {
  // `7 am` is one word, `mon , wed` are two; a comma never stands in a zone's name.
  const joined = text.replace(/(\d)\s+([ap]\.?m\b\.?)/gi, '$1$2').replace(/\s*[-–]\s*(?=\p{L})/gu, '-');
  const words = joined.split(/[\s,;]+/).filter((word) => word !== '');
  const times = new Set<string>();
  const days = new Set<Weekday>();
  const rest: string[] = [];
  let later = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const time = readTime(word);
    if (LATER_HALF.test(word)) later = true;
    if (time !== null && 'problem' in time) return refused(time.problem, time.suggestion);
    if (time !== null) {
      times.add(time.time);
      continue;
    }
    const named = readDays(word);
    const to =
      named?.length === 1 && /^(to|through|until)$/i.test(words[at + 1] ?? '') ? words[at + 2] : undefined;
    const last = to === undefined ? null : readDays(to);
    if (named !== null && last?.length === 1) {
      for (const day of daysBetween(named[0]!, last[0]!) ?? []) days.add(day);
      at += 2;
    } else if (named !== null) {
      for (const day of named) days.add(day);
    } else if (!LATER_HALF.test(word) && (rest.length > 0 || !FILLERS.has(word.toLowerCase()))) {
      rest.push(word);
    }
  }
  const early = [...times].find((time) => later && time < '12:00');
  if (early !== undefined) {
    const meant = `${Number(early.slice(0, 2)) + 12}${early.slice(2)}`;
    return refused(`${early} is before noon`, meant);
  }
  return { times, days, rest: rest.join(' ').replace(/ (local )?time$/i, '') };
}

function readZone(
  typed: string,
  text: string,
  home: string | null,
): { readonly zone: string } | Extract<ReadTiming, { problem: string }> {
  if (typed === '') {
    return home === null ? refused('In which time zone?', `${text} Europe/Paris`) : { zone: home };
  }
  const found = findZone(typed);
  if ('zone' in found) return found;
  if (/^(utc|gmt)?[+-]\d/i.test(typed)) {
    return refused(`“${typed}” does not follow the clocks when they change; name a place`, 'Europe/Paris');
  }
  if (found.ambiguous) return refused(`“${typed}” is several places’ time`, found.suggestions.join(' or '));
  return found.suggestions.length === 0
    ? refused(`“${typed}” is neither days nor a time zone`, EXAMPLE)
    : refused(`“${typed}” is no time zone`, found.suggestions.join(' or '));
}

/** `weekdys Europe/Paris`: before a zone, a word that is nearly a day. A city's name that is near one stays a city. */
function misreadDay(rest: string): Extract<ReadTiming, { problem: string }> | null {
  const word = rest.split(' ')[0]!;
  const meant = word.length < 4 ? undefined : nearest(word.toLowerCase(), DAY_WORDS, 1)[0];
  if (meant === undefined || 'zone' in findZone(rest)) return null;
  return refused(`“${word}” is no day`, meant);
}

function refused(problem: string, suggestion: string | null): Extract<ReadTiming, { problem: string }> {
  return { problem, suggestion };
}
