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

/** The stretches that may be what a source said, by the place of cue and source in the scene `s` of a story. */
export function contents(
  story: Story,
  s: number,
  cue: Stretch,
  source: Stretch | undefined,
): ContentCandidate[] {
  const scene = story.scenes[s]!;
  return [
    ...before(story, s, scene, cue, source),
    ...behind(story, s, scene, cue, source),
    ...around(story, s, scene, cue),
  ];
}

function before(
  story: Story,
  s: number,
  scene: Scene,
  cue: Stretch,
  source: Stretch | undefined,
): ContentCandidate[] {
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
    let ends = 0;
    for (let at = last - 1; at > 0 && ends < MOST_ENDS; at--) {
      const { kind, lower } = words[at]!;
      if (kind === 'comma' || lower === '—' || lower === '–' || lower === ':' || lower === ';') {
        add(at + 1, 'comma');
        ends++;
      } else if (kind === 'conj' || kind === 'that' || kind === 'wh') {
        add(at + 1, kind);
        ends++;
      } else if (quoted[at]! >= 0 && quoted[at - 1] !== quoted[at]) {
        add(at, 'quote');
        ends++;
      }
    }
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

function behind(
  story: Story,
  s: number,
  scene: Scene,
  cue: Stretch,
  source: Stretch | undefined,
): ContentCandidate[] {
  const { words, quoted } = scene;
  const right = source === undefined ? cue.last : Math.max(cue.last, source.last);
  const starts: [number, string][] = [];
  if (source !== undefined && source.first > cue.last) starts.push([right + 1, 'outer']);
  else starts.push([cue.last + 1, 'cue']);
  let seen = 0;
  for (let at = starts[0]![0]; at < words.length - 1 && at < cue.last + 24 && seen < MOST_ENDS; at++) {
    const { kind, lower } = words[at]!;
    const next = at + 1;
    if (kind === 'that' && at > starts[0]![0]) starts.push([at, 'that']);
    else if ((kind === 'wh' || lower === 'if' || lower === 'whether') && at > starts[0]![0])
      starts.push([at, 'wh']);
    else if (kind === 'comma') starts.push([next, 'comma']);
    else if (lower === ':') starts.push([next, ':']);
    else if (kind === 'to' && at > starts[0]![0]) starts.push([at, 'to']);
    else if (kind === 'prep') starts.push([next, 'prep']);
    else if (quoted[at]! >= 0 && (at === 0 || quoted[at - 1] !== quoted[at]) && at > starts[0]![0])
      starts.push([at, 'quote']);
    else continue;
    seen++;
  }
  const found: ContentCandidate[] = [];
  const closing = words.at(-1)!;
  for (const [raw, from] of starts) {
    let first = raw;
    while (first < words.length && isSoft(words[first]!)) first++;
    if (first >= words.length) continue;
    const start = words[first]!.start;
    found.push({ start, end: closing.end, side: 'behind', from, to: 'sentence' });
    let ends = 0;
    for (let at = first + 1; at < words.length && ends < MOST_ENDS; at++) {
      const { kind, lower } = words[at]!;
      const end = words[at - 1]!.end;
      if (kind === 'comma' || lower === '—' || lower === '–' || lower === ';' || lower === '(') {
        found.push({ start, end, side: 'behind', from, to: 'comma' });
      } else if (
        kind === 'conj' ||
        kind === 'wh' ||
        lower === 'as' ||
        lower === 'after' ||
        lower === 'before'
      ) {
        found.push({ start, end, side: 'behind', from, to: kind });
      } else if (kind === 'prep' && ends < 2) {
        found.push({ start, end, side: 'behind', from, to: 'prep' });
      } else if (quoted[at - 1]! >= 0 && quoted[at] !== quoted[at - 1]) {
        found.push({ start, end, side: 'behind', from, to: 'quote' });
      } else continue;
      ends++;
    }
    // A quotation that goes on over the sentence's end.
    const q = quoted[words.length - 1]!;
    if (q >= 0 && story.quotations[q]!.end > scene.end && from !== 'prep') {
      found.push({ start, end: story.quotations[q]!.end, side: 'behind', from, to: 'long quote' });
    }
  }
  found.push(...follows(story, s, scene, closing));
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
function around(story: Story, s: number, scene: Scene, cue: Stretch): ContentCandidate[] {
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
