import { type Add, keys } from './hash.ts';
import type { Scene } from './scene.ts';
import { hasName, type SourceCandidate } from './sources.ts';
import { idUnlessName, wordAt } from './words.ts';

const SOURCE = keys([
  'rank',
  'rank stem',
  'rank kind',
  'rank head kind',
  'head',
  'head stem',
  'head kind',
  'before',
  'before kind',
  'behind',
  'behind kind',
  'first',
  'length',
  'opens',
  'gap',
  'path',
  'path stem',
  'between',
  'crosses',
  'elsewhere',
  'name',
]);

/** What tells whether a phrase is who speaks. */
export function sourceFeatures(
  { words, quoted }: Scene,
  cue: number,
  phrase: SourceCandidate,
  add: Add,
): void {
  const { stemId: stem, kindId: kind } = words[cue]!;
  const { first, last, rank } = phrase;
  const head = words[last]!;
  const side = rank < 0 ? 1 : 2;
  const before = wordAt(words, first - 1);
  const behind = wordAt(words, last + 1);
  add(SOURCE.rank, rank);
  add(SOURCE['rank stem'], rank, stem);
  add(SOURCE['rank kind'], rank, kind);
  add(SOURCE['rank head kind'], rank, head.kindId);
  add(SOURCE.head, idUnlessName(head));
  add(SOURCE['head stem'], head.stemId);
  add(SOURCE['head kind'], side, head.kindId, kind);
  add(SOURCE.before, side, before.id);
  add(SOURCE['before kind'], side, before.kindId);
  add(SOURCE.behind, side, behind.id);
  add(SOURCE['behind kind'], side, behind.kindId);
  add(SOURCE.first, words[first]!.id);
  add(SOURCE.length, Math.min(4, last - first));
  if (first === 0) add(SOURCE.opens, side);
  const from = rank < 0 ? last + 1 : cue + 1;
  const to = rank < 0 ? cue : first;
  const gap = to - from;
  add(SOURCE.gap, side, gap > 6 ? 7 : gap > 3 ? 4 : gap);
  if (gap <= 3) {
    let path = side;
    for (let i = from; i < to; i++) path = Math.imul(path, 31) + words[i]!.kindId;
    add(SOURCE.path, path);
    add(SOURCE['path stem'], path, stem);
  }
  let commas = 0;
  let verbs = 0;
  let crosses = false;
  for (let i = from; i < to; i++) {
    const each = words[i]!.kind;
    if (each === 'comma') commas++;
    if (each === 'aux' || each === 'ed' || each === 'verb') verbs++;
    if (quoted[i] !== quoted[cue]) crosses = true;
  }
  add(SOURCE.between, side, Math.min(3, commas), Math.min(2, verbs));
  if (crosses) add(SOURCE.crosses, side);
  if (quoted[last] !== quoted[cue]) add(SOURCE.elsewhere, side, quoted[last]! >= 0 ? 1 : 0);
  if (hasName(words, phrase)) add(SOURCE.name, side);
}

const NOBODY = keys(['nobody', 'stem', 'before', 'before kind', 'behind kind']);

/** What tells whether nobody is named as the source. */
export function nobodyFeatures({ words }: Scene, cue: number, add: Add): void {
  add(NOBODY.nobody);
  add(NOBODY.stem, words[cue]!.stemId);
  add(NOBODY.before, wordAt(words, cue - 1).id);
  add(NOBODY['before kind'], wordAt(words, cue - 1).kindId);
  add(NOBODY['behind kind'], wordAt(words, cue + 1).kindId);
}
