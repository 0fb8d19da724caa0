import type { z } from 'zod';
import { checkReport, type Dateline, readBeginning, readMoment, timelineReport } from '../../src/index.ts';
import * as schemas from './schemas.ts';

/** One thing that programs can ask for: its route, its description and its doing in one place. */
export interface Operation {
  readonly path: string;
  readonly summary: string;
  /** `get` reads the query, `post` a JSON body. */
  readonly methods: readonly ('get' | 'post')[];
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  answer(dateline: Dateline, input: unknown, now: Date): Promise<unknown>;
}

export const OPERATIONS: readonly Operation[] = [
  operation({
    path: '/api/ask',
    summary: 'One question, answered with quoted, cited sentences; as `dateline ask --json`',
    input: schemas.ASK,
    output: schemas.ANSWER,
    answer(dateline, { question, limit, at, thread, explain }) {
      const moment = at === undefined ? undefined : readMoment(at)!;
      return dateline.ask(question, {
        ...(limit !== undefined && { limit }),
        ...(moment !== undefined && { at: moment }),
        ...(thread !== undefined && { thread }),
        ...(explain === true && { explain }),
      });
    },
  }),
  operation({
    path: '/api/brief',
    summary: 'What came out in a window, by story; as `dateline brief --json`',
    input: schemas.BRIEF,
    output: schemas.BRIEFING,
    answer(dateline, { since, until, topic = [] }) {
      return dateline.brief({
        ...(since !== undefined && { since: readBeginning(since)! }),
        ...(until !== undefined && { until: readMoment(until)! }),
        subjects: topic,
      });
    },
  }),
  operation({
    path: '/api/timeline',
    summary: 'Dated sentences in order of when it happened; as `dateline timeline --json`',
    input: schemas.TIMELINE,
    output: schemas.EVENTS,
    async answer(dateline, { topic }) {
      return timelineReport(await dateline.timeline(topic === undefined ? {} : { topic }));
    },
  }),
  operation({
    path: '/api/check',
    summary: 'What the archive has for and against each sentence of a text; as `dateline check --json`',
    input: schemas.CHECK,
    output: schemas.CHECKED,
    async answer(dateline, { text }) {
      return checkReport(await dateline.check(text));
    },
  }),
  operation({
    path: '/api/sources',
    summary: 'What is indexed, and what was skipped and why; as `dateline sources --json`',
    methods: ['get'],
    input: schemas.NOTHING,
    output: schemas.SOURCES,
    answer: async (dateline) => dateline.sources(),
  }),
];

interface Described<Input extends z.ZodObject> {
  readonly path: string;
  readonly summary: string;
  readonly methods?: readonly ('get' | 'post')[];
  readonly input: Input;
  readonly output: z.ZodType;
  answer(dateline: Dateline, input: z.output<Input>, now: Date): Promise<unknown>;
}

/** Forgets the type of the input, which `input` has checked by then. */
function operation<Input extends z.ZodObject>(described: Described<Input>): Operation {
  return { methods: ['get', 'post'], ...described } as Operation;
}
