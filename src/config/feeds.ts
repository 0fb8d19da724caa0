import { existsSync } from 'node:fs';
import { choice, listOf, wholeNumber } from './values.ts';

/** How feeds are read. */
export interface FeedSettings {
  /** `DATELINE_FEEDS`: a file of feeds, or addresses; null when there are none. */
  readonly list: { readonly file: string } | { readonly addresses: string } | null;
  /** `DATELINE_FEED_FULLTEXT`: whether the pages are read that feeds link to. */
  readonly fullText: boolean;
  /** `DATELINE_FEED_MINUTES`: no feed is read more often. */
  readonly minutes: number;
  /** `DATELINE_FEED_HOSTS`: hosts that may be in a private network. */
  readonly hosts: readonly string[];
  /** `DATELINE_FEED_CONTACT`: whom to write to, as sites are told with every request. */
  readonly contact: string | null;
}

/** What of the environment is about feeds. */
type Named = `DATELINE_FEED${'S' | '_FULLTEXT' | '_MINUTES' | '_HOSTS' | '_CONTACT'}`;

const FULL_TEXT = { words: ['yes', 'no'], otherwise: 'no' } as const;
const MINUTES = { least: 1, most: 1_440, otherwise: 15 };

/** How the environment has feeds read. */
export function feedSettings(
  env: Readonly<Partial<Record<Named, string | undefined>>>,
  problems: string[],
): FeedSettings {
  const fullText = choice('DATELINE_FEED_FULLTEXT', env.DATELINE_FEED_FULLTEXT, FULL_TEXT, problems);
  const minutes = wholeNumber('DATELINE_FEED_MINUTES', env.DATELINE_FEED_MINUTES, MINUTES, problems);
  const hosts = listOf(env.DATELINE_FEED_HOSTS) ?? [];
  for (const host of hosts) {
    if (!URL.canParse(`http://${host}`) || /[/@*?#]/.test(host))
      problems.push(
        `DATELINE_FEED_HOSTS: expected a host, or host:port, got ${JSON.stringify(withoutLogin(host))}`,
      );
  }
  const contact = env.DATELINE_FEED_CONTACT?.trim() || null;
  const isContact = contact === null || /^[\x21-\x27\x2a-\x7e]{3,200}$/.test(contact);
  if (!isContact)
    problems.push(`DATELINE_FEED_CONTACT: expected a web or mail address, got ${JSON.stringify(contact)}`);
  return {
    list: feedList(env.DATELINE_FEEDS?.trim() ?? '', problems),
    fullText: fullText === 'yes',
    minutes,
    hosts,
    contact: isContact ? contact : null,
  };
}

function feedList(text: string, problems: string[]): FeedSettings['list'] {
  if (text === '') return null;
  if (/^(?:https?|feed):/i.test(text)) return { addresses: text };
  if (existsSync(text)) return { file: text };
  problems.push(
    `DATELINE_FEEDS: expected web addresses or a file, got ${JSON.stringify(withoutLogin(text).slice(0, 100))}`,
  );
  return null;
}

/** A value without the user and password that may stand in it. */
function withoutLogin(text: string): string {
  return text.replace(/[^\s/]*@/g, '');
}
