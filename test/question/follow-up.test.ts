import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInThread } from '../../src/question/follow-up.ts';
import { readQuestion } from '../../src/question/question.ts';

describe('a question in a conversation', () => {
  it('stands alone when it is the first', () => {
    expect(readInThread('How many were injured?', [])).toEqual(readQuestion('How many were injured?'));
  });

  it.each([
    ['it is short but names whom it is about', 'Who is Goïta?'],
    ['it opens on "so" and names its subject', 'So what did Rwanda say about M23?'],
    ['it names what it is about', 'Who signed the agreement in Washington for Rwanda?'],
    ['it has terms enough and points nowhere', 'How many bodies were collected from the streets?'],
  ])('stands alone when %s', (_, question) => {
    expect(readInThread(question, ['Who leads Mali?'])).toEqual(readQuestion(question));
  });

  it.each([
    [
      'opens on "and"',
      'And how many attackers were arrested?',
      'How many attackers died in Timbuktu?',
      'timbuktu',
    ],
    ['says "what about"', 'What about the injured people?', 'How many people died in Goma?', 'goma'],
    ['points back', 'How many of them were civilians in uniform?', 'Who died in the Kidal ambush?', 'kidal'],
    ['says too little alone', 'When?', 'Who attacked the camp at Timbuktu?', 'timbuktu'],
  ])('takes over the earlier terms when it %s', (_, question, earlier, term) => {
    expect(readInThread(question, [earlier]).inherited).toContain(term);
  });

  it('keeps its own terms apart from the inherited ones', () => {
    const { terms, inherited } = readInThread('And how many attackers were arrested?', [
      'How many attackers were killed?',
    ]);
    expect(terms).toEqual(['attack', 'arrest']);
    expect(inherited).toEqual(['kill']);
  });

  it('asks of what was told before when it only says that it happened', () => {
    const { terms, inherited } = readInThread('and when did it happen?', ['Who attacked the convoy?']);
    expect([terms, inherited]).toEqual([[], ['attack', 'convoi']]);
  });

  it('lets the earlier name go when it asks the same of somebody else', () => {
    const { inherited } = readInThread('And Wilmore?', ['How many days did Suni Williams spend in space?']);
    expect(inherited).toEqual(expect.arrayContaining(['spend', 'space']));
    expect(inherited).not.toContain('william');
  });

  it('wants what the earlier question wanted when it asks nothing itself', () => {
    expect(readInThread('And Wilmore?', ['How many days did Williams spend in space?']).wanted).toBe(
      'how-many',
    );
    expect(readInThread('What about Wilmore?', ['When did Williams land?']).wanted).toBe('when');
  });

  it('wants what it asks itself otherwise', () => {
    expect(readInThread('And when was that?', ['How many soldiers were killed in Kidal?']).wanted).toBe(
      'when',
    );
  });

  it('reaches back over follow-ups to the question that has the subject', () => {
    const { inherited } = readInThread('And why?', [
      'Who attacked the camp at Timbuktu?',
      'And how many were killed?',
    ]);
    expect(inherited).toEqual(expect.arrayContaining(['timbuktu', 'kill']));
  });

  it('does not reach back over a question that stands alone', () => {
    const { inherited } = readInThread('And why?', [
      'Who attacked Timbuktu?',
      'Who signed for Rwanda in Doha?',
    ]);
    expect(inherited).not.toContain('timbuktu');
  });

  it('never holds an inherited term twice or beside its own, whatever was said before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 6 }), (text, thread) => {
        const { terms, inherited } = readInThread(text, thread);
        expect(inherited.filter((term) => terms.includes(term))).toEqual([]);
        expect(new Set(inherited).size).toBe(inherited.length);
      }),
    );
  });
});
