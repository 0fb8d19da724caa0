import type { Span } from '../../article.ts';
import type { Story } from './scene.ts';
import { fullSource, headEnd, withTail } from './source.ts';
import { phrases, type Stretch } from './sources.ts';
import type { Word } from './words.ts';

/** A source as a recogniser of speakers sees it. */
export interface Voice {
  readonly scene: number;
  readonly source: Stretch;
  readonly cue: number;
  readonly content: Span;
}

/** Who a voice is: the fullest mention, as written somewhere in the article; null where nobody fits. */
export type Speaker = string | null;

/** The speaker of each voice of a story; the voices are in the order of the text. */
export function speakers(story: Story, voices: readonly Voice[]): Speaker[] {
  const roster = readRoster(story, voices);
  const found: (Mention | undefined)[] = [];
  for (const voice of voices) {
    const setting = { story, voices, roster, voice, before: found };
    let speaker: Mention | undefined;
    for (const resolve of RESOLVERS) {
      const answer = resolve(setting);
      if (answer === undefined) continue;
      speaker = answer === NOBODY ? undefined : answer;
      break;
    }
    found.push(speaker);
  }
  return found.map((speaker) => speaker?.text ?? null);
}

interface Mention {
  /** As written, with office and all. */
  readonly text: string;
  readonly start: number;
  /** The words of its core in lower case: `mohamed maouloud ramadan`, `malian army`. */
  readonly core: readonly string[];
  readonly kind: 'person' | 'group' | 'thing';
}

interface Setting {
  readonly story: Story;
  readonly voices: readonly Voice[];
  readonly roster: readonly Mention[];
  readonly voice: Voice;
  /** The speakers of the voices before, in order. */
  readonly before: readonly (Mention | undefined)[];
}

const NOBODY = 'nobody';
type Resolver = (setting: Setting) => Mention | typeof NOBODY | undefined;

/** In this order: a pronoun first, it has no words of its own; a name before a description. */
const RESOLVERS: readonly Resolver[] = [
  // “We were there,” inside what X says: X.
  ({ story, voices, voice, before }) => {
    if (!/^(?:i|we|me|us|my|our)$/.test(sourceWord(story, voice))) return undefined;
    const { start } = story.scenes[voice.scene]!.words[voice.cue]!;
    const outer = voices.findIndex(
      (each) => each !== voice && each.content.start <= start && each.content.end > start,
    );
    return (outer >= 0 ? before[outer] : undefined) ?? NOBODY;
  },
  // …, who said: whoever stands before.
  ({ story, voice, roster }) => {
    if (!/^(?:who|which|that)$/.test(sourceWord(story, voice))) return undefined;
    const { words } = story.scenes[voice.scene]!;
    let at = voice.source.first - 1;
    while (at >= 0 && words[at]!.kind === 'comma') at--;
    const held = phrases(words).findLast((each) => each.last <= at);
    return held === undefined ? NOBODY : fullest(mentionOf(story, voice.scene, held, voice.cue), roster);
  },
  // he, she: the last person who spoke, else the last person named.
  (setting) => pronoun(setting, /^(?:he|she|him|her|himself|herself|his)$/, 'person'),
  (setting) => pronoun(setting, /^(?:it|its|itself)$/, 'thing'),
  (setting) => pronoun(setting, /^(?:they|their|them|themselves)$/, 'group'),
  // Nobody in particular.
  ({ story, voice }) =>
    /^(?:one|those|some|many|others|someone|you|there|this|these|everyone|nobody)$/.test(
      sourceWord(story, voice),
    )
      ? NOBODY
      : undefined,
  // A name or a description: the fullest mention it is a part of.
  ({ story, voice, roster }) => fullest(mentionOf(story, voice.scene, voice.source, voice.cue), roster),
];

function pronoun(
  { story, voice, roster, before }: Setting,
  pattern: RegExp,
  kind: Mention['kind'],
): Mention | typeof NOBODY | undefined {
  if (!pattern.test(sourceWord(story, voice))) return undefined;
  const spoken = before.findLast((each) => each !== undefined && fits(each, kind));
  if (spoken !== undefined) return spoken;
  const { start } = story.scenes[voice.scene]!.words[voice.source.first]!;
  const named = roster.findLast((each) => each.start < start && fits(each, kind));
  return named === undefined ? NOBODY : fullest(named, roster);
}

const fits = (mention: Mention, kind: Mention['kind']): boolean =>
  mention.kind === kind ||
  (kind === 'thing' && mention.kind === 'group' && !mention.core.at(-1)?.endsWith('s'));

function sourceWord(story: Story, { scene, source }: Voice): string {
  const { words } = story.scenes[scene]!;
  return source.first === source.last ? words[source.first]!.lower : '';
}

/** Every phrase that may name somebody: all that hold a name, and the sources. */
function readRoster(story: Story, voices: readonly Voice[]): Mention[] {
  const found: Mention[] = [];
  story.scenes.forEach(({ words }, scene) => {
    for (const phrase of phrases(words)) {
      let named = false;
      for (let i = phrase.first; i <= phrase.last; i++) if (words[i]!.kind === 'name') named = true;
      if (named) found.push(mentionOf(story, scene, phrase, -1));
    }
  });
  for (const { scene, source, cue } of voices) found.push(mentionOf(story, scene, source, cue));
  return found.sort((one, other) => one.start - other.start);
}

const DETERMINER = /^(?:the|a|an|its|his|her|their|our|this|that)$/;
const GROUP =
  /^(?:officials|police|authorities|army|forces|military|government|ministry|group|rebels|separatists|troops|company|agency|party|campaign|union|council|court|department|committee|team|office|commission|bank|association|organization|organisation|movement|corps|front|alliance|coalition|press|times|post|news|news agency|university|institute)$/;
const TITLE =
  /^(?:mr|mrs|ms|dr|president|minister|sen|rep|gov|gen|general|secretary|senator|mayor|judge|prof|professor|chief|leader|chairman|captain|col|colonel|lt|sgt)\.?$/;

function mentionOf(story: Story, scene: number, phrase: Stretch, cue: number): Mention {
  const { words } = story.scenes[scene]!;
  const whole = cue < 0 ? withTail(words, phrase, words.length) : fullSource(words, phrase, cue);
  const { start } = words[whole.first]!;
  const end = whole.first === phrase.first ? phrase.last : headEnd(words, whole.first);
  const head = words.slice(whole.first, end + 1);
  const core = coreOf(head);
  const last = core.at(-1) ?? '';
  const names = head.filter((word) => word.kind === 'name');
  const determined = DETERMINER.test(head[0]!.lower);
  const office =
    /\b(?:spokes\w+|minister|president|leader|expert|analyst|official|officer|lawyer|professor|director|chief|senator|governor)$/.test(
      last,
    );
  const person =
    office ||
    (!determined &&
      names.length > 0 &&
      names.at(-1)!.lower === last &&
      !GROUP.test(last) &&
      !/^[A-Z.]{2,}$/.test(names.at(-1)!.raw));
  const group = GROUP.test(last) || /[^s]s$/.test(last);
  return {
    text: story.text.slice(start, words[whole.last]!.end),
    start,
    core,
    kind: person ? 'person' : group ? 'group' : 'thing',
  };
}

/** Without articles and titles: what two mentions of one are compared by. */
function coreOf(words: readonly Word[]): string[] {
  const core = words
    .filter(({ lower, kind }) => kind !== 'own' && !DETERMINER.test(lower) && !TITLE.test(lower))
    .map(({ lower }) => lower.replace(/\.$/, ''));
  return core.length > 0 ? core : words.map(({ lower }) => lower);
}

/** The fullest mention that ends in the same word and holds all words of this one; of equals the earlier. */
function fullest(mention: Mention, roster: readonly Mention[]): Mention {
  let best = mention;
  for (const each of roster) {
    if (each.core.at(-1) !== mention.core.at(-1) || !mention.core.every((word) => each.core.includes(word)))
      continue;
    if (/^\d/.test(each.core[0] ?? '') || (mention.kind === 'person') !== (each.kind === 'person')) continue;
    if (
      each.core.length > best.core.length ||
      (each.core.length === best.core.length && each.text.length > best.text.length)
    )
      best = each;
  }
  return best;
}
