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
    ['why 1 kidal/a.txt', { kind: 'why', which: '1', words: 'kidal/a.txt' }],
  ])('%j is %j', (typed, order) => expect(readOrder(typed)).toEqual(order));
});
