import { describe, expect, it } from 'vitest';
import { OPEN_ACCESS } from '../../src/conversation/access.ts';
import { feedbackCounts } from '../../src/conversation/replies.ts';
import { answer, SOURCES, sentence } from '../cli/host.ts';
import { buttonsOf, desk, incoming, press, textOf } from './setup.ts';

async function answered() {
  const setup = await desk();
  const reply = await setup.conversation.handle(incoming('Who?  x', { how: 'command', command: 'ask' }));
  return { ...setup, id: reply!.id, reply };
}

describe('a pressed button', () => {
  it('shows the paragraph around each sentence, the sentence marked', async () => {
    const { conversation, id } = await answered();
    const text = textOf(await conversation.press(press('context', id)));
    expect(text?.split('\n').slice(0, 3)).toEqual([
      'In context',
      '[1] Before. — before it',
      '[1] Sentence 0. — the sentence of the answer',
    ]);
    expect(text).toContain('Sentence 2.');
    expect(text).not.toContain('Sentence 3.');
  });

  it('says who says so, or that the outlet does', async () => {
    const { conversation, id } = await answered();
    expect(textOf(await conversation.press(press('who', id)))).toContain(
      '[1] Sentence 0. — no speaker recognised: as The Vale Courier states it',
    );
  });

  it('says who said so where that is known', async () => {
    const said = sentence({ speaker: 'Ag Bibi', cue: 'told' });
    const { conversation } = await desk({
      dateline: {
        ask: async () => answer({ sentences: [said] }),
        sources: () => SOURCES,
        passage: async () => null,
      },
    });
    const reply = await conversation.handle(incoming('Who?  x'));
    expect(textOf(await conversation.press(press('who', reply!.id)))).toContain('said by Ag Bibi (“told”)');
    expect(textOf(await conversation.press(press('context', reply!.id)))).toContain(
      'no longer in the archive',
    );
  });

  it('shows the next sentences, and offers no more after the last', async () => {
    const { conversation, id, reply } = await answered();
    expect(buttonsOf(reply)).toContain(`more ${id}:3`);
    const more = await conversation.press(press('more', `${id}:3`));
    expect(textOf(more)).toContain('[1] Sentence 3. — null\n[1] Sentence 4. — null');
    expect(more?.private).toBe(true);
    expect(buttonsOf(more).filter((button) => button.startsWith('more'))).toEqual([]);
    expect(buttonsOf(more)).toContain(`context ${id}:3`);
    expect(textOf(await conversation.press(press('more', `${id}:9`)))).toBe('There is no more.');
  });

  it('shares the same page with everybody, and offers that no longer', async () => {
    const { conversation, id, reply } = await answered();
    const shared = await conversation.press(press('share', id));
    expect(shared?.private).toBe(false);
    expect(textOf(shared)).toBe(textOf(reply));
    expect(buttonsOf(shared)).toEqual(buttonsOf(reply).filter((button) => !button.startsWith('share')));
  });

  it('counts one verdict a person, and thanks privately', async () => {
    const { conversation, id, database } = await answered();
    await conversation.press(press('useful', id));
    const thanks = await conversation.press(press('useless', id));
    await conversation.press(press('useful', id, { user: 'U2' }));
    expect(thanks).toMatchObject({ private: true });
    expect(await feedbackCounts(database)).toEqual({ useful: 1, useless: 1 });
  });

  it.each([
    ['another workspace', { workspace: 'T2' }],
    ['another platform', { platform: 'discord' }],
  ])('shows nothing to %s', async (_, place) => {
    const { conversation, id, database } = await answered();
    for (const action of ['context', 'who', 'more', 'share', 'useful'] as const) {
      const reply = await conversation.press(press(action, id, place));
      expect(reply).toMatchObject({ private: true });
      expect(textOf(reply)).toBe('That reply is no longer kept. Please ask again.');
    }
    expect(await feedbackCounts(database)).toEqual({ useful: 0, useless: 0 });
  });

  it('works after a restart, and not after a month', async () => {
    const { id, database } = await answered();
    const second = await desk({ database });
    expect(textOf(await second.conversation.press(press('context', id)))).toContain('In context');
    second.later(31 * 86_400);
    expect(textOf(await second.conversation.press(press('context', id)))).toContain('no longer kept');
  });

  it('is answered once, however often it is delivered', async () => {
    const { conversation, id } = await answered();
    const pressed = press('share', id);
    const replies = await Promise.all([conversation.press(pressed), conversation.press(pressed)]);
    expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
  });

  it('shares a page once in a place, however often the button is pressed, and once more where that failed', async () => {
    const { conversation, id, later } = await answered();
    const pressed = press('share', id);
    expect(await conversation.press(pressed)).toMatchObject({ private: false });
    expect(await conversation.press(press('share', id))).toBeNull();
    later(60);
    const again = press('share', id);
    expect(await conversation.press(again)).toMatchObject({ private: false });
    await conversation.posted(again.eventId);
    later(60);
    expect(await conversation.press(press('share', id))).toBeNull();
    expect(await conversation.press(press('share', id, { channel: 'C2' }))).toMatchObject({ private: false });
  });

  it('shares nothing where Dateline is not to answer any more', async () => {
    const { database, id } = await answered();
    const access = { ...OPEN_ACCESS, channels: ['C9'] };
    const narrowed = await desk({ database, access });
    const reply = await narrowed.conversation.press(press('share', id));
    expect([reply?.private, textOf(reply)]).toEqual([true, 'I am not set up to answer in this place.']);
    const direct = await narrowed.conversation.press(press('context', id, { isDirect: true }));
    expect(textOf(direct)).toContain('In context');
  });

  it('counts as a question of who presses it', async () => {
    const { database, id } = await answered();
    const { conversation } = await desk({ database, rate: { questions: 1, seconds: 60 } });
    const from = { user: 'U7' };
    expect(textOf(await conversation.press(press('context', id, from)))).toContain('In context');
    const reply = await conversation.press(press('share', id, from));
    expect([reply?.private, textOf(reply)]).toEqual([true, expect.stringContaining('Please ask again in')]);
  });

  it.each(['', 'x', ':', 'x:y:z', '../..', "'; DROP TABLE replies; --"])(
    'about %j shows nothing',
    async (about) => {
      const { conversation } = await answered();
      expect(textOf(await conversation.press(press('context', about)))).toContain('no longer kept');
    },
  );
});
