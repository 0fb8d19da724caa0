import { idOf, keys } from './hash.ts';
import type { Scene } from './scene.ts';
import type { SourceCandidate, Stretch } from './sources.ts';
import { type Word, wordAt } from './words.ts';

/** Takes what is true of a candidate: a key, and up to three values that make it one. */
export type Add = (key: number, a?: number, b?: number, c?: number) => void;

/** Names are all one word: who it is does not tell whether they speak. */
const NAME = idOf('Name');
const headId = (word: Word): number => (word.kind === 'name' ? NAME : word.stemId);

const CUE = keys([
  'word',
  'stem',
  'stem kind',
  'kind',
  'before',
  'before kind',
  'behind',
  'behind kind',
  'stem behind',
  'stem before',
  'stem behind kind',
  'stem before kind',
  'three before',
  'three behind',
  'middle',
  'second behind',
  'second before',
  'inside',
  'inside stem',
  'quotation before',
  'quotation behind',
  'quotation behind stem',
  'opens',
  'rest',
  'that behind',
  'that behind stem',
  'subject kind',
  'subject',
  'no subject',
  'nobody before',
]);

/** What tells whether the word at `at` attributes something. */
export function cueFeatures({ words, quoted }: Scene, at: number, add: Add): void {
  const word = words[at]!;
  const stem = word.stemId;
  const kind = word.kindId;
  const p1 = wordAt(words, at - 1);
  const p2 = wordAt(words, at - 2);
  const n1 = wordAt(words, at + 1);
  const n2 = wordAt(words, at + 2);
  add(CUE.word, word.id);
  add(CUE.stem, stem);
  add(CUE['stem kind'], stem, kind);
  add(CUE.kind, kind);
  add(CUE.before, p1.id);
  add(CUE['before kind'], p1.kindId);
  add(CUE.behind, n1.id);
  add(CUE['behind kind'], n1.kindId);
  add(CUE['stem behind'], stem, n1.id);
  add(CUE['stem before'], stem, p1.id);
  add(CUE['stem behind kind'], stem, n1.kindId);
  add(CUE['stem before kind'], stem, p1.kindId);
  add(CUE['three before'], p2.kindId, p1.kindId, kind);
  add(CUE['three behind'], kind, n1.kindId, n2.kindId);
  add(CUE.middle, p1.kindId, kind, n1.kindId);
  add(CUE['second behind'], n2.id);
  add(CUE['second before'], p2.id);
  if (quoted[at]! >= 0) {
    add(CUE.inside);
    add(CUE['inside stem'], stem);
  } else {
    const before = quotedNearby(quoted, at, -1);
    const behind = quotedNearby(quoted, at, 1);
    if (before > 0) add(CUE['quotation before'], Math.min(3, before));
    if (behind > 0) {
      add(CUE['quotation behind'], Math.min(4, behind));
      add(CUE['quotation behind stem'], stem);
    }
  }
  if (at <= 1) add(CUE.opens, at);
  if (words.length - at <= 4) add(CUE.rest, words.length - at);
  for (let i = at + 1; i < Math.min(words.length, at + 8) && words[i]!.kind !== 'stop'; i++) {
    if (words[i]!.kind !== 'that') continue;
    add(CUE['that behind']);
    add(CUE['that behind stem'], stem);
    break;
  }
  subjectFeatures(words, at, add);
}

/** The nearest word before a cue that can be its subject, up to a mark. */
function subjectFeatures(words: readonly Word[], at: number, add: Add): void {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const each = words[i]!;
    if (SUBJECTS.has(each.kind)) {
      add(CUE['subject kind'], each.kindId, Math.min(4, at - i));
      add(CUE.subject, each.kind === 'name' ? NAME : each.id);
      break;
    }
    if (each.kind === 'comma' || each.kind === 'stop') {
      add(CUE['no subject'], each.kindId);
      break;
    }
  }
  for (let i = 0; i < at; i++) if (words[i]!.kind === 'name' || words[i]!.kind === 'pron') return;
  add(CUE['nobody before']);
}

const SUBJECTS: ReadonlySet<string> = new Set(['pron', 'name', 's', 'noun', 'either']);

/** How far the nearest quotation is on one side, up to eight words; 0 without one. */
function quotedNearby(quoted: Int16Array, at: number, step: 1 | -1): number {
  for (let far = 1; far <= 8; far++) {
    const q = quoted[at + far * step];
    if (q === undefined) return 0;
    if (q >= 0) return far;
  }
  return 0;
}

const SOURCED = keys([
  'none',
  'none stem',
  'head',
  'head stem',
  'kind',
  'kind stem',
  'rank stem',
  'certainty',
  'nobody',
  'sides',
]);

/** What the likeliest source adds to what tells of a cue; `nobody` is how likely there is none. */
export function sourcedCueFeatures(
  { words }: Scene,
  cue: number,
  source: {
    readonly phrase: SourceCandidate | undefined;
    readonly certainty: number;
    readonly nobody: number;
  },
  add: Add,
): void {
  const { stemId: stem, kindId: kind } = words[cue]!;
  const { phrase, certainty, nobody } = source;
  if (phrase === undefined) {
    add(SOURCED.none);
    add(SOURCED['none stem'], stem);
    return;
  }
  const head = words[phrase.last]!;
  add(SOURCED.head, headId(head));
  add(SOURCED['head stem'], headId(head), stem);
  add(SOURCED.kind, head.kindId, phrase.rank, hasName(words, phrase));
  add(SOURCED['kind stem'], head.kindId, stem);
  add(SOURCED['rank stem'], phrase.rank, stem);
  add(SOURCED.certainty, Math.max(-8, Math.round(certainty * 3)));
  add(SOURCED.nobody, Math.max(-12, Math.round(nobody * 2)));
  add(SOURCED.sides, phrase.rank < 0 ? 1 : 2, kind, head.kindId);
}

const hasName = (words: readonly Word[], { first, last }: Stretch): number => {
  for (let i = first; i <= last; i++) if (words[i]!.kind === 'name') return 1;
  return 0;
};

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
  add(SOURCE.head, head.kind === 'name' ? NAME : head.id);
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
  if (hasName(words, phrase) === 1) add(SOURCE.name, side);
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
