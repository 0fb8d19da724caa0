import { shortened } from '../../shortened.ts';
import { feedAddress, masked } from './address.ts';
import type { WantedFeed } from './register.ts';

/** Feeds as somebody lists them, and everything that is wrong with the list. */
export interface FeedList {
  readonly feeds: readonly WantedFeed[];
  readonly problems: readonly string[];
}

/**
 * Reads a list of feeds: OPML; a JSON list of addresses or of `{address, name?, fullText?}`; or lines, each an address
 * and then, where wanted, `full-text` and a name. Blank lines and those that begin with `#` are passed over.
 */
export async function readFeedList(text: string): Promise<FeedList> {
  const start = text.trimStart();
  if (start.startsWith('<')) return readOpml(start);
  if (/^[[{]/.test(start)) return readJsonList(start);
  const rows = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), where: `line ${at + 1}` }));
  return collected(
    rows
      .filter(({ line }) => line !== '' && !line.startsWith('#'))
      .map(({ line, where }) => ({ where, ...inWords(line) })),
  );
}

/** The addresses of a setting, between spaces or commas. */
export function readAddresses(text: string): FeedList {
  const addresses = text.split(/,?\s+|,(?=\s*(?:https?|feed):)/i).filter((each) => each !== '');
  return collected(
    addresses.map((address, at) => ({ where: `address ${at + 1}`, address, name: null, fullText: null })),
  );
}

interface Row {
  readonly where: string;
  readonly address: unknown;
  readonly name: string | null;
  readonly fullText: boolean | null;
}

function collected(rows: readonly Row[]): FeedList {
  const feeds = new Map<string, WantedFeed>();
  const problems: string[] = [];
  for (const { where, address: written, name, fullText } of rows) {
    const address = typeof written === 'string' ? feedAddress(written) : null;
    if (address === null) problems.push(`${where}: expected a web address, came ${shown(written)}`);
    else if (!feeds.has(address)) feeds.set(address, { address, name, fullText });
  }
  if (rows.length === 0) problems.push('expected feeds, came none');
  return { feeds: [...feeds.values()], problems };
}

/** `https://vale.example/feed full-text The Vale Courier` */
function inWords(line: string): Omit<Row, 'where'> {
  const [address = '', ...words] = line.split(/\s+/);
  const fullText = words[0]?.toLowerCase() === 'full-text' ? true : null;
  const name = words.slice(fullText === null ? 0 : 1).join(' ');
  return { address, name: name || null, fullText };
}

function readJsonList(text: string): FeedList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      feeds: [],
      problems: [`not JSON: ${(error as Error).message.replace(/\p{C}+/gu, ' ').slice(0, 120)}`],
    };
  }
  if (!Array.isArray(value)) return { feeds: [], problems: ['expected a JSON list of feeds'] };
  return collected(
    value.map((row: unknown, at) => {
      const where = `number ${at + 1}`;
      if (typeof row !== 'object' || row === null) return { where, address: row, name: null, fullText: null };
      const { address, name, fullText } = row as Readonly<Record<string, unknown>>;
      return {
        where,
        address,
        name: typeof name === 'string' && name.trim() !== '' ? name.trim() : null,
        fullText: typeof fullText === 'boolean' ? fullText : null,
      };
    }),
  );
}

async function readOpml(text: string): Promise<FeedList> {
  if (/<!ENTITY/i.test(text))
    return { feeds: [], problems: ['expected OPML, came entities of its own, which are refused'] };
  // Only who has OPML pays for its parser.
  const { parseOpml } = await import('feedsmith');
  let outlines: readonly Outline[];
  try {
    outlines = flat(parseOpml(text).body?.outlines ?? [], 0);
  } catch (error) {
    return { feeds: [], problems: [`expected OPML, came ${(error as Error).message.slice(0, 120)}`] };
  }
  const rows = outlines.filter(({ xmlUrl }) => xmlUrl !== undefined);
  return collected(
    rows.map(({ xmlUrl, text: name, title }, at) => ({
      where: `feed ${at + 1}`,
      address: xmlUrl,
      name: name?.trim() || title?.trim() || null,
      fullText: null,
    })),
  );
}

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
}

function flat(outlines: readonly Outline[], depth: number): readonly Outline[] {
  return depth > DEEPEST ? [] : outlines.flatMap((each) => [each, ...flat(each.outlines ?? [], depth + 1)]);
}

/** Folders in folders; nobody sorts deeper. */
const DEEPEST = 20;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? masked(value) : String(JSON.stringify(value));
  return JSON.stringify(shortened(text, 80));
}
