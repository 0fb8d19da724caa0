import type { Dateline, Log, Sources } from '../../../src/index.ts';
import { whileSame } from './while-same.ts';

/** How far back the newest stories go, in days: further where a quiet week has too few. */
const NEWEST = [7, 30, 90];
const FEW = 4;

/** The headlines of the archive's newest stories, most important first. */
export async function newestStories({
  brief,
  sources,
}: Pick<Dateline, 'brief' | 'sources'>): Promise<readonly string[]> {
  const { to } = sources();
  if (to === null) return [];
  let headlines: readonly string[] = [];
  for (const days of NEWEST) {
    const { stories } = await brief({ since: new Date(Date.parse(to) - days * 86_400_000) });
    headlines = stories.map(({ headline }) => headline);
    if (headlines.length >= FEW) break;
  }
  return headlines;
}

/** Headlines that hold what is typed; places and publishers that begin like it, the largest first. */
export function suggestions(
  sources: () => Sources,
  stories: readonly string[],
  places: readonly string[],
): (prefix: string) => readonly string[] {
  return (prefix) => {
    const typed = prefix.trim().toLowerCase();
    const publishers = sources().publishers.flatMap(({ publisher }) => publisher ?? []);
    return [
      ...stories.filter((headline) => headline.toLowerCase().includes(typed)),
      ...[...places, ...publishers].filter((name) => name.toLowerCase().startsWith(typed)),
    ];
  };
}

/** What a person may want to ask of a story. */
export function promptOf(headline: string): string {
  return `What is known about this: ${headline}`;
}

/** How often what is suggested is worked out anew, in milliseconds, where the archive has changed; and how soon at first. */
const EVERY = 30 * 60_000;
const SOON = 3_000;

/** Suggestions that follow the archive: none at first, as working them out keeps others waiting for a second. */
export function openSuggestions(dateline: Pick<Dateline, 'brief' | 'sources' | 'places'>, log: Log) {
  let stories: readonly string[] = [];
  let places: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const known = whileSame(dateline, async () => ({
    stories: await newestStories(dateline),
    places: await dateline.places(),
  }));
  async function renew(): Promise<void> {
    ({ stories, places } = await known());
  }
  const again = (after: number): void => {
    timer = setTimeout(async () => {
      await renew().catch((error) => log.error('dateline: nothing can be suggested', error));
      again(EVERY);
    }, after).unref();
  };
  return {
    suggest: (prefix: string) => suggestions(dateline.sources, stories, places)(prefix),
    prompts: () => stories.map(promptOf),
    start: () => again(SOON),
    stop: () => clearTimeout(timer),
  };
}
