import { z } from 'zod';
import { readBeginning, readMoment } from '../../src/index.ts';

/** What the programs' interface takes and gives. Objects may get further fields; those named here stay. */

const LONGEST_QUESTION = 500;
const LONGEST_TEXT = 8_000;
const LONGEST_THREAD = 10;

const question = z.string().trim().min(1).max(LONGEST_QUESTION);
const moment = (read: (text: string) => Date | null, summary: string) =>
  z
    .string()
    .refine((text) => read(text) !== null, 'not a date or date-time such as 2025-06-14')
    .meta({ description: summary, examples: ['2025-06-14'] });
/** One or several, as a query repeats a name. */
const several = (one: z.ZodString, most: number) =>
  z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(one).max(most));

export const ASK = z.object({
  question: question.meta({
    description: 'A question in English; in a query q for short',
    examples: ['Who leads Mali?'],
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'The most sentences; default 3' }),
  at: moment(readMoment, 'Later articles are not seen; a date means its whole day').optional(),
  explain: z
    .preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean())
    .optional()
    .meta({ description: 'Whether to say what put each sentence there; default false' }),
  thread: several(question, LONGEST_THREAD)
    .optional()
    .meta({ description: 'Earlier questions of the conversation, oldest first' }),
});

export const BRIEF = z.object({
  since: moment(readBeginning, 'What came out after this; default 24 hours before until').optional(),
  until: moment(readMoment, 'And up to this; default the newest article').optional(),
  topic: several(question, LONGEST_THREAD)
    .optional()
    .meta({ description: 'Only these subjects: questions or keywords' }),
});

export const TIMELINE = z.object({
  topic: question
    .optional()
    .meta({ description: 'Only this subject: a question or keywords', examples: ['Kidal'] }),
});

export const CHECK = z.object({
  text: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_TEXT)
    .meta({ description: 'The text to check', examples: ['Ten people were killed in Kidal.'] }),
});

export const NOTHING = z.object({});

const offset = z.number().int().min(0);
const iso = z.string().nullable();
const span = { start: offset, end: offset };

const citation = z.looseObject({
  text: z.string(),
  articleId: z.string(),
  headline: z.string(),
  publisher: z.string().nullable(),
  published: iso,
  url: z.string().nullable(),
  ...span,
});

const SENTENCE = z
  .looseObject({
    ...citation.shape,
    score: z.number(),
    speaker: z.string().nullable(),
    cue: z.string().nullable(),
    flags: z.array(z.string()),
    dates: z.array(z.looseObject({ ...span, value: z.string() })),
    caveat: citation.nullish(),
    context: citation.nullable(),
    link: z.string().nullable(),
    alsoIn: z.array(z.string()).optional(),
  })
  .meta({
    description: 'A sentence of an article, word for word: its text from start to end, in UTF-16 units',
  });

const claim = z.looseObject({ claimant: z.string(), says: z.string(), sentence: SENTENCE });

export const ANSWER = z.looseObject({
  question: z.string(),
  kind: z.enum(['answered', 'related', 'declined']),
  confidence: z.number().min(0).max(1),
  sentences: z.array(SENTENCE),
  claims: z.array(claim),
  explanation: z.array(z.looseObject({ terms: z.array(z.looseObject({ term: z.string() })) })).optional(),
  searched: z.looseObject({ articles: offset, from: iso, to: iso, updated: iso }),
  tookMs: z.number(),
});

export const BRIEFING = z.looseObject({
  since: z.string(),
  until: z.string(),
  subjects: z.array(z.string()),
  stories: z.array(
    z.looseObject({
      id: z.string(),
      headline: z.string(),
      articles: z.array(z.string()),
      sources: offset,
      lines: z.array(SENTENCE),
      changes: z.array(z.looseObject({ kind: z.string() })),
      claims: z.array(claim),
    }),
  ),
  quiet: z.array(
    z.looseObject({ id: z.string(), headline: z.string(), articleId: z.string(), last: z.string() }),
  ),
  below: offset,
});

export const EVENTS = z.looseObject({
  events: z.array(
    z.looseObject({
      date: z.string(),
      basis: z.enum(['text', 'published']),
      sentence: SENTENCE,
      alsoIn: z.array(SENTENCE),
    }),
  ),
});

export const CHECKED = z.looseObject({
  checked: z.array(
    z.looseObject({
      text: z.string(),
      ...span,
      found: z.array(
        z.looseObject({
          relation: z.enum(['supports', 'contradicts', 'nearest']),
          differs: z.enum(['figure', 'date', 'denial']).nullable(),
          sentence: SENTENCE,
        }),
      ),
    }),
  ),
});

export const SOURCES = z.looseObject({
  articles: offset,
  sentences: offset,
  from: iso,
  to: iso,
  updated: z.string(),
  publishers: z.array(
    z.looseObject({ publisher: z.string().nullable(), articles: offset, from: iso, to: iso }),
  ),
  feeds: z
    .array(
      z.looseObject({
        address: z.string(),
        name: z.string(),
        state: z.enum(['new', 'ok', 'failing', 'gone']),
        articles: offset,
        newest: iso,
        checked: iso,
        next: iso,
        error: z.string().nullable(),
      }),
    )
    .optional(),
  skipped: z.array(z.looseObject({ path: z.string(), reason: z.string() })),
});

export const FAILURE = z.looseObject({ error: z.string().meta({ description: 'One sentence' }) });

export const HEALTH = z.looseObject({ status: z.literal('ok') });

export const READINESS = z.looseObject({ ready: z.boolean(), readBytes: offset, totalBytes: offset });
