import fc from 'fast-check';

const NAMES = [
  'Kidal',
  'Goma',
  'Mali',
  'Goïta',
  'Red Cross',
  'U.S.',
  'M23',
  'Ursula von der Leyen',
  'Gen. Diallo',
];
const THINGS = [
  'army',
  'convoy',
  'separatists',
  'ceasefire',
  'earthquake',
  'spokesman',
  'toll',
  'trucks',
  'talks',
];
const VERBS = ['killed', 'said', 'signed', 'ambushed', 'denied', 'left', 'is', 'may', 'announced', 'died'];
const FIGURES = [
  '10',
  '2,000',
  'dozens of',
  '$70 million',
  '4.5%',
  '14 June 2025',
  'Friday',
  'twelve',
  '38-year-old',
];
const SMALL = [
  'the',
  'of',
  'and',
  'in',
  'They',
  'It',
  'after',
  'because',
  'by',
  '“We',
  'over”',
  '–',
  ',',
  'who',
];
const OPENERS = [
  'Who',
  'When',
  'Where',
  'Why',
  'How many',
  'How much',
  'What',
  'What did',
  'Which',
  'Does',
  'And',
  '',
];

const words = () => fc.constantFrom(...NAMES, ...THINGS, ...VERBS, ...FIGURES, ...SMALL);

/** A sentence out of the words news is made of, in any order. */
export const newsText = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(words(), { minLength: 1, maxLength: 14 }), fc.constantFrom('.', '?', '!', '.”', ''))
    .map(([parts, end]) => parts.join(' ') + end);

/** A question about such sentences, or anything at all. */
export const questionText = (): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...OPENERS), newsText()).map((parts) => parts.join(' ')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );

/** A row of JSON lines as a newsroom exports it, some fields missing. */
export interface Row {
  readonly headline: string;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly text: string;
}

export const articleRow = (): fc.Arbitrary<Row> =>
  fc.record({
    headline: newsText(),
    published: fc.option(fc.constantFrom('2025-06-01', '2025-06-14T09:30:00Z', '2025-06-20'), {
      nil: undefined,
    }),
    url: fc.option(fc.constant('https://wire.example/story'), { nil: undefined }),
    text: fc
      .array(
        fc.oneof(
          {
            weight: 5,
            arbitrary: fc.array(newsText(), { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
          },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1 }) },
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((paragraphs) => paragraphs.join('\n\n')),
  });
