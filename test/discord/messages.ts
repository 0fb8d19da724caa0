import fc from 'fast-check';
import type { Block, Message, Source } from '../../src/index.ts';

/** How many made-up cases a property is held to; more in a nightly run. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

/** What acts in Discord, or once did somewhere. */
const ACTING = [
  '@everyone',
  '@here',
  '<@1>',
  '<@!1>',
  '<@&1>',
  '<#1>',
  '<!channel>',
  '<!subteam^S1>',
  '<t:1700000000:F>',
  '</ask:1>',
  '<:smile:1>',
  '<a:wave:1>',
  '<id:browse>',
  '<a@b.example>',
  ':smile:',
  'https://evil.example/x',
  'HTTP://evil.example',
  '<https://evil.example>',
  'discord.gg/evil',
  'steam://run/1',
  '[click](https://evil.example)',
  '[click](<https://evil.example>)',
  '](<https://evil.example>)',
  '**',
  '*',
  '__',
  '_',
  '~~',
  '||',
  '`',
  '```',
  '```js\n',
  '>>> ',
  '> ',
  '# ',
  '### ',
  '-# ',
  '- ',
  '* ',
  '1. ',
  '\\',
  '¯\\_(ツ)_/¯',
  '<b>bold</b>',
  '<script>alert(1)</script>',
  '&lt;',
  '\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0000',
  '\u202e',
  '\u200b',
  'שלום עולם',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '\ud800',
  '\udc00',
  'é',
];

/** Text as an article may have it: words, markup, anything; now and then 10,000 characters of it. */
export const articleText = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...ACTING) },
          { weight: 3, arbitrary: fc.constantFrom('Kidal ', 'the army ', 'said ', ' ', 'a', '14 ') },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
        ),
        { maxLength: 14 },
      ),
      fc.oneof({ weight: 14, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(60, 400) }),
    )
    .map(([parts, times]) => parts.join('').repeat(times).slice(0, 10_000));

const address = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(
      'https://wire.example/story',
      'https://wire.example/a_(b)*c*|d#:~:text=Kidal%2C%20on',
      'https://wire.example/> @everyone <',
      'javascript:alert(1)',
      'not an address',
      `https://wire.example/${'long'.repeat(300)}`,
    ),
    articleText(),
  );

const source = (number: number): fc.Arbitrary<Source> =>
  fc.record({
    number: fc.constant(number),
    articleId: articleText(),
    headline: fc.oneof(fc.constant('Ferry sinks, 12 missing'), articleText()),
    publisher: fc.option(articleText()),
    published: fc.option(fc.constant('14 June 2025')),
    url: fc.option(address()),
    links: fc.array(address(), { maxLength: 3 }),
    spans: fc.constant([]),
  });

const NUMBERS = [1, 2, 3, 4];

const block = (): fc.Arbitrary<Block> => {
  const number = fc.constantFrom(...NUMBERS);
  return fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('heading' as const), text: articleText() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('note' as const), text: articleText() }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('quotation' as const),
        text: articleText(),
        start: fc.constant(0),
        end: fc.constant(1),
        source: number,
        context: fc.option(
          fc.record({
            text: articleText(),
            start: fc.constant(0),
            end: fc.constant(1),
            omission: fc.boolean(),
          }),
        ),
        annotation: fc.option(articleText()),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('claims' as const),
        rows: fc.array(
          fc.record({
            claimant: articleText(),
            says: articleText(),
            date: fc.option(fc.constant('14 June 2025')),
            flags: fc.array(articleText(), { maxLength: 2 }),
            source: number,
          }),
          { maxLength: 12 },
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('buttons' as const),
        buttons: fc.array(
          fc.record({
            action: fc.constantFrom('context' as const, 'more' as const, 'useful' as const),
            label: articleText(),
            about: fc.constantFrom('r1', 'r1:3', 'r2', 'x'.repeat(60)),
          }),
          { maxLength: 12 },
        ),
      }),
    },
  );
};

/** A page of anything, its sources near the end as every page of ours has them, or with none at all. */
export const anyMessage = (): fc.Arbitrary<Message> =>
  fc
    .tuple(
      fc.array(block(), { maxLength: 12 }),
      fc.tuple(...NUMBERS.map(source)),
      fc.array(fc.record({ kind: fc.constant('note' as const), text: articleText() }), { maxLength: 2 }),
      fc.option(fc.constant('reply7'), { nil: undefined }),
    )
    .map(([blocks, sources, closing, reply]) => ({
      blocks: [...blocks, { kind: 'sources' as const, sources }, ...closing],
      ...(reply === undefined ? {} : { reply }),
    }));
