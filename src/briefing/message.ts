import type { AnswerSentence } from '../answering/answer.ts';
import { numberSources } from '../message/number.ts';
import { quotation } from '../message/quotation.ts';
import { readableDate, readableMoment } from '../message/readable.ts';
import type { Block, ClaimRow, Message, Source } from '../message.ts';
import type { Briefing, BriefingStory } from './briefing.ts';
import type { Change } from './changes.ts';
import { chartInWords } from './chart.ts';

/** A briefing as it is posted: the main message, and what goes into its thread. */
export interface BriefingPages {
  /** Null when there is nothing to say and nothing is to be said. */
  readonly main: Message | null;
  readonly detail: Message | null;
}

export interface BriefingView {
  /** Said first, e.g. why it is late. */
  readonly preface?: string | null;
  /** Says nothing, instead of "Nothing new on your subjects"; default false. */
  readonly silentWhenEmpty?: boolean;
}

/** The pages of a briefing: one sentence a story in the main message, all the rest in the detail. */
export function briefingMessage(briefing: Briefing, view: BriefingView = {}): BriefingPages {
  const { stories, quiet, below } = briefing;
  const preface: Block[] = view.preface ? [note(view.preface)] : [];
  const notes = [
    ...quiet.map(({ headline, last }) => note(`Gone quiet since ${readableDate(last)}: ${headline}`)),
    ...(below > 0 ? [note(`${below} more ${below === 1 ? 'story' : 'stories'} below the cut.`)] : []),
  ];
  if (stories.length === 0) {
    if (quiet.length === 0 && view.silentWhenEmpty) return { main: null, detail: null };
    return { main: { blocks: [...preface, note(nothingNew(briefing)), ...notes] }, detail: null };
  }
  const firsts = stories.map(({ lines }) => lines[0]!);
  const sources = numberSources(firsts);
  const main: Block[] = [
    heading(
      `${stories.length === 1 ? '1 story' : `${stories.length} stories`} since ${readableMoment(briefing.since)}`,
    ),
    ...preface,
    ...stories.flatMap((story) => [
      part(story.headline),
      ...noted(changesInWords(story)),
      quotation(story.lines[0]!, undefined, sources),
      ...chartOf(story, briefing),
    ]),
    ...notes,
    { kind: 'sources', sources: [...sources.values()] },
  ];
  return { main: { blocks: main }, detail: detailOf(stories) };
}

function chartOf({ id }: BriefingStory, { chart }: Briefing): Block[] {
  return chart?.story === id ? [{ kind: 'chart', chart, alt: chartInWords(chart) }] : [];
}

function detailOf(stories: readonly BriefingStory[]): Message | null {
  const longer = stories
    .map((story) => ({ ...story, further: furtherLines(story) }))
    .filter(({ further, claims }) => further.length > 0 || claims.length > 0);
  if (longer.length === 0) return null;
  const sources = numberSources(
    longer.flatMap(({ further, claims }) => [...further, ...claims.map(({ sentence }) => sentence)]),
  );
  const blocks = longer.flatMap(({ headline, further, claims }): Block[] => [
    part(headline),
    ...further.map((line) => quotation(line, undefined, sources)),
    ...(claims.length > 0
      ? [{ kind: 'claims' as const, rows: claims.map((claim) => claimRow(claim, sources)) }]
      : []),
  ]);
  return { blocks: [...blocks, { kind: 'sources', sources: [...sources.values()] }] };
}

/** The lines that the main message left out, and the sentences that say what changed. */
function furtherLines({ lines, changes }: BriefingStory): AnswerSentence[] {
  const same = (one: AnswerSentence, other: AnswerSentence): boolean =>
    one.articleId === other.articleId && one.start === other.start;
  const further = [...lines.slice(1)];
  for (const change of changes) {
    if (change.kind === 'new-story') continue;
    if (![...lines, ...further].some((line) => same(line, change.sentence))) further.push(change.sentence);
  }
  return further;
}

function claimRow(
  { claimant, counts, says, sentence }: BriefingStory['claims'][number],
  sources: ReadonlyMap<string, Source>,
): ClaimRow {
  return {
    claimant,
    says: `${says} (${counts})`,
    date: sentence.published === null ? null : readableDate(sentence.published),
    flags: sentence.flags,
    source: sources.get(sentence.articleId)!.number,
    at: { start: sentence.start, end: sentence.end },
  };
}

/** `New story · 3 independent sources`, `New figure: 14 killed, was 10 (the army)`. */
function changesInWords({ changes, sources, articles, late }: BriefingStory): string {
  const said = [...changes.map(changeInWords), ...lateInWords(late.length, articles.length)];
  return [...said, ...(sources > 1 ? [`${sources} independent sources`] : [])].join(' · ');
}

/** What came out before the last briefing and came in after it. */
function lateInWords(late: number, all: number): string[] {
  if (late === 0) return [];
  return [late === all ? 'Came in late' : `${late} of ${all} articles came in late`];
}

function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'new-story':
      return 'New story';
    case 'new-figure':
      return `New figure: ${change.now} ${change.counts}, was ${change.was} (${change.claimant})`;
    case 'denied':
      return `Denied${denies(change.sentence) ? by(change.sentence) : ''}`;
    case 'corrected':
      return `Corrected${by(change.sentence)}`;
  }
}

/** Who is quoted may be the one who tells that others denied it: only a cue that denies makes the speaker the denier. */
const denies = ({ cue }: AnswerSentence): boolean =>
  cue !== null && /\b(?:den|reject|refut|disput|dismiss)(?:y|ies|ied|ying|e|s|es|ed|ing)?\b/i.test(cue);

const by = ({ speaker }: AnswerSentence): string => (speaker === null ? '' : ` (${speaker})`);

function nothingNew({ subjects, since }: Briefing): string {
  return `Nothing new ${subjects.length > 0 ? 'on your subjects ' : ''}since ${readableMoment(since)}.`;
}

const heading = (text: string): Block => ({ kind: 'heading', text });
const part = (text: string): Block => ({ kind: 'heading', text, level: 'part' });
const note = (text: string): Block => ({ kind: 'note', text });
const noted = (text: string): Block[] => (text === '' ? [] : [note(text)]);
