import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Article } from '../article.ts';
import type { Cluster, ClusterSettings, Known } from '../retrieval/opensearch.ts';
import { digestOf } from './digest.ts';
import { holdFolder } from './hold.ts';
import type { Place } from './ledger/frames.ts';
import { type Ledger, readLedger } from './ledger.ts';
import type { Put } from './record.ts';
import { keyOf } from './shared/bring.ts';

/** The articles that were moved, as they stand on both sides. */
export interface MovedArticles {
  /** Those that answer, and those that were withdrawn. */
  readonly articles: number;
  /** The earlier texts of them included. */
  readonly texts: number;
  /** The same for the same newest texts under the same ids, whatever their order. */
  readonly checksum: string;
}

export interface MovingOptions {
  /** The folder that `serve` keeps articles in. */
  readonly folder: string;
  readonly cluster: ClusterSettings;
  readonly now: () => Date;
}

/** What happened to one article: where its texts stand, oldest first, and whether it was withdrawn at last. */
interface Kept {
  readonly id: string;
  readonly places: Place[];
  /** When it first came in, ISO date-time; null for what was there before anybody looked. */
  arrived: string | null;
  gone: boolean;
}

/** So many articles are compared and written together. */
const BATCH = 250;

/**
 * Brings every text of every article that a folder has kept to a cluster, and compares. What is there already is left: a move that
 * was broken off is done again, and goes on. A cluster that has a text of one of them that was never here is refused before
 * anything is written. Null where the folder keeps nothing.
 */
export async function moveArticles(options: MovingOptions): Promise<MovedArticles | null> {
  const { folder, now } = options;
  const path = join(folder, 'articles.ledger');
  if (!existsSync(path)) return null;
  const { openCluster } = await import('../retrieval/opensearch.ts');
  const cluster = openCluster({ ...options.cluster, now, sleep });
  // Nobody may write to it meanwhile.
  const release = await holdFolder(folder);
  const ledger = readLedger(path);
  try {
    const kept = [...keptIn(ledger).values()];
    await cluster.prepare();
    for (const batch of batchesOf(kept)) await refuseStrangers(batch, ledger, cluster);
    for (const batch of batchesOf(kept)) await bring(batch, ledger, cluster);
    await cluster.show();
    return await compared(kept, ledger, cluster);
  } finally {
    ledger.close();
    await cluster.close();
    await release();
  }
}

function keptIn(ledger: Ledger): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { place, record } of ledger.records()) {
    if (record.kind === 'gone') {
      for (const id of record.ids) {
        const known = kept.get(id);
        if (known !== undefined) known.gone = true;
      }
      continue;
    }
    if (record.kind === 'told') {
      for (const [id, arrived, gone] of record.articles) {
        const known = kept.get(id);
        if (known !== undefined) Object.assign(known, { arrived, gone: gone !== null });
      }
      continue;
    }
    const { article, arrived, backlog } = record;
    const { id } = article;
    const known = kept.get(id) ?? { id, places: [], arrived: backlog ? null : arrived, gone: false };
    known.places.push(place);
    known.gone = false;
    kept.set(id, known);
  }
  return kept;
}

function* batchesOf(kept: readonly Kept[]): Iterable<readonly Kept[]> {
  for (let at = 0; at < kept.length; at += BATCH) yield kept.slice(at, at + BATCH);
}

const putAt = (ledger: Ledger, place: Place): Put => ledger.read(place) as Put;

/** How many of an article's texts the cluster has had: none, some, or null when it has one that is not of them. */
function broughtOf({ places, gone }: Kept, known: Known | null, ledger: Ledger): number | null {
  if (known === null) return 0;
  if (known.gone) return gone ? places.length : 0;
  const at = places.findLastIndex((place) => digestOf(putAt(ledger, place).article) === known.digest);
  return at === -1 ? null : at + 1;
}

async function refuseStrangers(batch: readonly Kept[], ledger: Ledger, cluster: Cluster): Promise<void> {
  const known = await cluster.known(batch.map(({ id }) => keyOf(id)));
  const strangers = batch.filter((kept, i) => broughtOf(kept, known[i] ?? null, ledger) === null);
  const [first] = strangers;
  if (first === undefined) return;
  throw new Error(
    `library: the cluster is not empty: it has another text of ${strangers.length} articles, such as ${JSON.stringify(first.id)}`,
  );
}

/** Text after text: of each article the next one, as long as one of them has one. */
async function bring(batch: readonly Kept[], ledger: Ledger, cluster: Cluster): Promise<void> {
  for (;;) {
    const known = await cluster.known(batch.map(({ id }) => keyOf(id)));
    const coming = batch.flatMap((kept, i) => {
      const there = known[i] ?? null;
      const place = kept.places[broughtOf(kept, there, ledger) ?? kept.places.length];
      return place === undefined ? [] : [{ kept, there, put: putAt(ledger, place) }];
    });
    if (coming.length === 0) return withdraw(batch, known, cluster);
    for (const { kept, there } of coming) {
      if (there !== null && !there.gone) await cluster.keepEarlier(keyOf(kept.id));
    }
    await cluster.keep(
      coming.map(({ kept, there, put: { article, from, arrived } }) => {
        return {
          key: keyOf(kept.id),
          version: Math.max(Date.parse(arrived), (there?.version ?? 0) + 1),
          article,
          digest: digestOf(article),
          from,
          came: arrived,
          arrived: kept.arrived,
        };
      }),
    );
  }
}

async function withdraw(
  batch: readonly Kept[],
  known: readonly (Known | null)[],
  cluster: Cluster,
): Promise<void> {
  await cluster.withdraw(
    batch.flatMap(({ id, gone }, i) => {
      const there = known[i];
      return !gone || there == null || there.gone ? [] : [{ key: keyOf(id), id, version: there.version + 1 }];
    }),
  );
}

async function compared(kept: readonly Kept[], ledger: Ledger, cluster: Cluster): Promise<MovedArticles> {
  let texts = 0;
  let sum = 0n;
  const differing: string[] = [];
  for (const batch of batchesOf(kept)) {
    const known = await cluster.known(batch.map(({ id }) => keyOf(id)));
    for (const [i, { id, places, gone }] of batch.entries()) {
      const digest = digestOf(putAt(ledger, places.at(-1)!).article);
      const there = known[i] ?? null;
      const isSame = gone ? there?.gone === true : there?.digest === digest && there.gone !== true;
      if (!isSame) differing.push(id);
      sum += BigInt(`0x${hashOf(id, gone ? 'gone' : digest)}`);
      texts += places.length;
    }
  }
  if (differing.length > 0)
    throw new Error(
      `library: ${differing.length} articles did not arrive as they are, such as ${JSON.stringify(differing[0])}`,
    );
  return { articles: kept.length, texts, checksum: (sum % MODULUS).toString(16).padStart(32, '0') };
}

/** 32 hexadecimal digits. */
const MODULUS = 1n << 128n;

function hashOf(id: Article['id'], digest: string): string {
  return createHash('sha256')
    .update(JSON.stringify([id, digest]))
    .digest('hex')
    .slice(0, 32);
}
