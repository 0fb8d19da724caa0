import type { Dateline, Sources } from '../../src/index.ts';

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
