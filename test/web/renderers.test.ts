import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/web/message.ts';
import { articlePath, type Message } from '../../src/index.ts';
import { anyMessage } from '../messages.ts';
import { FUZZ_RUNS, rendererContract } from '../renderers.contract.ts';

/** With its message: what leads to our own page of an article is no address of anybody's. */
interface Case {
  readonly message: Message;
  readonly page: string;
}

/** A page is parsed for each message, which takes far longer than to read a payload. */
const PAGES = Math.min(FUZZ_RUNS, 2_000);

rendererContract<Case>({
  name: 'web',
  numRuns: PAGES,
  render: (message) => ({ message, page: renderMessage(message).toString() }),
  shown: ({ page }) => bodyOf(page).textContent ?? '',
  spelt: inHtml,
  pings: ({ page }) => acting(page),
  links: ({ message, page }) => {
    const own = ownAddresses(message);
    return hrefs(page).filter((href) => !own.has(href));
  },
});

describe('a message on the web', () => {
  it('has the same elements whatever its texts are', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(tags(renderMessage(message).toString())).toEqual(
          tags(renderMessage(tamed(message)).toString()),
        );
      }),
      { numRuns: PAGES },
    );
  }, 300_000);

  it('leads from every number to the article and the sentence, and out only to the web', () => {
    const source = {
      number: 1,
      articleId: 'kidal/a.txt',
      headline: 'Headline',
      publisher: null,
      published: null,
      url: 'javascript:alert(1)',
      links: ['javascript:alert(1)'],
      spans: [{ start: 10, end: 20 }],
    };
    const quotation = {
      kind: 'quotation',
      text: 'It sank.',
      start: 10,
      end: 20,
      source: 1,
      context: null,
      annotation: null,
    };
    const row = {
      claimant: 'The army',
      says: 'ten',
      date: null,
      flags: [],
      source: 1,
      at: { start: 30, end: 44 },
    };
    const message = {
      blocks: [quotation, { kind: 'claims', rows: [row] }, { kind: 'sources', sources: [source] }],
    };
    expect(hrefs(renderMessage(message as Message).toString())).toEqual([
      '/articles/kidal/a.txt?s=10-20#s=10-20',
      '/articles/kidal/a.txt?s=30-44#s=30-44',
      '/articles/kidal/a.txt?s=10-20#s=10-20',
    ]);
  });
});

/** What HTML cannot hold becomes U+FFFD. */
function inHtml(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function bodyOf(page: string) {
  return parseHTML(`<!doctype html><html><body>${page}</body></html>`).document.body;
}

function hrefs(page: string): string[] {
  return [...bodyOf(page).querySelectorAll('[href]')].map((element) => element.getAttribute('href')!);
}

function tags(page: string): string[] {
  return [...bodyOf(page).querySelectorAll('*')].map(({ tagName }) => tagName);
}

const ELEMENTS =
  /^(?:a|bdi|blockquote|caption|div|line|rect|svg|text|figcaption|figure|h2|li|p|section|span|table|tbody|td|th|thead|tr|ul)$/i;
const ATTRIBUTES =
  /^(?:aria-label|class|aria-hidden|dir|height|href|id|rel|scope|title|viewBox|width|x|x1|x2|y|y1|y2)$/i;

/** Elements and attributes that no page of ours has in a message. */
function acting(page: string): string[] {
  return [...bodyOf(page).querySelectorAll('*')].flatMap((element) => [
    ...(ELEMENTS.test(element.tagName) ? [] : [element.tagName]),
    ...element.getAttributeNames().filter((name: string) => !ATTRIBUTES.test(name)),
  ]);
}

function ownAddresses(message: Message): ReadonlySet<string> {
  const sources = message.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  const spans = message.blocks.flatMap((block) => (block.kind === 'quotation' ? [block] : []));
  return new Set(
    sources.flatMap(({ articleId, spans: own }) => [
      articlePath(articleId),
      ...[...own, ...spans].map((span) => articlePath(articleId, span)),
    ]),
  );
}

/** The same message in harmless words. */
function tamed(message: Message): Message {
  const NAMES = new Set(['text', 'headline', 'publisher', 'claimant', 'says', 'annotation', 'articleId']);
  return JSON.parse(
    JSON.stringify(message, (name, value: unknown) =>
      NAMES.has(name) && typeof value === 'string' ? 'word' : value,
    ),
  ) as Message;
}
