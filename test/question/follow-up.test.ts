import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFull, readInThread } from '../../src/question/follow-up.ts';
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

  it.each(['When?', 'and when did it happen?', 'since when?'])(
    'asks of what was told before, and of nothing else, as %j',
    (text) => {
      const { terms, inherited, wanted } = readInThread(text, ['Who attacked the convoy?']);
      expect([terms, inherited, wanted]).toEqual([['attack', 'convoi'], [], 'when']);
    },
  );

  it.each([
    [
      'And Wilmore?',
      'How many days did Suni Williams spend in space?',
      'How many days did Wilmore spend in space?',
    ],
    ['and in Gao?', 'What happened in Kidal?', 'What happened in Gao?'],
    ['What about Congo?', 'Does Rwanda support M23?', 'Does Congo support M23?'],
    ['and Niger', 'When did Wagner leave Mali?', 'When did Wagner leave Niger?'],
    [
      'what about the separatists?',
      'How many soldiers did the army say were killed?',
      'How many soldiers did the separatists say were killed?',
    ],
  ])('asks all of the earlier question of somebody else: %j after %j', (text, earlier, whole) => {
    expect(inFull(text, [earlier])).toBe(whole);
    expect(readInThread(text, [earlier])).toEqual(readQuestion(whole));
  });

  it.each([
    ['How many people live there?', ['Who took Bukavu?'], 'How many people live in Bukavu?'],
    ['Who is there now', ['What happened at Port Selva?'], 'Who is in Port Selva now'],
    ['And Goma?', ['Who took Bukavu?', 'How many people live there?'], 'How many people live in Goma?'],
    ['What about Congo?', ['Who leads Mali?', 'Since when?'], 'Who leads Congo?'],
  ])('asks of the place that was named, and over a bare "when": %j after %j', (text, thread, whole) => {
    expect(inFull(text, thread)).toBe(whole);
  });

  it.each([
    ['Are there any survivors?', ['Who took Bukavu?']],
    ['What was found there?', ['Who is Ken Bowersox?']],
    ['And Goma?', ['Who took Bukavu?', 'And how many were injured?']],
  ])('reads no place into %j after %j', (text, thread) => expect(inFull(text, thread)).toBe(text));

  it.each([
    ['it has words of its own', 'And how many were killed in Gao?', 'What happened in Kidal?'],
    ['nobody was named before', 'And Gao?', 'What happened next?'],
    ['it was named before', 'And Mali?', 'Who led Mali and Niger?'],
    ['it asks something', 'And who?', 'What happened in Kidal?'],
  ])('stays as it is when %s', (_, text, earlier) => {
    expect(inFull(text, [earlier])).toBe(text);
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
    const { terms } = readInThread('And why?', [
      'Who attacked the camp at Timbuktu?',
      'And how many were killed?',
    ]);
    expect(terms).toEqual(expect.arrayContaining(['timbuktu', 'kill']));
  });

  it('does not reach back over a question that stands alone', () => {
    const { terms } = readInThread('And why?', ['Who attacked Timbuktu?', 'Who signed for Rwanda in Doha?']);
    expect(terms).not.toContain('timbuktu');
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
