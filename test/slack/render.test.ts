import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, typedText, unescaped } from '../../adapters/slack/render/escape.ts';
import { render } from '../../adapters/slack/render.ts';
import { answerMessage } from '../../src/message/answer.ts';
import { answer, sentence } from '../cli/host.ts';
import { anyText } from '../messages.ts';
import { FUZZ_RUNS } from '../renderers.contract.ts';

describe('a Slack message', () => {
  it('holds a quotation as plain text elements of a quote, and its source right below', () => {
    const said = sentence({ text: 'The *army* said <!channel> & left.' });
    const { blocks } = render(answerMessage(answer({ sentences: [said] })));
    expect(blocks.slice(0, 2)).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: said.text }] }],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: '[1]', emoji: false }] },
    ]);
  });

  it('links every sentence that is quoted from an article, in its list of sources', () => {
    const at = (start: number, link: string) => sentence({ start, link, url: 'https://a.example/x' });
    const sentences = [at(0, 'https://a.example/x#1'), at(50, 'https://a.example/x#2')];
    const { blocks } = render(answerMessage(answer({ sentences })));
    const linked = [...JSON.stringify(blocks).matchAll(/"url":"([^"]*)","text":"([^"]*)"/g)];
    expect(linked.map(([, url, text]) => [url, text])).toEqual([
      ['https://a.example/x#1', 'Ferry sinks off Port Vale'],
      ['https://a.example/x#2', 'passage 2'],
    ]);
  });

  it('has a line above its sources, headings of parts smaller than its own, and small print beside quotations', () => {
    const page = answerMessage(answer());
    const parts = { kind: 'heading' as const, text: 'A part', level: 'part' as const };
    const { blocks } = render({ blocks: [{ kind: 'heading', text: 'The page' }, parts, ...page.blocks] });
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'rich_text',
      'rich_text',
      'context',
      'divider',
      'rich_text',
      'context',
    ]);
  });

  it('says what is all there is on a page in the size of text', () => {
    const { blocks } = render({ blocks: [{ kind: 'note', text: 'You are welcome.' }] });
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text']);
  });

  it('never unfurls a link', () => {
    expect(render(answerMessage(answer()))).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });

  it('has each quotation with its source in the fallback too, escaped', () => {
    const said = sentence({ text: 'Call <!channel> & <@U1>.', headline: 'Toll rises' });
    const { text } = render(answerMessage(answer({ sentences: [said] })));
    expect(text).toContain('Call &lt;!channel&gt; &amp; &lt;@U1&gt;. —');
    expect(text).toContain('Toll rises');
  });

  it('offers from the first sentence that was left out', () => {
    const sentences = Array.from({ length: 20 }, (_, at) =>
      sentence({ articleId: `a${at}`, text: `${at} ${'word '.repeat(200)}.` }),
    );
    const { blocks } = render(answerMessage(answer({ sentences }), { reply: 'r1' }));
    const shown = blocks.filter(({ type }) => type === 'rich_text').length - 1;
    expect(JSON.stringify(blocks)).toContain(`"value":"r1:${shown}"`);
    expect(JSON.stringify(blocks)).toContain(`${20 - shown} more not shown here`);
  });

  it.each([
    ['ends the answer', undefined, 20],
    ['is followed by another', 15, 20],
  ])('goes on from where a page stopped that %s', (_, most, count) => {
    const sentences = Array.from({ length: count }, (_, at) =>
      sentence({ articleId: `a${at}`, text: `${at} ${'word '.repeat(200)}.` }),
    );
    const view = { reply: 'r1', from: 3, ...(most !== undefined && { most }) };
    const { blocks } = render(answerMessage(answer({ sentences }), view));
    const page = JSON.stringify(blocks);
    const shown = blocks.filter(({ type }) => type === 'rich_text').length - 1;
    expect(page).toContain('"3 word');
    expect(page).toContain(`"value":"r1:${3 + shown}"`);
    expect(page).toContain(`${count - 3 - shown} more"`);
  });

  it('replaces a passage that is over the limit by its place, and keeps its source', () => {
    const long = sentence({ text: `${'word '.repeat(1_000)}.`, headline: 'The long one' });
    const page = JSON.stringify(render(answerMessage(answer({ sentences: [long] }))).blocks);
    expect(page).toContain('[1] A passage of 5001 characters is too long for Slack and is not cut');
    expect(page).toContain('The long one');
    expect(page).not.toContain('word word');
  });

  it('links nothing but web addresses', () => {
    const said = sentence({ url: 'javascript:alert(1)', link: null });
    expect(JSON.stringify(render(answerMessage(answer({ sentences: [said] }))))).not.toContain('"url"');
  });
});

describe('escaping', () => {
  it('leaves nothing that Slack would read as a mention or link, and can be undone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escaped(text)).not.toMatch(/[<>]/);
        expect(unescaped(escaped(text))).toBe(text);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

describe('what a person typed', () => {
  it.each([
    ['<@UBOT> who was killed?', 'who was killed?'],
    ['hey <@UBOT>, who?', 'hey  , who?'],
    ['who is <@U2>?', 'who is @U2?'],
    ['<https://a.example/x|the story> &amp; <https://b.example>', 'the story & https://b.example'],
    ['<#C1|desk> and <!here> and <!subteam^S1|@desk>', '#desk and here and desk'],
    ['1 &lt; 2 &amp;lt; 3', '1 < 2 &lt; 3'],
  ])('%j is %j', (typed, text) => {
    expect(typedText(typed, 'UBOT')).toBe(text);
  });
});
