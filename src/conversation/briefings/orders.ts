import { readCron } from '../../delivery/schedules/cron.ts';
import { readDays } from '../../delivery/schedules/days.ts';
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
  /** As an `Incoming` has it. */
  readonly isVisiting?: boolean;
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

/**
 * Reads what stands after `/brief`. What is no order is a subject: "new sanctions on Mali", "change of government" and "Paris 2024"
 * are. Only what plainly says when to come, or with which one to do it, is taken for an order.
 */
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
      return { kind: 'add', words: rest };
    case 'new':
      if (rest === '' || saysWhen(rest)) return { kind: 'add', words: rest };
      break;
    case 'change':
      if (isOne(which) || isChange(words) || (words === '' && isBare(which)))
        return { kind: word, which, words };
      break;
    case 'why':
      if (rest === '' || isOne(which) || ARTICLE.test(words)) return { kind: word, which, words };
      break;
    case 'pause':
    case 'resume':
    case 'remove':
    case 'preview':
    case 'run':
      if (words === '') return { kind: word, which };
      break;
  }
  return saysWhen(text) ? { kind: 'add', words: text } : { kind: 'now', topic: text };
}

/** As schedules are given: six letters and digits. */
const ID = /^[a-km-np-z2-9]{6}$/;
/** `kidal/a.txt`, and no word of a question. */
const ARTICLE = /^\S*[./:]\w\S*$/;
const SETTING =
  /^(?:about|only from|quiet|(?:not )?silent|missed|(?:(?:no|with(?:out)?(?: a)?) )?chart|(?:up to )?\d+ stor(?:y|ies))\b/i;

/** Names a briefing as no subject does: by its number, or by an id that is no word. */
function isOne(which: string): boolean {
  return /^\d{1,2}\.?$/.test(which) || (ID.test(which) && /\d/.test(which));
}

/** May stand alone after `change`: nothing, an id, or what says when. */
function isBare(which: string): boolean {
  return which === '' || ID.test(which) || /[-_]/.test(which) || saysWhen(which);
}

function isChange(words: string): boolean {
  return SETTING.test(words) || saysWhen(words);
}

/** Whether a time stands there that nothing but a clock shows, or days with any time; "Paris 2024" has a year. */
function saysWhen(words: string): boolean {
  const head = words.split(/\babout\b/i)[0]!;
  if (/\d:\d\d\b|\d\s?[ap]\.?m\b/i.test(head)) return true;
  if ('problem' in readTiming(head)) return false;
  return readCron(head.trim()) !== null || /\d[.h]\d\d\b/i.test(head) || namesDays(head);
}

/** "Every day", but no other "day": "7 days" is how long something took. */
function namesDays(words: string): boolean {
  const named = words.replace(/\b(?:every|each) day\b/gi, 'daily').split(/[\s,]+/);
  return named.some((word) => !/^days?$/i.test(word) && readDays(word) !== null);
}
