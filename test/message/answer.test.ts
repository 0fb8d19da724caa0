import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import { type AnswerView, answerMessage, searchedText } from '../../src/message/answer.ts';
import { moreButton } from '../../src/message/buttons.ts';
import { readableDate, readablePeriod } from '../../src/message/readable.ts';
import type { Block } from '../../src/message.ts';
import { answer, sentence } from '../cli/host.ts';

const SEARCHED = 'Searched 24 articles from 10 June 2025 to 20 June 2025; read 21 June 2025, 14:05 UTC.';

describe('the message of an answer', () => {
  it('that was found is its quotations, their sources and what was searched', () => {
    const found = sentence({
      link: 'https://vale.example/ferry#:~:text=The%20ferry',
      url: 'https://vale.example/ferry',
    });
    expect(answerMessage(answer({ sentences: [found] })).blocks).toEqual([
      {
        kind: 'quotation',
        text: found.text,
        start: 100,
        end: 139,
        source: 1,
        context: null,
        annotation: null,
      },
      {
        kind: 'sources',
        sources: [
          {
            number: 1,
            articleId: 'ferry-1',
            headline: 'Ferry sinks off Port Vale',
            publisher: 'The Vale Courier',
            published: '14 June 2025',
            url: 'https://vale.example/ferry',
            links: ['https://vale.example/ferry#:~:text=The%20ferry'],
            spans: [{ start: 100, end: 139 }],
          },
        ],
      },
      { kind: 'note', text: SEARCHED },
    ]);
  });

  it('that is only related says before anything else that it is no answer', () => {
    const [first, ...rest] = answerMessage(answer({ kind: 'related' })).blocks;
    expect(first).toEqual({
      kind: 'heading',
      text: 'No sentence answers this. The nearest ones, not an answer:',
    });
    expect(rest.map(({ kind }) => kind)).toEqual(['quotation', 'sources', 'note']);
  });

  it('that was declined quotes nothing and says what was searched', () => {
    expect(answerMessage(answer({ kind: 'declined', sentences: [] })).blocks).toEqual([
      { kind: 'heading', text: 'Nothing in the archive answers this.' },
      { kind: 'note', text: SEARCHED },
    ]);
  });

  it('quotes no sentence twice in a row: not as the context of the next one either', () => {
    const first = sentence();
    const next = sentence({ text: 'It sank.', start: 140, end: 148, context: first });
    const contexts = quotationsOf(answer({ sentences: [first, next] })).map(({ context }) => context);
    expect(contexts).toEqual([null, null]);
    expect(quotationsOf(answer({ sentences: [next, first] }))[0]?.context?.text).toBe(first.text);
    const elsewhere = sentence({ ...next, context: { ...first, articleId: 'other' } });
    expect(quotationsOf(answer({ sentences: [first, elsewhere] }))[1]?.context).not.toBeNull();
  });

  it('numbers articles as they are first quoted, and once each', () => {
    const sentences = [
      sentence({ articleId: 'b', start: 50, end: 60, link: 'https://b.example#:~:text=2' }),
      sentence({ articleId: 'a' }),
      sentence({ articleId: 'b', start: 10, end: 20, link: 'https://b.example#:~:text=1' }),
    ];
    const blocks = answerMessage(answer({ sentences })).blocks;
    expect(blocks.flatMap((block) => (block.kind === 'quotation' ? [block.source] : []))).toEqual([1, 2, 1]);
    expect(sourcesOf(blocks).map(({ number, articleId }) => [number, articleId])).toEqual([
      [1, 'b'],
      [2, 'a'],
    ]);
    expect(sourcesOf(blocks)[0]).toMatchObject({
      links: ['https://b.example#:~:text=2', 'https://b.example#:~:text=1'],
      spans: [
        { start: 10, end: 20 },
        { start: 50, end: 60 },
      ],
    });
  });

  it.each([
    [99, false],
    [96, false],
    [95, true],
    [40, true],
    [120, true],
  ])('with a context that ends at %d before a sentence at 100 shows an omission: %s', (end, omission) => {
    const context = { ...sentence(), text: 'It was late.', start: end - 12, end };
    const blocks = answerMessage(answer({ sentences: [sentence({ context })] })).blocks;
    expect(blocks[0]).toMatchObject({ context: { text: 'It was late.', start: end - 12, end, omission } });
    expect(sourcesOf(blocks)[0]!.spans).toContainEqual({ start: end - 12, end });
  });

  it('keeps what we infer beside the quotation', () => {
    const inferred = sentence({
      speaker: 'Ana Ruiz',
      flags: ['not verified'],
      dates: [{ start: 129, end: 138, value: '2025-06-09' }],
    });
    expect(answerMessage(answer({ sentences: [inferred] })).blocks[0]).toMatchObject({
      text: 'The ferry sank off Port Vale on Monday.',
      annotation: 'speaker: Ana Ruiz · not verified · “on Monday”: 9 June 2025',
    });
  });
});

describe('what was searched', () => {
  const all = { articles: 1, from: null, to: null, updated: null };

  it.each([
    [{ ...all, articles: 0 }, 'Searched no articles: there are none.'],
    [all, 'Searched 1 article, none of them dated.'],
    [{ ...all, from: '2025-06-14', to: '2025-06-14T10:00:00Z' }, 'Searched 1 article from 14 June 2025.'],
    [{ ...all, articles: 4874, from: '2022-01' }, 'Searched 4,874 articles from January 2022.'],
    [
      { ...all, updated: '2025-06-14T23:30:00-02:00' },
      'Searched 1 article, none of them dated; read 15 June 2025, 01:30 UTC.',
    ],
  ])('%j reads "%s"', (searched, text) => expect(searchedText(searched)).toBe(text));
});

describe('a date', () => {
  it.each([
    ['2025-06-14', '14 June 2025'],
    ['2025-06-04T23:30:00-05:00', '4 June 2025'],
    ['2025-06', 'June 2025'],
    ['2025', '2025'],
    ['2025-13-01', '2025-13-01'],
    ['2025-W24', '2025-W24'],
    ['P3D', 'P3D'],
    ['yesterday', 'yesterday'],
  ])('%s reads %s', (iso, text) => expect(readableDate(iso)).toBe(text));

  it.each([
    [null, null, null],
    ['2025-06-10', null, '10 June 2025'],
    ['2025-06-10', '2025-06-11', '10 June 2025 to 11 June 2025'],
  ])('period from %s to %s reads %s', (from, to, text) => expect(readablePeriod(from, to)).toBe(text));
});

function sourcesOf(blocks: readonly Block[]) {
  return blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
}

function quotationsOf(shown: Answer) {
  return answerMessage(shown).blocks.filter((block) => block.kind === 'quotation');
}

describe('the buttons under an answer', () => {
  const many = Array.from({ length: 5 }, (_, index) => sentence({ start: index, end: index + 1 }));

  it.each<[string, Answer, AnswerView, string[]]>([
    ['are none where nothing can be pressed', answer(), {}, []],
    [
      'offer what stands around, and a verdict',
      answer(),
      { reply: 'r1' },
      ['context r1', 'who r1', 'useful r1', 'useless r1'],
    ],
    [
      'offer to share what only one person sees',
      answer(),
      { reply: 'r1', private: true },
      ['context r1', 'who r1', 'share r1', 'useful r1', 'useless r1'],
    ],
    [
      'offer the sentences that are not shown',
      answer({ sentences: many }),
      { reply: 'r1', most: 3 },
      ['context r1', 'who r1', 'more r1:3', 'useful r1', 'useless r1'],
    ],
    [
      'are about the sentences that are shown',
      answer({ sentences: many }),
      { reply: 'r1', from: 3, most: 3, private: true },
      ['context r1:3', 'who r1:3', 'share r1:3', 'useful r1', 'useless r1'],
    ],
    [
      'offer nothing around what was not quoted',
      answer({ kind: 'declined', sentences: [] }),
      { reply: 'r1' },
      ['useful r1', 'useless r1'],
    ],
  ])('%s', (_, shown, view, expected) => {
    const buttons = answerMessage(shown, view).blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons : [],
    );
    expect(buttons.map(({ action, about }) => `${action} ${about}`)).toEqual(expected);
    for (const { about } of buttons) expect(about).toMatch(/^[A-Za-z0-9:_-]{1,60}$/);
  });

  it('say how many more there are', () => {
    expect(moreButton('r1', 3, 2)).toEqual({ action: 'more', label: '2 more', about: 'r1:3' });
  });
});
