import { isCaseless, withCapitals } from '../question/capitals.ts';
import { inFull, isFollowUp, readInThread } from '../question/follow-up.ts';
import { asQuestion } from '../question/keywords.ts';
import type { KnownWords, WrittenForm } from '../question/known-words.ts';
import { readOutlet, readSpeaker, withoutCue } from '../question/outlet.ts';
import { questionParts } from '../question/parts.ts';
import { type Question, readQuestion } from '../question/question.ts';
import { type Correction, corrected, type Slip, slips } from '../question/spelling.ts';
import { questionIn } from '../question/typed.ts';
import { readWindow, type Window } from '../question/window.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { newsFrequency } from '../text/lexicon.ts';
import { termOf, terms } from '../text/terms.ts';
import type { WordVectors } from '../text/vectors.ts';
import { queryTerms } from './gather.ts';
import { writtenFormIn } from './written-forms.ts';

/** What a question limits itself to beyond its words. */
export interface Filters {
  /** When it was published or happened; null: at any time. */
  readonly window: Window | null;
  /** Only what these publish; empty: all. */
  readonly publishers: readonly string[];
}

/** One question of what was typed, read against the archive it is put to. */
export interface Understood extends Filters {
  readonly question: Question;
  /** The same without the words that say when: within the window, every sentence is of that time. */
  readonly timeless: Question;
  /** The terms that a follow-up asks about beyond what it follows; empty where it stands alone. */
  readonly own: readonly string[];
  /** The terms that it takes over from there. */
  readonly earlier: readonly string[];
  /** As it is shown where several were asked at once. */
  readonly title: string;
  readonly corrections: readonly Correction[];
  /** The terms of whose words are wanted; empty for nobody's. */
  readonly speaker: readonly string[];
}

/** What a typed question is read with. */
export interface Understanding {
  readonly archive: Archive;
  readonly index: ArticleIndex;
  readonly vectors: WordVectors | null;
  /** The outlets of the archive. */
  readonly publishers: readonly string[];
  /** Earlier questions of the conversation, oldest first. */
  readonly thread: readonly string[];
  /** The day, ISO, that "last week" counts from. */
  readonly today: string;
}

/** The questions of what was typed, in order, each with its slips, its time and its outlet read. */
export async function understand(typed: string, setting: Understanding): Promise<readonly Understood[]> {
  const { archive, publishers, thread, today } = setting;
  await archive.learn([typed, ...thread].flatMap(terms));
  const before: string[] = [];
  for (const text of thread) {
    const earlier = await spelt(await capitals(questionIn(text), setting), text, setting);
    before.push(inFull(asQuestion(earlier.text), before));
  }
  const understood: Understood[] = [];
  for (const part of questionParts(await capitals(questionIn(typed), setting))) {
    const { text: typedSo, corrections } = await spelt(part, typed, setting);
    const text = asQuestion(typedSo);
    const outlet = readOutlet(text, publishers);
    const own = outlet?.rest ?? text;
    const inherited = filtersBefore(own, before, { publishers, today });
    const window = readWindow(own, today);
    const ground = before.map((each) => bare(each, { publishers, today }));
    const asked = (words: string) => withoutCue(readInThread(words, ground));
    const full = inFull(text, before);
    const question = asked(own);
    const follows = before.length > 0 && isFollowUp(own);
    const words = follows ? readQuestion(withoutTime(own, window)).terms : [];
    understood.push({
      question,
      timeless: asked(withoutTime(own, window)),
      own: words.filter((term) => question.terms.includes(term)),
      earlier: follows ? allTerms(question).filter((term) => !words.includes(term)) : [],
      title: titleOf(part),
      corrections,
      window: window ?? inherited.window,
      publishers: outlet?.publishers ?? inherited.publishers,
      speaker: outlet === null ? readSpeaker(full) : [],
    });
    before.push(full);
  }
  return understood;
}

const allTerms = ({ terms, inherited }: Question): readonly string[] => [...terms, ...inherited];

/** A question of the thread, without its outlet and its time: they are handed on as filters. */
function bare(text: string, { publishers, today }: Limits): string {
  const rest = readOutlet(text, publishers)?.rest ?? text;
  return withoutTime(rest, readWindow(rest, today));
}

function withoutTime(text: string, window: Window | null): string {
  const at = window === null ? -1 : text.indexOf(window.words);
  if (window === null || at < 0) return text;
  // A year is said by the sentences that tell of it, a week hardly ever.
  if (/^(?:\w+ )?\d{4}$/.test(window.words)) return text;
  const rest = `${text.slice(0, at)}${text.slice(at + window.words.length)}`;
  return terms(rest).length === 0 ? text : rest;
}

async function capitals(text: string, setting: Understanding): Promise<string> {
  if (!isCaseless(text)) return text;
  return withCapitals(text, await writtenFormIn(queryTerms(readQuestion(text), setting.archive), setting));
}

async function spelt(
  text: string,
  typed: string,
  setting: Understanding,
): Promise<ReturnType<typeof corrected>> {
  const found = await slipsIn(text, setting);
  if (found.length === 0) return { text, corrections: [] };
  const forms: WrittenForm[] = [];
  for (const { word } of found.flatMap(({ candidates }) => candidates))
    forms.push(await writtenFormIn([termOf(word)], setting));
  // "happen" is a word even where the archive only writes "happened"; a stem of its words is none.
  const isEnglish = (word: string): boolean => setting.vectors?.ofWord(word) !== undefined;
  const writtenForm: WrittenForm = (word) =>
    forms.map((form) => form(word)).find((form) => form !== null) ?? (isEnglish(word) ? word : null);
  const read = corrected(text, found, writtenForm);
  // "turky" is a bird until the rest of the question tells that it is the country.
  const isSmall = read.corrections.length > 0 && isCaseless(typed);
  return isSmall ? { ...read, text: await capitals(read.text.toLowerCase(), setting) } : read;
}

/** An archive that is elsewhere is asked at once for all that a slip may have been. */
async function slipsIn(text: string, setting: Understanding): Promise<readonly Slip[]> {
  const known = knownWords(setting);
  const wanted: string[] = [];
  const share = (term: string): number => {
    wanted.push(term);
    return known.share(term);
  };
  const found = slips(text, { ...known, share });
  return (await setting.archive.learn(wanted)) ? slips(text, known) : found;
}

/** What asks for news in general. */
const GENERAL: ReadonlySet<string> = new Set(
  [
    'happened',
    'new',
    'news',
    'latest',
    'going',
    'stories',
    'headlines',
    'events',
    'main',
    'top',
    'today',
  ].map(termOf),
);

/** Whether a question says when, and nothing of what: "What happened last week?" */
export function asksForTime({ question, window }: Pick<Understood, 'question' | 'window'>): boolean {
  if (window === null) return false;
  const when = new Set(terms(window.words));
  return [...question.terms, ...question.inherited].every((term) => when.has(term) || GENERAL.has(term));
}

const NO_FILTERS: Filters = { window: null, publishers: [] };

/** What tells a question's limits. */
interface Limits {
  readonly publishers: readonly string[];
  readonly today: string;
}

/** A follow-up asks within the limits of what it follows: "What happened last week?" "And in Gao?" */
function filtersBefore(text: string, thread: readonly string[], setting: Limits): Filters {
  const last = thread.at(-1);
  if (last === undefined || !isFollowUp(text)) return NO_FILTERS;
  const rest = filtersBefore(last, thread.slice(0, -1), setting);
  const outlet = readOutlet(last, setting.publishers);
  return {
    window: readWindow(outlet?.rest ?? last, setting.today) ?? rest.window,
    publishers: outlet?.publishers ?? rest.publishers,
  };
}

function titleOf(part: string): string {
  const bare = part.replace(/^and\s+/i, '').trim();
  const title = bare.slice(0, 1).toUpperCase() + bare.slice(1);
  return /[?.!]$/.test(title) ? title : `${title}?`;
}

/** Below this many articles of the lexicon, a term that the archive lacks may well be a slip. */
const RARE = 2;

function knownWords({ archive, vectors }: Understanding): KnownWords {
  return {
    share: (term) => archive.share(term),
    isWord(word) {
      const term = termOf(word);
      return newsFrequency(term) >= RARE || vectors?.ofWord(word) !== undefined;
    },
  };
}
