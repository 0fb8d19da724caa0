import type { Span } from '../article.ts';
import { choose } from './attribution/choose.ts';
import { trainedModels } from './attribution/model.ts';
import { readStory } from './attribution/scene.ts';
import { fullSource } from './attribution/source.ts';
import { speakers } from './attribution/speaker.ts';

/** Who says what by which word: `the army` – `said` – `10 were killed`. Offsets are UTF-16 units. */
export interface Attribution {
  readonly source: Span;
  readonly cue: Span;
  /** May reach over several sentences, and around its own source and cue. */
  readonly content: Span;
  /** The source by its fullest mention in the article; null for a pronoun without one. */
  readonly speaker: string | null;
  /** How certain, 0 to 1. */
  readonly certainty: number;
}

/** The natural logarithm of the least certainty; where F1 on unseen articles is highest. */
const LEAST_CERTAIN = -1.15;

/**
 * The attributions of a text in the order of their cues; `sentences` are its sentences, or a stretch of them. Then
 * `around` are all: a speaker of the stretch may be named in full outside it.
 */
export function attributions(
  text: string,
  sentences: readonly Span[],
  around: readonly Span[] = sentences,
): Attribution[] {
  const story = readStory(text, sentences);
  const choices = choose(story, trainedModels(), LEAST_CERTAIN);
  const named = speakers(story, choices, around);
  return choices.map(({ scene, cue, source, content, certainty }, i) => {
    const { words } = story.scenes[scene]!;
    const whole = fullSource(words, source, cue);
    const next = words[cue + 1];
    const end = words[cue]!.lower === 'according' && next?.lower === 'to' ? next.end : words[cue]!.end;
    return {
      source: { start: words[whole.first]!.start, end: words[whole.last]!.end },
      cue: { start: words[cue]!.start, end },
      content,
      speaker: named[i]!,
      certainty: Math.exp(certainty),
    };
  });
}

/**
 * The attribution a sentence is shown with: the widest whose content covers half of it, who says so left out, or of which
 * it holds the cue and ends with the content; undefined where the outlet speaks for itself.
 */
export function attributionOf(all: readonly Attribution[], sentence: Span): Attribution | undefined {
  let best: Attribution | undefined;
  for (const each of all) {
    const shared = Math.min(each.content.end, sentence.end) - Math.max(each.content.start, sentence.start);
    const length = sentence.end - sentence.start;
    const own = each.cue.start >= sentence.start && each.cue.end <= sentence.end;
    const closes = own && each.content.end >= sentence.end - 3 && shared * 7 >= length;
    const said = length - within(each.source, sentence) - within(each.cue, sentence);
    if (shared * 2 < said && !closes) continue;
    if (best === undefined || isOuter(each, best)) best = each;
  }
  return best;
}

/** How much of a span stands inside another. */
const within = (span: Span, { start, end }: Span): number =>
  Math.max(0, Math.min(span.end, end) - Math.max(span.start, start));

/** Whether one attribution holds the other: where each holds the other's cue, the surer one does. */
function isOuter(one: Attribution, other: Attribution): boolean {
  const holds = (outer: Attribution, { cue }: Attribution): boolean =>
    outer.content.start <= cue.start && outer.content.end >= cue.end;
  if (holds(one, other) !== holds(other, one)) return holds(one, other);
  if (holds(one, other)) return one.certainty > other.certainty;
  return one.content.end - one.content.start > other.content.end - other.content.start;
}
