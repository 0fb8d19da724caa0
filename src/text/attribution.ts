import type { Span } from '../article.ts';
import { choose } from './attribution/choose.ts';
import { trainedModels } from './attribution/model.ts';
import { readStory } from './attribution/scene.ts';
import { fullSource } from './attribution/source.ts';

/** Who says what by which word: `the army` – `said` – `10 were killed`. Offsets are UTF-16 units. */
export interface Attribution {
  readonly source: Span;
  readonly cue: Span;
  /** May reach over several sentences, and around its own source and cue. */
  readonly content: Span;
  /** How certain, 0 to 1. */
  readonly certainty: number;
}

/** The natural logarithm of the least certainty; where F1 on unseen articles is highest. */
const LEAST_CERTAIN = -1.15;

/** The attributions of a text in the order of their cues; `sentences` are its sentences. */
export function attributions(text: string, sentences: readonly Span[]): Attribution[] {
  const story = readStory(text, sentences);
  return choose(story, trainedModels(), LEAST_CERTAIN).map(({ scene, cue, source, content, certainty }) => {
    const { words } = story.scenes[scene]!;
    const whole = fullSource(words, source, cue);
    const next = words[cue + 1];
    const end = words[cue]!.lower === 'according' && next?.lower === 'to' ? next.end : words[cue]!.end;
    return {
      source: { start: words[whole.first]!.start, end: words[whole.last]!.end },
      cue: { start: words[cue]!.start, end },
      content,
      certainty: Math.exp(certainty),
    };
  });
}
