import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chooseSource } from '../../src/text/attribution/choose.ts';
import { contentFeatures } from '../../src/text/attribution/content-features.ts';
import { contents } from '../../src/text/attribution/contents.ts';
import { cueFeatures, sourcedCueFeatures } from '../../src/text/attribution/cue-features.ts';
import { pack, type Weights } from '../../src/text/attribution/model.ts';
import { readStory, type Story } from '../../src/text/attribution/scene.ts';
import { nobodyFeatures, sourceFeatures } from '../../src/text/attribution/source-features.ts';
import { phrases, type Stretch, sourcesNear } from '../../src/text/attribution/sources.ts';
import { textSpans } from '../../src/text/sentences.ts';
import { type AttributedText, attributedTexts, tokenOverlap, tokenSpans } from '../quality/polnear.ts';
import { type Group, Sparse } from './sparse.ts';

/**
 * Learns cues, sources and contents from attributed news: `node dist/bench/train/attribution.js [DATA [all|0|1 [TARGET]]]` writes
 * `src/text/attribution/weights.ts`. Same data, same bytes. `0` or `1` learns from every other article only, to see what
 * unseen articles give.
 */

/** A stem is looked at when it was a cue this often, and in this share of its uses. */
const LEAST_USES = 2;
const LEAST_SHARE = 0.005;
/** How many features each model keeps, and how often one must have been seen. */
const MOST_CUE_FEATURES = 40_000;
const LEAST_SEEN = { cue: 3, source: 3, content: 5 } as const;

interface Example {
  readonly story: Story;
  readonly phrases: readonly (readonly Stretch[])[];
  readonly gold: readonly Gold[];
  /** Gold attributions by `scene:word` of their cue. */
  readonly cues: ReadonlyMap<string, Gold>;
  readonly tokens: ReturnType<typeof tokenSpans>;
}

type Gold = AttributedText['attributions'][number];

function main(data: string, target: string, half: number | undefined): void {
  const texts = attributedTexts(join(data, 'polnear/train.jsonl')).filter(
    (_, i) => half === undefined || i % 2 === half,
  );
  const examples = read(texts);
  const stems = cueStems(examples);
  const halves = [0, 1].map((part) => fitSources(examples.filter((_, i) => i % 2 !== part)));
  const source = fitSources(examples);
  const content = fitContents(examples, stems);
  const cue = fitCues(examples, stems, halves);
  writeFileSync(
    target,
    `// Made by \`bench/train/attribution.ts\` from counts over attributed news; do not edit.
/** The stems of cue words and the weights of each model, as \`pack\` writes them. */
export const ATTRIBUTION_WEIGHTS: Readonly<Record<'stems' | 'cue' | 'source' | 'content', string>> = {
  stems: '${pack([...stems].map((stem) => [stem, 0]))}',
  cue: '${cue.packed()}',
  source: '${source.packed()}',
  content: '${content.packed()}',
};
`,
  );
}

/** Reads texts, and finds the word of each cue that is most often a cue. */
function read(texts: readonly AttributedText[]): Example[] {
  const stories = texts.map(({ text }) => readStory(text, textSpans(text)));
  const uses = new Map<string, number>();
  const cueUses = new Map<string, number>();
  stories.forEach((story, i) => {
    eachWord(story, ({ lower }) => count(uses, lower));
    for (const { cue } of texts[i]!.attributions) {
      eachWord(story, (word) => {
        if (cue.some(({ start, end }) => word.start < end && word.end > start)) count(cueUses, word.lower);
      });
    }
  });
  const rate = (lower: string): number => (cueUses.get(lower) ?? 0) / ((uses.get(lower) ?? 0) + 5);
  return texts.map((each, i) => {
    const story = stories[i]!;
    const cues = new Map<string, Gold>();
    for (const gold of each.attributions) {
      let best: { readonly key: string; readonly rate: number } | undefined;
      eachWord(story, (word, key) => {
        if (!gold.cue.some(({ start, end }) => word.start < end && word.end > start)) return;
        const own = rate(word.lower);
        if (best === undefined || own >= best.rate) best = { key, rate: own };
      });
      if (best !== undefined && !cues.has(best.key)) cues.set(best.key, gold);
    }
    return {
      story,
      phrases: story.scenes.map(({ words }) => phrases(words)),
      gold: each.attributions,
      cues,
      tokens: tokenSpans(each.text),
    };
  });
}

function eachWord(
  story: Story,
  visit: (word: Story['scenes'][number]['words'][number], key: string) => void,
): void {
  story.scenes.forEach((scene, s) => {
    scene.words.forEach((word, w) => {
      visit(word, `${s}:${w}`);
    });
  });
}

function cueStems(examples: readonly Example[]): ReadonlySet<number> {
  const uses = new Map<number, number>();
  const cueUses = new Map<number, number>();
  for (const { story, cues } of examples) {
    eachWord(story, ({ stemId }, key) => {
      count(uses, stemId);
      if (cues.has(key)) count(cueUses, stemId);
    });
  }
  return new Set(
    [...cueUses]
      .filter(([stem, n]) => n >= LEAST_USES && n / uses.get(stem)! >= LEAST_SHARE)
      .map(([stem]) => stem),
  );
}

function* cuesOf(example: Example): Generator<{ s: number; cue: number; gold: Gold }> {
  for (const [key, gold] of example.cues) {
    const [s, cue] = key.split(':').map(Number) as [number, number];
    yield { s, cue, gold };
  }
}

const isSource = (example: Example, s: number, phrase: Stretch, gold: Gold): boolean => {
  const { words } = example.story.scenes[s]!;
  const start = words[phrase.first]!.start;
  const { end } = words[phrase.last]!;
  return gold.source.some((span) => start < span.end && end > span.start);
};

function fitSources(examples: readonly Example[]): Sparse {
  const model = new Sparse();
  const groups: Group[] = [];
  for (const example of examples) {
    for (const { s, cue, gold } of cuesOf(example)) {
      const scene = example.story.scenes[s]!;
      const candidates = sourcesNear(example.phrases[s]!, cue);
      const good = candidates.map((each) => (isSource(example, s, each, gold) ? 1 : 0));
      const rows = candidates.map((each) => model.row((add) => sourceFeatures(scene, cue, each, add)));
      rows.push(model.row((add) => nobodyFeatures(scene, cue, add)));
      groups.push({ rows, good: [...good, good.includes(1) ? 0 : 1] });
    }
  }
  model.keep(LEAST_SEEN.source);
  model.fitChoice(groups);
  return model;
}

function fitContents(examples: readonly Example[], stems: ReadonlySet<number>): Sparse {
  const model = new Sparse();
  const groups: Group[] = [];
  for (const example of examples) {
    for (const { s, cue, gold } of cuesOf(example)) {
      const scene = example.story.scenes[s]!;
      if (!stems.has(scene.words[cue]!.stemId)) continue;
      const source = sourcesNear(example.phrases[s]!, cue).find((each) => isSource(example, s, each, gold));
      const candidates = contents(example.story, s, { first: cue, last: cue }, source);
      const quality = candidates.map((each) => {
        const { ofGold, ofOurs } = tokenOverlap(example.tokens, gold.content, [each]);
        return ofGold >= 0.5 && ofOurs >= 0.5 ? (2 * ofGold * ofOurs) / (ofGold + ofOurs) : 0;
      });
      const best = Math.max(0, ...quality);
      if (best === 0) continue;
      groups.push({
        rows: candidates.map((each) =>
          model.row((add) => contentFeatures(example.story, s, cue, source?.rank ?? 0, each, add)),
        ),
        good: quality.map((each) => (each / best) ** 3),
      });
    }
  }
  model.keep(LEAST_SEEN.content);
  model.fitChoice(groups);
  return model;
}

/** Sources are chosen by a model that has not seen the article, as it will be later. */
function fitCues(
  examples: readonly Example[],
  stems: ReadonlySet<number>,
  halves: readonly Sparse[],
): Sparse {
  const model = new Sparse();
  const rows: { row: number[]; yes: boolean }[] = [];
  const unseen = halves.map((half): Weights => half.weights());
  examples.forEach((example, i) => {
    example.story.scenes.forEach((scene, s) => {
      scene.words.forEach((word, cue) => {
        if (!stems.has(word.stemId)) return;
        const source = chooseSource(scene, example.phrases[s]!, cue, { source: unseen[i % 2]! });
        const row = model.row((add) => {
          cueFeatures(scene, cue, add);
          sourcedCueFeatures(scene, cue, source, add);
        });
        rows.push({ row, yes: example.cues.has(`${s}:${cue}`) });
      });
    });
  });
  model.keep(LEAST_SEEN.cue);
  model.keepTelling(rows, MOST_CUE_FEATURES);
  model.fitYes(rows);
  return model;
}

function count<Key>(map: Map<Key, number>, key: Key): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

const [dataPath = '../shared/data', half, target = 'src/text/attribution/weights.ts'] = process.argv.slice(2);
main(resolve(dataPath), resolve(target), half === undefined || half === 'all' ? undefined : Number(half));
