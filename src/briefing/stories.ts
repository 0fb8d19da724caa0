import { copyGroups } from '../text/copies.ts';
import { likelihoodOf, pairsOf } from './alike.ts';
import { group, type Link } from './linkage.ts';
import { profileOf, type Telling } from './profile.ts';
import { SAME_STORY, STORY_THRESHOLD } from './story-weights.ts';

/** Articles that tell the same story. */
export interface Story {
  /** The id of its first article: a running story keeps it. */
  readonly id: string;
  /** Ids of its articles, in the order given. */
  readonly articles: readonly string[];
  /** The same articles by independent source: one wire copy in five papers is one source, so is one paper's five articles. */
  readonly sources: readonly (readonly string[])[];
}

export interface StoriesOptions {
  /** Stories that run already: they go on, and are never joined with each other. Unknown article ids are left out. */
  readonly running?: readonly Pick<Story, 'id' | 'articles'>[];
}

/** Puts articles that tell the same story together; stories in order of their first article. */
export function storiesOf(tellings: readonly Telling[], options: StoriesOptions = {}): Story[] {
  const { running = [] } = options;
  const copies = copyGroups(tellings);
  const place = new Map(tellings.map(({ id }, at) => [id, at]));
  const standing = running
    .map(({ articles }) => articles.flatMap((id) => place.get(id) ?? []))
    .filter((members) => members.length > 0);
  const links = [...judged(tellings), ...copyLinks(copies)];
  const copyOf = new Map(copies.flatMap((members) => members.map((at) => [at, members] as const)));
  const names = new Map(running.flatMap(({ id, articles }) => articles.map((article) => [article, id])));
  return group(tellings.length, links, { threshold: STORY_THRESHOLD, standing }).map((members) => {
    const articles = members.map((at) => tellings[at]!.id);
    const known = articles.find((article) => names.has(article));
    return {
      id: known === undefined ? articles[0]! : names.get(known)!,
      articles,
      sources: sourcesAmong(members, tellings, copyOf),
    };
  });
}

/** A story that runs for a week is one story; what is told again months later is another. In days. */
const SAME_NEWS = 3;
const HALF_LIFE = 7;

function judged(tellings: readonly Telling[]): Link[] {
  return pairsOf(tellings.map(({ text }) => profileOf(text))).map(({ one, other, row }) => ({
    one,
    other,
    likelihood: freshness(tellings[one]!, tellings[other]!) * likelihoodOf(SAME_STORY, row),
  }));
}

/** How much the time between two articles speaks for one story: 1 for the same days, half for each week after. */
function freshness(one: Telling, other: Telling): number {
  if (one.published === null || other.published === null) return 1;
  const days = Math.abs(Date.parse(one.published) - Date.parse(other.published)) / 86_400_000;
  return Number.isNaN(days) ? 1 : 0.5 ** (Math.max(0, days - SAME_NEWS) / HALF_LIFE);
}

/** Copies belong together whatever else is said of them; a second link on top of the judged one only adds to it. */
function copyLinks(copies: readonly (readonly number[])[]): Link[] {
  return copies.flatMap((members) =>
    members.slice(1).map((other) => ({ one: members[0]!, other, likelihood: 1 })),
  );
}

function sourcesAmong(
  members: readonly number[],
  tellings: readonly Telling[],
  copyOf: ReadonlyMap<number, readonly number[]>,
): string[][] {
  const sources = new Map<string, string[]>();
  for (const at of members) {
    const copies = copyOf.get(at)!;
    const publishers = new Set(copies.map((each) => tellings[each]!.publisher));
    // Within one paper, copies are that paper's versions of its own article.
    const key = publishers.size > 1 ? `copy ${copies[0]}` : `paper ${tellings[at]!.publisher ?? ''}`;
    const known = sources.get(key);
    if (known === undefined) sources.set(key, [tellings[at]!.id]);
    else known.push(tellings[at]!.id);
  }
  return [...sources.values()];
}
