import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render as renderForTerminal } from '../adapters/cli/terminal/render.ts';
import { PLAIN } from '../adapters/cli/terminal/style.ts';
import { renderComponents } from '../adapters/discord/render.ts';
import { render as renderForSlack } from '../adapters/slack/render.ts';
import { articlePath } from '../src/answering/link.ts';
import { answerMessage, createDateline, linkedToPages } from '../src/index.ts';

const PAGES = 'https://desk.example';

describe('the address of an article’s page', () => {
  it.each([
    ['kidal/a.txt', '/articles/kidal/a.txt?s=3-9#s=3-9'],
    ['wire 7?#%', '/articles/wire%207%3F%23%25?s=3-9#s=3-9'],
    ['../../etc/passwd', '/articles?id=..%2F..%2Fetc%2Fpasswd&s=3-9#s=3-9'],
    ['a//b', '/articles?id=a%2F%2Fb&s=3-9#s=3-9'],
  ])('of %j is %s', (id, path) => {
    expect(articlePath(id, { start: 3, end: 9 })).toBe(path);
  });

  it('says its id whatever the id is, and is changed by no browser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
        const path = articlePath(id);
        const { pathname, searchParams } = new URL(path, PAGES);
        expect(path.startsWith(pathname)).toBe(true);
        const told = searchParams.get('id') ?? decodeURIComponent(pathname.slice('/articles/'.length));
        expect(told).toBe(id.toWellFormed());
      }),
    );
  });
});

describe('every renderer', () => {
  it('has the page of an article without an address as its link', async () => {
    const text =
      'The ferry Halcyon sank off Port Vale on Thursday and 15 people drowned, the coast guard said.';
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    const row = { id: 'f/1', headline: 'Ferry sinks off Port Vale', published: '2025-06-14', text };
    writeFileSync(join(folder, 'wire.jsonl'), `${JSON.stringify(row)}\n`);
    const dateline = linkedToPages(await createDateline({ corpus: [folder] }), PAGES);
    const message = answerMessage(await dateline.ask('How many people drowned when the ferry sank?'));
    const page = `https://desk.example/articles/f/1?s=0-${text.length}#s=0-${text.length}`;
    expect(JSON.stringify(renderForSlack(message).blocks)).toContain(JSON.stringify(page));
    expect(JSON.stringify(renderComponents(message))).toContain(page);
    expect(renderForTerminal(message, PLAIN)).toContain(page);
  });
});

describe('citations with pages', () => {
  it('lead to the page where the article has no address, and to the publisher where it has one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    const row = { headline: 'Ferry sinks off Port Vale', published: '2025-06-14' };
    const text =
      'The ferry Halcyon sank off Port Vale on Thursday and 15 people drowned, the coast guard said.';
    const url = 'https://vale.example/ferry';
    writeFileSync(join(folder, 'wire.jsonl'), `${JSON.stringify({ ...row, id: 'f/1', text })}\n`);
    const dateline = linkedToPages(await createDateline({ corpus: [folder] }), PAGES);
    const page = `https://desk.example/articles/f/1?s=0-${text.length}#s=0-${text.length}`;

    const answer = await dateline.ask('How many people drowned when the ferry sank?');
    expect(answer.sentences.map(({ link }) => link)).toEqual([page]);
    const sources = answerMessage(answer).blocks.find(({ kind }) => kind === 'sources');
    expect(sources).toMatchObject({ sources: [{ url: null, links: [page] }] });
    const { stories } = await dateline.brief();
    expect(stories.flatMap(({ lines }) => lines.map(({ link }) => link))).toEqual([page]);
    const events = await dateline.timeline();
    expect(events.map(({ sentence }) => sentence.link)).toEqual([page]);
    const checked = await dateline.check('The ferry Halcyon sank and 20 people drowned.');
    expect(checked.flatMap(({ found }) => found.map(({ sentence }) => sentence.link))).toEqual([page]);

    writeFileSync(join(folder, 'wire.jsonl'), `${JSON.stringify({ ...row, id: 'f/1', text, url })}\n`);
    const published = linkedToPages(await createDateline({ corpus: [folder] }), PAGES);
    const [sentence] = (await published.ask('How many people drowned when the ferry sank?')).sentences;
    expect(sentence!.link).toMatch(/^https:\/\/vale\.example\/ferry#:~:text=/);
  });
});
