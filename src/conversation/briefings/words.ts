import type { Schedule } from '../../delivery/schedules/schedule.ts';
import { nextInWords, timingInWords } from '../../delivery/schedules/words.ts';
import { ORDERS } from './orders.ts';
import { SETTINGS } from './settings.ts';

/** `2. Weekdays at 07:45, Europe/Paris. Next: …. About Kidal; Myanmar. [k3x9pq]`; without a number, without the id too. */
export function inWords(schedule: Schedule, number: number | null, now: Date): string {
  const words = `${timingInWords(schedule.timing)}. ${restInWords(schedule, now)}`;
  return number === null ? words : `${number}. ${words} [${schedule.id}]`;
}

/** `Next: …. About Kidal; Myanmar.`, or why it is paused. */
export function restInWords(schedule: Schedule, now: Date): string {
  const { paused, pausedBecause: because } = schedule;
  const next = paused ? `Paused${because === null ? '' : `: ${because}`}.` : nextInWords(schedule, now);
  return `${next} ${sentenceCase(details(schedule))}.`;
}

/** A channel's briefings, numbered from 1. */
export function listInWords(schedules: readonly Schedule[], now: Date): string[] {
  if (schedules.length === 0)
    return ['No briefing is posted here yet. To have one: /brief add weekdays 7:45 Europe/Paris about Kidal'];
  return schedules.map((each, index) => inWords(each, index + 1, now));
}

function details(schedule: Schedule): string {
  const { subjects, publishers, length, quietDays, policy, silentWhenEmpty, chart } = schedule;
  return [
    subjects.length > 0 ? `about ${subjects.join('; ')}` : 'about everything',
    ...(publishers.length > 0 ? [`only from ${publishers.join('; ')}`] : []),
    `up to ${length} ${length === 1 ? 'story' : 'stories'}`,
    ...(quietDays.length > 0 ? [`quiet on ${quietDays.join(', ')}`] : []),
    ...(chart ? ['with a chart'] : []),
    ...(silentWhenEmpty ? ['silent when nothing is new'] : []),
    ...(policy === 'latest' ? [] : [`missed: ${policy}`]),
  ].join(', ');
}

/** `Weekdays at 07:45, Europe/Paris, about Kidal` */
export function inShort({ timing, subjects }: Schedule): string {
  return `${timingInWords(timing)}${subjects.length === 0 ? '' : `, about ${subjects.join('; ')}`}`;
}

function sentenceCase(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

/** How everything is written that can be ordered. */
export function ordersInWords(): string[] {
  return [
    ...ORDERS.map(([words, does]) => `/brief${words === '' ? '' : ` ${words}`}: ${does}`),
    'With add and change:',
    ...SETTINGS.map(([words, does]) => `${words}: ${does}`),
  ];
}

/** That there is no briefing of this number or id, of `count` there are. */
export function unknownInWords(which: string, count: number): string {
  if (count === 0) return 'No briefing is posted here yet.';
  const known = count === 1 ? 'there is number 1' : `there are numbers 1 to ${count}`;
  return which === '' ? `Which one? Here ${known}.` : `There is no briefing ${which} here: ${known}.`;
}

/** What is wrong with what was typed, and what may have been meant. */
export function problemInWords({
  problem,
  suggestion,
}: {
  readonly problem: string;
  readonly suggestion: string | null;
}): string {
  const mark = /[.?!]$/.test(problem) ? '' : '.';
  return suggestion === null ? `${problem}${mark}` : `${problem}${mark} Did you mean ${suggestion}?`;
}
