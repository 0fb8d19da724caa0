import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNoQuestion, questionIn } from '../../src/question/typed.ts';

describe('what was typed', () => {
  it.each([
    ['<@U024BE7LH> who leads Mali?', 'who leads Mali?'],
    ['<@!123456789012345678> who leads Mali?', 'who leads Mali?'],
    ['@dateline who leads mali pls', 'who leads mali'],
    ['hey dateline, can you tell me who leads Mali??', 'who leads Mali?'],
    ['“Who leads Mali?”', 'Who leads Mali?'],
    ['"Who leads Mali?"', 'Who leads Mali?'],
    ['who leads mali ?!', 'who leads mali?'],
    ['Who leads Mali?!?!', 'Who leads Mali?'],
    ['Who leads Mali, please?', 'Who leads Mali?'],
    ['Please tell me who leads Mali', 'who leads Mali'],
    ['who leads mali thx :pray:', 'who leads mali'],
    ['Hi there, who leads Mali?', 'who leads Mali?'],
    ['Quick question: who leads Mali', 'who leads Mali'],
    ['anyone know who leads Mali?', 'who leads Mali?'],
    ['<https://a.example/b|Who leads Mali?>', 'Who leads Mali?'],
    ['who leads mali 🙏', 'who leads mali'],
  ])('%j asks %j', (typed, question) => {
    expect(questionIn(typed).trim()).toBe(question);
  });

  it.each([
    'Who leads Mali?',
    'What did the army say, and to whom?',
    'thanks to whom was the truce signed?',
    'Hello Kitty sales',
    'On what may members vote as they please?',
    'Which app can tell you who called?',
    '“We won,” said who?',
    '',
  ])('%j is a question as it is', (typed) => expect(questionIn(typed)).toBe(typed));

  it('still has a word where it had one, whatever is around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const typed = `${text} pls?!`;
        expect(questionIn(typed)).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it.each(['hello', 'Hi there!', 'thanks', 'thank you so much', 'ok', '???', ' ', 'lol', 'test'])(
    '%j asks nothing',
    (text) => expect(isNoQuestion(text)).toBe(true),
  );

  it.each(['hello kitty', 'thanks to whom?', 'why?', 'mali', 'test match score'])(
    '%j asks something',
    (text) => expect(isNoQuestion(text)).toBe(false),
  );
});
