import fc from 'fast-check';
import type { Block, ClaimRow, Message, Quotation, Source } from '../src/message.ts';

/** What articles hold that would act on some platform if it were not shown as text. */
export const ATTACKS = [
  '@everyone',
  '@here',
  '<!channel>',
  '<!here|here>',
  '<@U1>',
  '<@123456789012345678>',
  '<@&1>',
  '<#C1>',
  '<!subteam^S1>',
  '<!date^1392734382^{date}|now>',
  '<t:1392734382:R>',
  '<:wave:123456789012345678>',
  '</ask:123456789012345678>',
  '<https://evil.example|press here>',
  '[press here](https://evil.example)',
  '[press here](<https://evil.example> "title")',
  'https://evil.example/path?a=1&b=2',
  'www.evil.example',
  'mailto:desk@evil.example',
  'desk@evil.example',
  '```',
  '```js\nalert(1)\n```',
  '`code`',
  '``',
  '||spoiler||',
  '**bold**',
  '__under__',
  '*bold*',
  '_it_',
  '~~gone~~',
  '~gone~',
  '> quoted',
  '>>> quoted',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  '\\',
  '\\*',
  ':wave:',
  '<b>bold</b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&amp;',
  '&lt;!channel&gt;',
  '&#64;everyone',
  '{{date}}',
] as const;

/** What is hard to lay out: directions, joined and wide characters, breaks, controls. */
export const AWKWARD = [
  'قال المتحدث إن عشرة قتلوا',
  'שלושה נהרגו',
  '漢字の見出し',
  '👨‍👩‍👧‍👦',
  '🇲🇱',
  'e\u0301',
  '\u200f',
  '\u200b',
  '\u202e',
  '\u2066',
  '\u2028',
  '\n',
  '\r\n',
  '\n[2] Forged',
  '\t',
  ' ',
  '\u00a0',
  '\u001b[2J',
  '\u0000',
  '“',
  '”',
  '…',
] as const;

/** Text as articles have it and as attackers write it; never empty, never only space. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.constantFrom(...AWKWARD),
      fc.constantFrom('The army said ', 'ten people were killed', ' on Monday. ', 'they', '.', '?'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .map((text) => (text.trim() === '' ? `x${text}x` : text));

/** Now and then a sentence of thousands of characters. */
const sentenceText = fc.oneof(
  { weight: 12, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyText, fc.integer({ min: 300, max: 10_000 }))
      .map(([text, length]) => `${text} `.repeat(Math.ceil(length / (text.length + 1))).slice(0, length)),
  },
);

/** A line of ours with something of an article in it, as the places around a quotation have it. */
const line = anyText.map((text) => text.replace(/\s+/g, ' ').trim() || 'x');

/** One page as an answer or a briefing has it: any blocks, and every quotation's article among the sources. */
export const anyMessage: fc.Arbitrary<Message> = fc
  .array(anySource(), { minLength: 1, maxLength: 6 })
  .chain((found) => {
    const sources = found.map((source, index) => ({ ...source, number: index + 1 }));
    const number = fc.integer({ min: 1, max: sources.length });
    return fc
      .record({
        heading: fc.option(line),
        notes: fc.array(line, { maxLength: 3 }),
        claims: fc.array(claimRow(number), { maxLength: 5 }),
        quotations: fc.array(quotation(number), { maxLength: 12 }),
        searched: line,
        buttons: fc.boolean(),
        chart: fc.option(line, { freq: 4 }),
      })
      .map((parts) => page(parts, sources));
  });

interface Parts {
  readonly heading: string | null;
  readonly notes: readonly string[];
  readonly claims: readonly ClaimRow[];
  readonly quotations: readonly Quotation[];
  readonly searched: string;
  readonly buttons: boolean;
  /** What a chart shows, in words. */
  readonly chart: string | null;
}

function page(
  { heading, notes, claims, quotations, searched, buttons, chart }: Parts,
  all: Source[],
): Message {
  const used = new Set([...claims, ...quotations].map(({ source }) => source));
  const sources = all.filter(({ number }) => used.has(number));
  const blocks: Block[] = [
    ...(heading === null ? [] : [{ kind: 'heading' as const, text: heading }]),
    ...notes.map((text) => ({ kind: 'note' as const, text })),
    ...(claims.length === 0 ? [] : [{ kind: 'claims' as const, rows: claims.map(numberedRow) }]),
    ...quotations.map(numbered),
    ...(chart === null ? [] : [{ kind: 'chart' as const, alt: chart, chart: NO_DAYS }]),
    ...(sources.length === 0 ? [] : [{ kind: 'sources' as const, sources }]),
    { kind: 'note', text: searched },
  ];
  if (!buttons) return { blocks };
  const press = { kind: 'buttons' as const, buttons: [{ action: 'context', label: 'Context', about: 'r1' }] };
  return { blocks: [...blocks, press as Block], reply: 'r1' };
}

const NO_DAYS = { story: 's', headline: 'A headline', days: [], marks: [] };

/** No two alike, and none a piece of another, so that what is on the page can be told from what is not. */
function numbered(quotation: Quotation, index: number): Quotation {
  const text = `№${index}. ${quotation.text}`;
  return { ...quotation, text, end: quotation.start + text.length };
}

function numberedRow(row: ClaimRow, index: number): ClaimRow {
  return { ...row, says: `№${index}: ${row.says}` };
}

function quotation(source: fc.Arbitrary<number>): fc.Arbitrary<Quotation> {
  const context = fc.record({ text: anyText, omission: fc.boolean() });
  return fc
    .record({
      text: sentenceText,
      source,
      context: fc.option(context, { freq: 2 }),
      annotation: fc.option(line, { freq: 2 }),
    })
    .map(({ context: before, ...rest }) => ({
      kind: 'quotation',
      ...rest,
      start: 1000,
      end: 1000 + rest.text.length,
      context: before && { ...before, start: 0, end: before.text.length },
    }));
}

function claimRow(source: fc.Arbitrary<number>): fc.Arbitrary<ClaimRow> {
  return fc.record({
    claimant: line,
    says: anyText,
    date: fc.option(fc.constant('14 June 2025')),
    flags: fc.array(fc.constantFrom('not verified', 'denied', 'estimate'), { maxLength: 2 }),
    source,
  });
}

function anySource(): fc.Arbitrary<Omit<Source, 'number'>> {
  const link = fc.webUrl({ withFragments: true, withQueryParameters: true });
  return fc
    .record({
      articleId: line,
      headline: anyText,
      publisher: fc.option(anyText),
      published: fc.option(fc.constant('14 June 2025')),
      url: fc.option(link, { freq: 3 }),
    })
    .map((source) => ({
      ...source,
      links: source.url === null ? [] : [`${source.url.split('#')[0]}#:~:text=The%20ferry`],
      spans: [{ start: 1000, end: 1039 }],
    }));
}
