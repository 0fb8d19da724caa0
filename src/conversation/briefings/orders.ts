import { readTiming } from '../../delivery/schedules/parse.ts';
import type { Place } from '../types.ts';
import type { ScheduleForm } from './form.ts';

/** What `/brief …` or `dateline schedules …` asks for. `which` is a number in the channel's list, or an id. */
export type Order =
  | { readonly kind: 'now'; readonly topic: string }
  | { readonly kind: 'list' | 'help' }
  | { readonly kind: 'add'; readonly words: string | ScheduleForm }
  | { readonly kind: 'change'; readonly which: string; readonly words: string | ScheduleForm }
  | { readonly kind: 'why'; readonly which: string; readonly words: string }
  | { readonly kind: OneSchedule; readonly which: string };

type OneSchedule = 'pause' | 'resume' | 'remove' | 'preview' | 'run';

/** Who orders something, and where. */
export interface Orderer extends Omit<Place, 'thread'> {
  readonly user: string;
  readonly isManager: boolean;
  /** The same for every delivery of the same order; without one it is another order each time. */
  readonly eventId?: string;
}

/** What each order is written like and does, in the order of the help. */
export const ORDERS: readonly (readonly [string, string])[] = [
  ['', 'the briefing that would be posted here now'],
  ['SUBJECT', 'a briefing on one subject'],
  ['add weekdays 7:45 Europe/Paris about Kidal; Myanmar', 'posts one here at these times'],
  ['list', 'the briefings of this channel and their next runs'],
  ['change N 8:15, change N about Goma', 'changes when it comes, or what it is about'],
  ['pause N, resume N, remove N', 'stops it for a while, lets it go on, or ends it'],
  ['preview N', 'what it would post now, to you alone'],
  ['run N', 'posts it now'],
  ['why N ARTICLE', 'why an article is in the last one or not'],
];

/** Reads what stands after `/brief`. What is no order is a subject, unless it names a time: that is one to add. */
export function readOrder(typed: string): Order {
  const text = typed.trim().replace(/\s+/g, ' ');
  const [, verb = '', rest = ''] = /^(\S*) ?(.*)$/.exec(text) ?? [];
  const [, which = '', words = ''] = /^#?(\S*) ?(.*)$/.exec(rest) ?? [];
  const word = verb.toLowerCase();
  switch (word) {
    case 'list':
    case 'help':
      if (rest === '') return { kind: word };
      break;
    case 'add':
    case 'new':
      return { kind: 'add', words: rest };
    case 'change':
    case 'why':
      return { kind: word, which, words };
    case 'pause':
    case 'resume':
    case 'remove':
    case 'preview':
    case 'run':
      if (words === '') return { kind: word, which };
      break;
  }
  const head = text.split(/\babout\b/i)[0]!;
  const names = /\d[:.h]\d\d\b|\d\s?[ap]\.?m\b/i.test(head) || 'timing' in readTiming(head);
  return names ? { kind: 'add', words: text } : { kind: 'now', topic: text };
}
