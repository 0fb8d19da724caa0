import { describe, expect, it } from 'vitest';
import { readOrder } from '../../../src/conversation/briefings/orders.ts';

describe('an order', () => {
  it.each([
    ['', { kind: 'now', topic: '' }],
    ['  Kidal ', { kind: 'now', topic: 'Kidal' }],
    ['list of demands', { kind: 'now', topic: 'list of demands' }],
    ['run for president', { kind: 'now', topic: 'run for president' }],
    ['LIST', { kind: 'list' }],
    ['help', { kind: 'help' }],
    ['add daily 7:45 UTC', { kind: 'add', words: 'daily 7:45 UTC' }],
    ['weekdays 7:45 Europe/Paris', { kind: 'add', words: 'weekdays 7:45 Europe/Paris' }],
    ['weekdys 7:45 Paris about Mali', { kind: 'add', words: 'weekdys 7:45 Paris about Mali' }],
    ['change 2 about Goma', { kind: 'change', which: '2', words: 'about Goma' }],
    ['pause #1', { kind: 'pause', which: '1' }],
    ['remove', { kind: 'remove', which: '' }],
    ['change k3x9pq', { kind: 'change', which: 'k3x9pq', words: '' }],
    ['change morning 8:15', { kind: 'change', which: 'morning', words: '8:15' }],
    ['change', { kind: 'change', which: '', words: '' }],
    ['why 1 kidal/a.txt', { kind: 'why', which: '1', words: 'kidal/a.txt' }],
    ['why morning kidal/a.txt', { kind: 'why', which: 'morning', words: 'kidal/a.txt' }],
    ['new', { kind: 'add', words: '' }],
    ['new daily 0745 Paris', { kind: 'add', words: 'daily 0745 Paris' }],
    ['every day 7 Paris', { kind: 'add', words: 'every day 7 Paris' }],
    ['7.45 Paris', { kind: 'add', words: '7.45 Paris' }],
    ['45 7 * * 1-5 Europe/Paris', { kind: 'add', words: '45 7 * * 1-5 Europe/Paris' }],
  ])('%j is %j', (typed, order) => expect(readOrder(typed)).toEqual(order));

  it.each([
    'Paris 2024',
    'Tokyo 2020 about doping',
    'Apollo 11 Houston',
    '7 days Tokyo',
    'inflation 3.25 percent',
    'new sanctions on Mali',
    'change of government',
    'change in Tokyo',
    'change government',
    'why did the talks fail',
    'why Mali',
    'why talks failed.',
  ])('%j is a subject', (topic) => expect(readOrder(topic)).toEqual({ kind: 'now', topic }));
});
