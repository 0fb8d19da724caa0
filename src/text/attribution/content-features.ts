import type { ContentCandidate } from './contents.ts';
import { type Add, idOf, keys } from './hash.ts';
import type { Scene, Story } from './scene.ts';
import { type Word, wordAt } from './words.ts';

const CONTENT = keys([
  'type',
  'from stem',
  'to stem',
  'side stem',
  'side kinds',
  'side of source',
  'type of source',
  'from of source',
  'size',
  'size stem',
  'size to',
  'first',
  'first kinds',
  'first kind stem',
  'before',
  'behind',
  'behind kinds',
  'behind words',
  'last kind',
  'marks',
  'over',
  'covers',
]);

/** What tells whether a stretch is what the source said; `rank` is the source's, 0 without one. */
export function contentFeatures(
  story: Story,
  s: number,
  cue: number,
  rank: number,
  each: ContentCandidate,
  add: Add,
): void {
  const scene = story.scenes[s]!;
  const { words } = scene;
  const { stemId: stem, kindId: kind } = words[cue]!;
  const side = idOf(each.side);
  const from = idOf(each.from);
  const to = idOf(each.to);
  const n1 = wordAt(words, cue + 1).kindId;
  const place = Math.sign(rank);
  add(CONTENT.type, side, from, to);
  add(CONTENT['from stem'], side, from, stem);
  add(CONTENT['to stem'], side, to, stem);
  add(CONTENT['side stem'], side, stem);
  add(CONTENT['side kinds'], side ^ kind, n1, wordAt(words, cue - 1).kindId);
  add(CONTENT['side of source'], side, place);
  add(CONTENT['type of source'], side ^ place, from, to);
  add(CONTENT['from of source'], side ^ place, from, n1);
  const units = each.end - each.start;
  const size = SIZES.findIndex((most) => units < most);
  add(CONTENT.size, size);
  add(CONTENT['size stem'], size, stem);
  add(CONTENT['size to'], size, side, to);
  edgeFeatures(scene, cue, each, side, add);
}

const SIZES = [15, 40, 90, 180, 360, Number.POSITIVE_INFINITY];

function edgeFeatures(scene: Scene, cue: number, each: ContentCandidate, side: number, add: Add): void {
  const { words, quoted } = scene;
  const inside = each.start >= scene.start && each.end <= scene.end;
  const first = each.start >= scene.start ? wordFrom(words, each.start) : -1;
  const last = each.end <= scene.end ? wordFrom(words, each.end) - 1 : -1;
  if (first >= 0 && first < words.length) {
    const opening = words[first]!;
    const before = wordAt(words, first - 1);
    add(CONTENT.first, side, opening.id);
    add(CONTENT['first kinds'], side, opening.kindId, before.kindId);
    add(CONTENT['first kind stem'], words[cue]!.stemId, opening.kindId);
    add(CONTENT.before, side, before.id);
  }
  if (last >= 0) {
    const next = wordAt(words, last + 1);
    const then = wordAt(words, last + 2);
    add(CONTENT.behind, side, next.id);
    add(CONTENT['behind kinds'], side, next.kindId, then.kindId);
    add(CONTENT['behind words'], side, next.kindId, then.id);
    add(CONTENT['last kind'], words[last]!.kindId);
  }
  if (!inside) {
    add(CONTENT.over, side, quoted[cue]! >= 0 ? 1 : 0, scene.closesParagraph ? 1 : 0);
    return;
  }
  if (first < 0 || last < first) return;
  // Whether a quotation is cut, and whether all that is quoted is covered.
  const open = quoted[first]! >= 0 && (first === 0 || quoted[first - 1] !== quoted[first]);
  const close = quoted[last]! >= 0 && (last === words.length - 1 || quoted[last + 1] !== quoted[last]);
  const cut =
    (quoted[first]! >= 0 && !open && quoted[cue] !== quoted[first]) ||
    (quoted[last]! >= 0 && !close && quoted[cue] !== quoted[last]);
  add(CONTENT.marks, side, (open ? 1 : 0) + (close ? 2 : 0) + (cut ? 4 : 0));
  let covered = 0;
  let all = 0;
  for (let q = 0; q < quoted.length; q++) {
    if (quoted[q]! < 0) continue;
    if (q >= first && q <= last) covered++;
    if (quoted[q] !== quoted[cue]) all++;
  }
  add(CONTENT.covers, side, all === 0 ? 0 : covered === 0 ? 1 : covered >= all ? 2 : 3);
}

/** The first word that starts at or behind an offset. */
function wordFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
