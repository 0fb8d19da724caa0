import type { Span } from '../article.ts';
import { type Clauses, clauseEnd, objectAt, readClauses, subjectOf } from './clauses.ts';

/** Whether a cause is given, is ruled out, or is said to be unknown. */
export type CauseStance = 'gives' | 'excludes' | 'unknown';

/** What a sentence says of why something happened: `caused by strong wind`. All spans are verbatim. */
export interface Cause extends Span {
  readonly stance: CauseStance;
  /** Who gives it, where the clause names them; null: whoever the sentence is attributed to. */
  readonly by: Span | null;
  /** The cause alone: `strong wind`; null where it is unknown. */
  readonly cause: Span | null;
  /** Where the sentence says what was caused; its ends may be the same place. */
  readonly effect: Span;
}

/** The causes that the sentence between `from` and `to` gives, rules out or misses, in the order of the recognisers. */
export function causes(text: string, from = 0, to = text.length): Cause[] {
  const sentence = text.slice(from, to);
  if (!HINT.test(sentence)) return [];
  const clauses = readClauses(text, from, to);
  const found: (Cause & { readonly trigger: Span })[] = [];
  for (const { pattern, read } of RECOGNISERS) {
    for (const match of sentence.matchAll(pattern)) {
      const trigger = { start: from + match.index, end: from + match.index + match[0].length };
      if (found.some((each) => each.trigger.start < trigger.end && each.trigger.end > trigger.start))
        continue;
      const cause = read(clauses, trigger);
      if (cause !== null) found.push({ ...cause, trigger });
    }
  }
  return found.map(({ trigger: _, ...cause }) => cause);
}

const HINT =
  /\b(?:caus|reason|because|due to|owing to|result|trigger|spark|prompt|ignit|set off|brought|point|led to|blam|attribut|stem|died (?:of|from)|ruled? out|ruling out|no (?:evidence|indication|sign)|unknown|unclear|investigat|determin|thanks to|account of)/i;

interface Recogniser {
  readonly pattern: RegExp;
  readonly read: (clauses: Clauses, trigger: Span) => Cause | null;
}

const unknown = (clauses: Clauses, { start, end }: Span): Cause => ({
  stance: 'unknown',
  by: null,
  cause: null,
  start,
  end: clauseEnd(clauses, end),
  effect: { start: clauses.start, end: clauses.end },
});

/** The cause is the rest of the clause behind the trigger; what it caused stands before. */
const causeBehind =
  (stance: CauseStance) =>
  (clauses: Clauses, { start, end }: Span): Cause | null => {
    const stop = clauseEnd(clauses, end);
    const cause = trimmed(clauses.text, end, stop);
    return cause && { stance, by: null, cause, start, end: stop, effect: effectBefore(clauses, start, stop) };
  };

/** What stands before the trigger; behind the clause where it opens the sentence: `Because of the storm, …`. */
const effectBefore = ({ start, end }: Clauses, trigger: number, stop: number): Span =>
  trigger - start < 3 ? { start: stop, end } : { start, end: trigger };

/** The cause is who or what stands before the trigger; what it caused is the rest of the clause. */
const causeBefore = (clauses: Clauses, { start, end }: Span): Cause | null => {
  const cause = subjectOf(clauses, start);
  if (
    cause === null ||
    /^(?:that|which|who|what|this|it|and)$/i.test(clauses.text.slice(cause.start, cause.end))
  )
    return null;
  const stop = clauseEnd(clauses, end);
  return {
    stance: 'gives',
    by: null,
    cause,
    start: cause.start,
    end: stop,
    effect: { start, end: stop },
  };
};

/** In this order: what is unknown or ruled out holds the words of a cause. */
const RECOGNISERS: readonly Recogniser[] = [
  {
    pattern:
      /\b(?:the )?(?:exact |precise |official )?(?:cause|reason)s?\b[^.;]{0,70}?\b(?:is|was|are|were|remains?|remained|has|have)\s+(?:still |also )?(?:not (?:yet |immediately |been )*|yet to be |being |un|under )(?:known|clear|determined|released|investigat\w+|established|disclosed|given)\b|\b(?:unclear|unknown|not (?:yet |immediately )?(?:known|clear)) (?:what|why|how)\b|\bwhat (?:caused|led to|sparked|triggered) [^.;]{2,60}? (?:is|was|remains?) (?:still )?(?:un(?:clear|known)|not)|\b(?:investigat\w+|determin\w+|establish\w*|examin\w+|looking into) (?:the (?:exact |precise )?cause|what (?:caused|led|sparked|triggered))\b|\bcause [^.;]{0,40}?under investigation\b/gi,
    read: unknown,
  },
  {
    pattern:
      /\b(?:ruled out|rules out|ruling out|no (?:evidence|indication|sign|suggestion)s? (?:of|that)|not (?:been )?(?:caused by|due to|related to|linked to|the result of|because of))\b/gi,
    read: (clauses, trigger) => {
      const read = causeBehind('excludes')(clauses, trigger);
      const active = /^rul/i.test(clauses.text.slice(trigger.start, trigger.end));
      return read && { ...read, by: active ? subjectOf(clauses, trigger.start) : null };
    },
  },
  {
    pattern:
      /\b(?:caused|triggered|sparked|prompted|ignited|started|set off|brought down|brought on|touched off|fuel+ed|driven) (?:in part |partly |mainly |likely |probably )?by\b|\b(?:(?:partly |mainly |largely |likely |probably |possibly )?(?:because of|due to|owing to)|as a result of|on account of|(?:stem(?:s|med)|result(?:s|ed|ing)|aris(?:es|ing)) from|died (?:of|from)|(?:was|were|is|are|be|been) the result of|point(?:ed|s|ing) to(?= an?\b))\b/gi,
    read: causeBehind('gives'),
  },
  { pattern: /\bbecause\b(?! of\b)/gi, read: causeBehind('gives') },
  {
    pattern:
      /\b(?:cause|reason)s?\b(?: (?:of|for|behind) [^.;,]{2,60}?)? (?:was|were|is|are)\b(?! (?:not|un\w+|still|under|being|yet)\b)/gi,
    read: causeBehind('gives'),
  },
  {
    pattern:
      /\b(?:blam(?:ed|es|ing)|attribut(?:ed|es|ing)) [^.;,]{2,70}? (?:on|to)\b|\b(?:blamed on|attributed to)\b/gi,
    read: (clauses, trigger) => {
      const read = causeBehind('gives')(clauses, trigger);
      return (
        read && {
          ...read,
          by: subjectOf(clauses, trigger.start),
          effect: { start: clauses.start, end: trigger.end },
        }
      );
    },
  },
  {
    pattern: /\bblam(?:ed|es|ing)\b(?= [^.;,]{2,60}? for\b)/gi,
    read: (clauses, { start, end }) => {
      const cause = objectAt(clauses, end, true);
      const stop = clauseEnd(clauses, end);
      return (
        cause && {
          stance: 'gives',
          by: subjectOf(clauses, start),
          cause,
          start,
          end: stop,
          effect: { start: cause.end, end: stop },
        }
      );
    },
  },
  {
    pattern:
      /\b(?:caus(?:ed|es|ing)|triggered|sparked|prompted|ignited|led to|resulted in|brought (?:down|(?:it|them|him|her|the \w+|both) down))\b/gi,
    read: causeBefore,
  },
];

function trimmed(text: string, from: number, to: number): Span | null {
  const rest = text.slice(from, to);
  const start = from + (rest.length - rest.trimStart().length);
  const end = from + rest.trimEnd().length;
  return end - start > 1 ? { start, end } : null;
}
