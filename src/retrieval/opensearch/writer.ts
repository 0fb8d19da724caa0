import { ArchiveUnavailable } from '../../unavailable.ts';
import type { Request } from './connection.ts';
import { isFull } from './connection.ts';

/** One thing to write; versions are external: an older one never replaces a newer one. */
export interface Write {
  readonly index: string;
  readonly key: string;
  readonly version: number;
  readonly document: object;
}

export interface Writer {
  /**
   * Resolves once all is written; those that met a newer version are told by their places. What the cluster will never take
   * is told to `onRefused` and the rest is written; without one it rejects.
   */
  write(writes: readonly Write[], onRefused?: OnRefused): Promise<ReadonlySet<number>>;
}

/** Told the place of what was refused, and why. */
export type OnRefused = (place: number, reason: string) => void;

/** One request: so many, or so much text. */
const MOST = 500;
const MOST_UNITS = 5_000_000;
/** A cluster that is behind is waited for, twice as long every time: about a minute in all. */
const FIRST_WAIT = 100;
const TRIES = 10;

interface BulkAnswer {
  readonly items: readonly {
    readonly index: { readonly status: number; readonly error?: { type: string; reason: string } };
  }[];
}

/** Writes one request after the other, so that whoever brings articles goes no faster than the cluster takes them. */
export function createWriter(request: Request, sleep: (ms: number) => Promise<void>): Writer {
  const sent = async (
    writes: readonly Write[],
    places: readonly number[],
    newer: Set<number>,
    onRefused: OnRefused,
  ) => {
    let left = places;
    for (let tried = 0; left.length > 0; tried++) {
      const answered = await request<BulkAnswer>('POST', '/_bulk', {
        body: left.flatMap((place) => linesOf(writes[place]!)),
      }).catch((error) => {
        if (tried + 1 >= TRIES || !(error instanceof ArchiveUnavailable) || isFull(String(error.cause)))
          throw error;
        return null;
      });
      const before = left;
      left =
        answered === null
          ? before
          : before.filter((place, i) => isBehind(answered.items[i]!.index, place, newer, onRefused));
      if (left.length === 0) return;
      if (tried + 1 >= TRIES) throw new ArchiveUnavailable('OpenSearch has more to write than it can');
      await sleep(FIRST_WAIT * 2 ** tried);
    }
  };
  return {
    async write(writes, onRefused = refuse) {
      const newer = new Set<number>();
      for (const places of requestsOf(writes)) await sent(writes, places, newer, onRefused);
      return newer;
    },
  };
}

function linesOf({ index, key, version, document }: Write): object[] {
  return [{ index: { _index: index, _id: key, version, version_type: 'external' } }, document];
}

function isBehind(
  { status, error }: BulkAnswer['items'][number]['index'],
  place: number,
  newer: Set<number>,
  onRefused: OnRefused,
): boolean {
  if (error === undefined) return false;
  if (status === 409) {
    newer.add(place);
    return false;
  }
  if (isFull(`${error.type} ${error.reason}`))
    throw new ArchiveUnavailable('OpenSearch takes no articles: the disk of a node is full (flood stage)');
  if (status === 429 || status >= 500) return true;
  onRefused(place, `OpenSearch refused an article (${status}): ${error.type}: ${error.reason.slice(0, 300)}`);
  return false;
}

function refuse(_: number, reason: string): never {
  throw new Error(reason);
}

function requestsOf(writes: readonly Write[]): number[][] {
  const requests: number[][] = [];
  let units = Number.POSITIVE_INFINITY;
  for (const [place, { document }] of writes.entries()) {
    const size = JSON.stringify(document).length;
    if (units + size > MOST_UNITS || requests.at(-1)!.length >= MOST) {
      requests.push([]);
      units = 0;
    }
    requests.at(-1)!.push(place);
    units += size;
  }
  return requests;
}
