import { type Add, keys } from './hash.ts';
import type { Scene } from './scene.ts';
import { hasName, type SourceCandidate } from './sources.ts';
import { idUnlessName, stemUnlessName, type Word, wordAt } from './words.ts';

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
      add(CUE.subject, idUnlessName(each));
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
  add(SOURCED.head, stemUnlessName(head));
  add(SOURCED['head stem'], stemUnlessName(head), stem);
  add(SOURCED.kind, head.kindId, phrase.rank, Number(hasName(words, phrase)));
  add(SOURCED['kind stem'], head.kindId, stem);
  add(SOURCED['rank stem'], phrase.rank, stem);
  add(SOURCED.certainty, Math.max(-8, Math.round(certainty * 3)));
  add(SOURCED.nobody, Math.max(-12, Math.round(nobody * 2)));
  add(SOURCED.sides, phrase.rank < 0 ? 1 : 2, kind, head.kindId);
}
