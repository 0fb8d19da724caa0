import type { Span } from '../../article.ts';
import { contentFeatures } from './content-features.ts';
import { type ContentCandidate, contents } from './contents.ts';
import { cueFeatures, sourcedCueFeatures } from './cue-features.ts';
import type { Models } from './model.ts';
import type { Scene, Story } from './scene.ts';
import { nobodyFeatures, sourceFeatures } from './source-features.ts';
import { phrases, type SourceCandidate, type Stretch, sharedSubject, sourcesNear } from './sources.ts';
import type { Word } from './words.ts';

/** A cue with its likeliest source and content; certainties are natural logarithms of probabilities. */
export interface Choice {
  readonly scene: number;
  readonly cue: number;
  readonly source: SourceCandidate;
  readonly content: Span;
  readonly certainty: number;
}

/** The most that a source can add to a cue's weight: below the threshold by more, the source is not looked for. */
const MOST_ADDED = 2.5;

/** Every attribution of a story at least as certain as `least`. */
export function choose(story: Story, models: Models, least: number): Choice[] {
  const found: Choice[] = [];
  const bar = logit(least);
  story.scenes.forEach((scene, s) => {
    let all: readonly Stretch[] | undefined;
    scene.words.forEach((word, cue) => {
      if (!models.stems.has(word.stemId)) return;
      const alone = models.cue.sum((add) => cueFeatures(scene, cue, add));
      if (alone + MOST_ADDED < bar) return;
      all ??= phrases(scene.words);
      const likeliest = shared(scene, all, cue, chooseSource(scene, all, cue, models));
      const source = nested(scene, all, cue, likeliest, found.at(-1), s);
      const certainty = logOdds(alone + models.cue.sum((add) => sourcedCueFeatures(scene, cue, source, add)));
      if (source.phrase === undefined || certainty + source.certainty < least) return;
      const content = chooseContent(story, s, cue, source.phrase, models);
      if (
        content === undefined ||
        !speaks(scene.words, source.phrase) ||
        isEmpty(story.text, content.span) ||
        isHandled(word.lower, story.text.slice(content.span.start, content.span.end))
      )
        return;
      const total = certainty + source.certainty + content.certainty;
      if (total >= least)
        found.push({ scene: s, cue, source: source.phrase, content: content.span, certainty: total });
    });
  });
  return found;
}

type ChosenSource = ReturnType<typeof chooseSource>;

/** `a spokesman said the minister had promised`: behind a cue and before the next stands the next one's own source. */
function nested(
  { words }: Scene,
  all: readonly Stretch[],
  cue: number,
  chosen: ChosenSource,
  outer: Choice | undefined,
  s: number,
): ChosenSource {
  const { phrase } = chosen;
  if (
    phrase === undefined ||
    outer?.scene !== s ||
    outer.source.first !== phrase.first ||
    phrase.last > outer.cue
  )
    return chosen;
  const own = sourcesNear(all, cue).find((each) => each.rank === -1);
  if (own === undefined || own.first <= outer.cue || words[own.first - 1]!.kind === 'prep') return chosen;
  for (let i = own.last + 1; i < cue; i++) if (!/^(?:aux|adv|not)$/.test(words[i]!.kind)) return chosen;
  return { ...chosen, phrase: own };
}

/** `it attacked a base at Dioura, and said`: who attacked says so, and not what stands nearest. */
function shared({ words }: Scene, all: readonly Stretch[], cue: number, chosen: ChosenSource): ChosenSource {
  const { phrase } = chosen;
  if (phrase === undefined || phrase.rank >= 0) return chosen;
  const subject = sharedSubject(words, all, cue);
  if (subject === undefined || subject.first >= phrase.first) return chosen;
  const own = sourcesNear(all, cue).find(({ first }) => first === subject.first);
  return own === undefined ? chosen : { ...chosen, phrase: own };
}

/** A phrase of articles and adjectives alone is nobody: `Easier said than done`, `the said contract`. */
function speaks(words: readonly Word[], { first, last }: Stretch): boolean {
  for (let i = first; i <= last; i++) if (!/^(?:det|adj|adv|num|ing)$/.test(words[i]!.kind)) return true;
  return (
    /^(?:this|that|these|those|some|many|others?|both|several|most|all|few|one)$/.test(words[last]!.lower) ||
    words[last]!.kind === 'num'
  );
}

/** `added sugar`, `ordered a horse`, `pointed to the hill`: what is done to a thing, and not said of it. */
const HANDLED: readonly (readonly [cue: RegExp, content: RegExp])[] = [
  [/^add(?:ed|s|ing)?$/, /^(?:[a-z]+ ){0,2}(?:to|into) (?:the|a|an|his|her|its|their) [a-z]+\W*$/],
  [/^(?:order|call)(?:ed|s|ing)?$/, /^(?:a|an|some|two|three) [a-z]+\W*$/],
  [
    /^(?:report|point)(?:ed|s|ing)?$/,
    /^(?:to|at) (?:the|a|an|his|her|its|their) (?:[a-z]+ ?){1,2}(?:\b(?:at|on|in) [a-z ]+)?\W*$/,
  ],
  [/^not(?:ed|es|ing)$/, /^(?:the|a|an|his|her|its|their) (?:number|name|time|place|address)\b[a-z ]*\W*$/],
  [/^announc(?:ed|es|ing)$/, /^(?:him|her|it|them|our|your)sel(?:f|ves)\b[a-z ]*\W*$/],
  [/^t(?:old|ells?|elling)$/, /^(?:a|an|the|another) (?:[a-z]+ )?(?:story|stories|joke|lie|tale)\W*$/],
  // Whoever signs a paper says nothing of it.
  [/^sign(?:ed|s|ing)?$/, /^(?:an?|the|this|that|its|his|her|their|two|three|several) /],
  [/^warn(?:ed|s|ing)$/, /^(?:nobody|no one|everyone|them|him|her|us)\W*$/],
  [/^describ(?:ed|es|ing)$/, /^an? (?:wide |half )?(?:circle|arc|curve|line)\b[a-z ]*\W*$/],
  // Whoever "tried to enter" did so; nobody says it.
  [/^tr(?:y|ies|ied|ying)$/, /^to /],
  // A name that something is "known by" is no speaker.
  [/^known$/, /^/],
  [/^sa(?:id|ys?)$/, /^(?:noon|midnight|goodbye\b[a-z ]*|hello|grace|mass|yes|no|\d[\d:]*)\W*$/],
];

const isHandled = (cue: string, content: string): boolean =>
  HANDLED.some(([verb, thing]) => verb.test(cue) && thing.test(content));

/** `He said nothing.` says what was not said. */
function isEmpty(text: string, { start, end }: Span): boolean {
  return /^(?:nothing|so|no more|little|as much|it|a word)\W*$/i.test(text.slice(start, end));
}

/** The likeliest source of a cue, or that there is none. */
export function chooseSource(
  scene: Scene,
  all: readonly Stretch[],
  cue: number,
  models: Pick<Models, 'source'>,
): { readonly phrase: SourceCandidate | undefined; readonly certainty: number; readonly nobody: number } {
  const candidates = sourcesNear(all, cue);
  const scores = candidates.map((each) => models.source.sum((add) => sourceFeatures(scene, cue, each, add)));
  const none = models.source.sum((add) => nobodyFeatures(scene, cue, add));
  scores.push(none);
  const total = logTotal(scores);
  const best = scores.indexOf(Math.max(...scores));
  return { phrase: candidates[best], certainty: scores[best]! - total, nobody: none - total };
}

/** The candidate that agrees best with all others, each by its likelihood: a near miss of the likeliest is no loss. */
function chooseContent(
  story: Story,
  s: number,
  cue: number,
  source: SourceCandidate,
  models: Models,
): { readonly span: Span; readonly certainty: number } | undefined {
  const candidates = contents(story, s, { first: cue, last: cue }, source);
  if (candidates.length === 0) return undefined;
  const scores = candidates.map((each) =>
    models.content.sum((add) => contentFeatures(story, s, cue, source.rank, each, add)),
  );
  const total = logTotal(scores);
  const live: { readonly each: ContentCandidate; readonly likely: number }[] = [];
  candidates.forEach((each, i) => {
    const likely = Math.exp(scores[i]! - total);
    if (likely > 0.015) live.push({ each, likely });
  });
  let best: ContentCandidate | undefined;
  let most = -1;
  for (const { each, likely } of live) {
    let agreed = likely * 1e-3;
    for (const other of live) if (agree(each, other.each)) agreed += other.likely;
    if (agreed > most) {
      most = agreed;
      best = each;
    }
  }
  return best && { span: { start: best.start, end: best.end }, certainty: Math.log(Math.min(1, most)) };
}

/** Whether each of two stretches covers at least half of the other. */
function agree(one: Span, other: Span): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared * 2 >= one.end - one.start && shared * 2 >= other.end - other.start;
}

const logOdds = (weight: number): number => -Math.log1p(Math.exp(-weight));
const logit = (certainty: number): number => certainty - Math.log1p(-Math.exp(certainty));

function logTotal(scores: readonly number[]): number {
  const most = Math.max(...scores);
  let total = 0;
  for (const score of scores) total += Math.exp(score - most);
  return most + Math.log(total);
}
