import type { Span } from '../../article.ts';
import type { Scene, Story } from './scene.ts';
import type { Stretch } from './sources.ts';
import type { Word } from './words.ts';

/** Where a content may begin and end, and why: the reasons are features of the choice. */
export interface ContentCandidate extends Span {
  readonly side: 'before' | 'behind' | 'around';
  readonly from: string;
  readonly to: string;
}

/** How many candidates each end may have. */
const MOST_ENDS = 7;
/** A preposition ends a content only where little else does. */
const MOST_PREPOSITIONS = 2;
/** How many words behind its cue a content may begin. */
const REACH = 23;

/** A cue and its source in the scene `s` of a story. */
interface Place {
  readonly story: Story;
  readonly s: number;
  readonly scene: Scene;
  readonly cue: Stretch;
  readonly source: Stretch | undefined;
}

/** The stretches that may be what a source said, by the place of cue and source in the scene `s` of a story. */
export function contents(
  story: Story,
  s: number,
  cue: Stretch,
  source: Stretch | undefined,
): ContentCandidate[] {
  const place: Place = { story, s, scene: story.scenes[s]!, cue, source };
  return [...before(place), ...behind(place), ...around(place)];
}

function before({ story, s, scene, cue, source }: Place): ContentCandidate[] {
  const { words, quoted } = scene;
  const left = source === undefined ? cue.first : Math.min(cue.first, source.first);
  const edge = source !== undefined && source.first < cue.first ? [left, cue.first] : [left];
  const found: ContentCandidate[] = [];
  for (const [e, right] of edge.entries()) {
    let last = right - 1;
    while (last >= 0 && isSoft(words[last]!)) last--;
    if (last < 0) continue;
    const to = e === 0 ? 'outer' : 'cue';
    const end = words[last]!.end;
    const add = (first: number, from: string): void => {
      if (first <= last) found.push({ start: words[first]!.start, end, side: 'before', from, to });
    };
    add(0, 'sentence');
    const firsts = edges({ from: last - 1, step: -1, to: 1 }, (at) => {
      const { kind, lower } = words[at]!;
      if (kind === 'comma' || /^[—–:;]$/.test(lower)) return [at + 1, 'comma'];
      if (kind === 'conj' || kind === 'that' || kind === 'wh') return [at + 1, kind];
      return quoted[at]! >= 0 && quoted[at - 1] !== quoted[at] ? [at, 'quote'] : null;
    });
    for (const [first, from] of firsts) add(first, from);
    // The quotation began sentences ago.
    const q = quoted[last]!;
    if (q >= 0 && story.quotations[q]!.start < scene.start) {
      found.push({ start: story.quotations[q]!.start, end, side: 'before', from: 'long quote', to });
    }
  }
  // “…” said X, and the sentences before stand in quotation marks of their own.
  if (s > 0 && !scene.opensParagraph && cue.first < 6) {
    const previous = story.scenes[s - 1]!;
    const q = previous.quoted.at(-1) ?? -1;
    const start = q >= 0 ? story.quotations[q]!.start : previous.start;
    found.push({
      start,
      end: previous.end,
      side: 'before',
      from: q >= 0 ? 'quote sentence' : 'last sentence',
      to: 'sentence',
    });
  }
  return found;
}

function behind({ story, s, scene, cue, source }: Place): ContentCandidate[] {
  const { words, quoted } = scene;
  const right = source === undefined ? cue.last : Math.max(cue.last, source.last);
  const nearest: Edge =
    source !== undefined && source.first > cue.last ? [right + 1, 'outer'] : [cue.last + 1, 'cue'];
  const farthest = Math.min(words.length - 2, cue.last + REACH);
  const further = edges({ from: nearest[0], step: 1, to: farthest }, (at) => {
    const { kind, lower } = words[at]!;
    if (kind === 'comma') return [at + 1, 'comma'];
    if (lower === ':') return [at + 1, ':'];
    if (at > nearest[0]) {
      if (kind === 'that' || kind === 'to') return [at, kind];
      if (kind === 'wh' || lower === 'if' || lower === 'whether') return [at, 'wh'];
    }
    if (kind === 'prep') return [at + 1, 'prep'];
    return at > nearest[0] && quoted[at]! >= 0 && quoted[at - 1] !== quoted[at] ? [at, 'quote'] : null;
  });
  const found: ContentCandidate[] = [];
  const closing = words.at(-1)!;
  for (const [raw, from] of [nearest, ...further]) {
    let first = raw;
    while (first < words.length && isSoft(words[first]!)) first++;
    if (first >= words.length) continue;
    const start = words[first]!.start;
    found.push({ start, end: closing.end, side: 'behind', from, to: 'sentence' });
    const lasts = edges({ from: first + 1, step: 1, to: words.length - 1 }, (at, earlier) => {
      const { kind, lower } = words[at]!;
      if (kind === 'comma' || /^[—–;(]$/.test(lower)) return [at - 1, 'comma'];
      if (kind === 'conj' || kind === 'wh' || /^(?:as|after|before)$/.test(lower)) return [at - 1, kind];
      if (kind === 'prep' && earlier < MOST_PREPOSITIONS) return [at - 1, 'prep'];
      return quoted[at - 1]! >= 0 && quoted[at] !== quoted[at - 1] ? [at - 1, 'quote'] : null;
    });
    for (const [last, to] of lasts) found.push({ start, end: words[last]!.end, side: 'behind', from, to });
    // A quotation that goes on over the sentence's end.
    const q = quoted[words.length - 1]!;
    if (q >= 0 && story.quotations[q]!.end > scene.end && from !== 'prep') {
      found.push({ start, end: story.quotations[q]!.end, side: 'behind', from, to: 'long quote' });
    }
  }
  found.push(...follows(story, s, scene, closing));
  return found;
}

/** The word a content begins or ends with, and why. */
type Edge = readonly [word: number, why: string];

/** The first `MOST_ENDS` edges among the words `from` to `to`, both included, one way or the other; `edgeAt` is told how many there were earlier. */
function edges(
  { from, step, to }: { readonly from: number; readonly step: 1 | -1; readonly to: number },
  edgeAt: (at: number, earlier: number) => Edge | null,
): Edge[] {
  const found: Edge[] = [];
  for (let at = from; (to - at) * step >= 0 && found.length < MOST_ENDS; at += step) {
    const edge = edgeAt(at, found.length);
    if (edge !== null) found.push(edge);
  }
  return found;
}

/** What stands behind a closing colon or a whole announcing sentence. */
function follows(story: Story, s: number, scene: Scene, closing: Word): ContentCandidate[] {
  const next = story.scenes[s + 1];
  if (next === undefined || (closing.lower !== ':' && closing.kind !== 'stop')) return [];
  const colon = closing.lower === ':';
  if (!colon && scene.closesParagraph) return [];
  const q = next.quoted[0] ?? -1;
  const from = colon ? 'after colon' : 'next sentence';
  const found: ContentCandidate[] = [
    { start: next.start, end: next.end, side: 'behind', from, to: 'sentence' },
  ];
  if (q >= 0)
    found.push({
      start: next.start,
      end: quotationRun(story, s + 1),
      side: 'behind',
      from,
      to: 'long quote',
    });
  if (colon) {
    let last = s + 1;
    while (!story.scenes[last]!.closesParagraph) last++;
    found.push({ start: next.start, end: story.scenes[last]!.end, side: 'behind', from, to: 'paragraph' });
  }
  return found;
}

/** The end of the quotation a scene opens with, and of those that go on in the paragraphs behind it. */
function quotationRun(story: Story, s: number): number {
  let q = story.scenes[s]!.quoted[0]!;
  let { end } = story.quotations[q]!;
  for (let next = story.quotations[q + 1]; next !== undefined; next = story.quotations[++q + 1]) {
    if (!/^\s*$/.test(story.text.slice(end, next.start))) break;
    end = next.end;
  }
  return end;
}

/** “First part,” X said. “Second part.” and a parenthetical inside one clause. */
function around({ story, s, scene, cue }: Place): ContentCandidate[] {
  const { words, quoted } = scene;
  const found: ContentCandidate[] = [];
  if (cue.first > 2 && cue.last < words.length - 3) {
    found.push({ start: scene.start, end: scene.end, side: 'around', from: 'sentence', to: 'sentence' });
  }
  let q = -1;
  for (let at = cue.first - 1; at >= 0 && q < 0; at--) q = quoted[at]!;
  if (q < 0) return found;
  const { start } = story.quotations[q]!;
  // Quotations behind the cue in this scene or opening the next of the paragraph.
  for (let at = cue.last + 1; at < words.length; at++) {
    if (quoted[at]! > q) {
      found.push({
        start,
        end: story.quotations[quoted[at]!]!.end,
        side: 'around',
        from: 'quote',
        to: 'quote',
      });
      return found;
    }
  }
  const next = scene.closesParagraph ? undefined : story.scenes[s + 1];
  if (next !== undefined && (next.quoted[0] ?? -1) > q) {
    found.push({ start, end: quotationRun(story, s + 1), side: 'around', from: 'quote', to: 'next quote' });
  }
  return found;
}

/** Marks that hang between a content and its attribution. */
function isSoft({ kind, lower }: Word): boolean {
  return kind === 'comma' || lower === '—' || lower === '–' || lower === '-' || lower === ':';
}
