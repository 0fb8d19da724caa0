import { describe, expect, it } from 'vitest';
import { isAllowed, OPEN_ACCESS } from '../../src/conversation/access.ts';
import { RateLimit } from '../../src/conversation/rate.ts';
import { desk, incoming, textOf } from './setup.ts';

describe('a place', () => {
  const only = (lists: object) => ({ ...OPEN_ACCESS, ...lists });

  it.each([
    [{}, {}, true],
    [{ workspaces: ['T1'] }, {}, true],
    [{ workspaces: ['slack:T1'] }, {}, true],
    [{ workspaces: ['discord:T1'] }, {}, false],
    [{ workspaces: ['T2'] }, {}, false],
    [{ workspaces: [] }, {}, false],
    [{ channels: ['C2'] }, {}, false],
    [{ channels: ['C2'] }, { how: 'direct' as const }, true],
    [{ workspaces: ['T2'], channels: ['C2'] }, { how: 'direct' as const }, false],
    [{ workspaces: ['T1'], channels: ['C1'] }, { how: 'command' as const }, true],
  ])('with %j and %j is allowed: %s', (lists, place, allowed) => {
    expect(isAllowed(only(lists), incoming('', place))).toBe(allowed);
  });

  it('that is not allowed hears so once and privately, or nothing', async () => {
    const said = await desk({ access: only({ channels: ['C9'] }) });
    const event = incoming('Who?  x');
    const reply = await said.conversation.handle(event);
    expect(textOf(reply)).toBe('I am not set up to answer in this place.');
    expect(reply?.private).toBe(true);
    expect(await said.conversation.handle(event)).toBeNull();
    expect(await said.conversation.handle(incoming('Who?', { how: 'thread' }))).toBeNull();
    const silent = await desk({ access: only({ channels: ['C9'], elsewhere: 'ignore' }) });
    expect(await silent.conversation.handle(incoming('Who?  x'))).toBeNull();
    expect(silent.asked).toEqual([]);
  });
});

describe('a person', () => {
  it('who asks too much is told once when to ask again', async () => {
    const { conversation, later, asked } = await desk({ rate: { questions: 2, seconds: 60 } });
    const ask = () => conversation.handle(incoming('Who?  x'));
    await ask();
    await ask();
    expect(textOf(await ask())).toBe('That is a lot of questions at once. Please ask again in 30 seconds.');
    expect(await ask()).toBeNull();
    expect(await conversation.handle(incoming('Who?  x', { how: 'command' }))).not.toBeNull();
    expect(await conversation.handle(incoming('Who?  x', { user: 'U2' }))).not.toBeNull();
    later(30);
    expect(textOf(await ask())).toContain('Sentence 0.');
    expect(asked).toHaveLength(4);
  });

  it('has a bucket that fills no further than its size', () => {
    const rate = new RateLimit({ questions: 3, seconds: 60 });
    const at = (seconds: number) => new Date(seconds * 1000);
    expect([0, 0, 0, 0].map((now) => rate.take('a', at(now)).may)).toEqual([true, true, true, false]);
    expect([600, 600, 600, 600].map((now) => rate.take('a', at(now)).may)).toEqual([true, true, true, false]);
    expect([20, 620].map((now) => rate.take('a', at(now)).may)).toEqual([false, true]);
  });
});
