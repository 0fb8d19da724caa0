import type { Span } from '../../article.ts';
import { type Mention, mentionOf } from './mention.ts';
import { type Roster, rosterOf } from './roster.ts';
import type { Story } from './scene.ts';
import { phrases, type Stretch } from './sources.ts';

/** A source as a recogniser of speakers sees it. */
export interface Voice {
  readonly scene: number;
  readonly source: Stretch;
  readonly cue: number;
  readonly content: Span;
}

/** Who a voice is: the fullest mention, as written somewhere in the article; null where nobody fits. */
export type Speaker = string | null;

/**
 * The speaker of each voice of a story; the voices are in the order of the text. `around` are the sentences of the
 * whole article where the story is a stretch of it: a speaker may have been named in full far above.
 */
export function speakers(story: Story, voices: readonly Voice[], around: readonly Span[] = []): Speaker[] {
  const roster = rosterOf(story, voices, around);
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

interface Setting {
  readonly story: Story;
  readonly voices: readonly Voice[];
  readonly roster: Roster;
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
    return held === undefined ? NOBODY : roster.fullest(mentionOf(story.text, words, held, voice.cue));
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
  ({ story, voice, roster }) =>
    roster.fullest(mentionOf(story.text, story.scenes[voice.scene]!.words, voice.source, voice.cue)),
];

function pronoun(
  { story, voice, roster, before }: Setting,
  pattern: RegExp,
  kind: Mention['kind'],
): Mention | typeof NOBODY | undefined {
  if (!pattern.test(sourceWord(story, voice))) return undefined;
  const opening = openerBefore(story, voice, roster);
  if (opening !== undefined && fits(opening, kind)) return roster.fullest(opening);
  const spoken = before.findLast((each) => each !== undefined && fits(each, kind));
  if (spoken !== undefined) return spoken;
  const { start } = story.scenes[voice.scene]!.words[voice.source.first]!;
  const named = roster.mentions.findLast((each) => each.start < start && fits(each, kind));
  return named === undefined ? NOBODY : roster.fullest(named);
}

/** `The front gave another account. It said …`: who the sentence before opens with, in the same paragraph. */
function openerBefore(story: Story, { scene }: Voice, { mentions }: Roster): Mention | undefined {
  const before = story.scenes[scene - 1];
  if (before === undefined || story.scenes[scene]!.opensParagraph) return undefined;
  return mentions.find(({ start, text }) => start === before.start && /\p{Lu}/u.test(text.slice(1)));
}

const fits = (mention: Mention, kind: Mention['kind']): boolean =>
  mention.kind === kind ||
  (kind === 'thing' && mention.kind === 'group' && !mention.core.at(-1)?.endsWith('s'));

function sourceWord(story: Story, { scene, source }: Voice): string {
  const { words } = story.scenes[scene]!;
  return source.first === source.last ? words[source.first]!.lower : '';
}
