import { isCaseless, withCapitals } from '../question/capitals.ts';
import { isFollowUp, readInThread } from '../question/follow-up.ts';
import type { KnownWords, NameForm } from '../question/known-words.ts';
import { readOutlet, readSpeaker } from '../question/outlet.ts';
import { questionParts } from '../question/parts.ts';
import { type Question, readQuestion } from '../question/question.ts';
import { type Correction, corrected, slips } from '../question/spelling.ts';
import { questionIn } from '../question/typed.ts';
import { readWindow, type Window } from '../question/window.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { newsFrequency } from '../text/lexicon.ts';
import { termOf } from '../text/terms.ts';
import type { WordVectors } from '../text/vectors.ts';
import { queryTerms } from './gather.ts';
import { nameFormIn } from './name-forms.ts';

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
  /** Earlier questions of the conversation, oldest first. */
  readonly thread: readonly string[];
  /** The day, ISO, that "last week" counts from. */
  readonly today: string;
}

/** The questions of what was typed, in order, each with its slips, its time and its outlet read. */
export async function understand(typed: string, setting: Understanding): Promise<readonly Understood[]> {
  const { archive, thread, today } = setting;
  const publishers = publishersOf(archive);
  const before: string[] = [];
  for (const text of thread)
    before.push((await spelt(await capitals(questionIn(text), setting), setting)).text);
  const understood: Understood[] = [];
  for (const part of questionParts(await capitals(questionIn(typed), setting))) {
    const { text, corrections } = await spelt(part, setting);
    const outlet = readOutlet(text, publishers);
    const own = outlet?.rest ?? text;
    const inherited = filtersBefore(own, before, { publishers, today });
    understood.push({
      question: readInThread(
        own,
        before.map((each) => readOutlet(each, publishers)?.rest ?? each),
      ),
      title: titleOf(part),
      corrections,
      window: readWindow(own, today) ?? inherited.window,
      publishers: outlet?.publishers ?? inherited.publishers,
      speaker: outlet === null ? readSpeaker(text) : [],
    });
    before.push(text);
  }
  return understood;
}

async function capitals(text: string, setting: Understanding): Promise<string> {
  if (!isCaseless(text)) return text;
  return withCapitals(text, await nameFormIn(queryTerms(readQuestion(text), setting.archive), setting));
}

async function spelt(text: string, setting: Understanding): Promise<ReturnType<typeof corrected>> {
  const found = slips(text, knownWords(setting));
  if (found.length === 0) return { text, corrections: [] };
  const forms: NameForm[] = [];
  for (const { word } of found.flatMap(({ candidates }) => candidates))
    forms.push(await nameFormIn([termOf(word)], setting));
  const nameForm: NameForm = (word) => forms.map((form) => form(word)).find((form) => form !== null) ?? null;
  return corrected(text, found, nameForm);
}

const NO_FILTERS: Filters = { window: null, publishers: [] };

/** A follow-up asks within the limits of what it follows: "What happened last week?" "And in Gao?" */
function filtersBefore(
  text: string,
  thread: readonly string[],
  setting: { readonly publishers: readonly string[]; readonly today: string },
): Filters {
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
      return (
        newsFrequency(term) >= RARE ||
        vectors?.ofWord(word) !== undefined ||
        archive.vocabulary.family(term).length > 0
      );
    },
  };
}

const knownPublishers = new WeakMap<
  Archive,
  { readonly revision: number; readonly names: readonly string[] }
>();

/** The outlets of an archive; read anew when articles came or went. */
function publishersOf(archive: Archive): readonly string[] {
  const known = knownPublishers.get(archive);
  if (known?.revision === archive.revision) return known.names;
  const names = new Set<string>();
  for (const { article } of archive.articles())
    if (article.publisher !== undefined) names.add(article.publisher);
  knownPublishers.set(archive, { revision: archive.revision, names: [...names] });
  return [...names];
}
