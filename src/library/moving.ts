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

/** A text of an article: where it stands, what it says as a hash, and when it came in. */
interface Text {
  readonly place: Place;
  readonly digest: string;
  /** ISO date-time. */
  readonly came: string;
}

/** What happened to one article: its texts, oldest first, and whether it was withdrawn at last. */
interface Kept {
  readonly id: string;
  readonly texts: Text[];
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
    for (const batch of batchesOf(kept)) await refuseStrangers(batch, cluster);
    for (const batch of batchesOf(kept)) await bring(batch, ledger, cluster);
    await cluster.show();
    return await compared(kept, cluster);
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
    const known = kept.get(id) ?? { id, texts: [], arrived: null, gone: true };
    if (known.gone) known.arrived = backlog ? null : arrived;
    known.gone = false;
    const digest = digestOf(article);
    // The same text in another place is no other version.
    if (known.texts.at(-1)?.digest === digest) known.texts.pop();
    known.texts.push({ place, digest, came: arrived });
    kept.set(id, known);
  }
  return kept;
}

function* batchesOf(kept: readonly Kept[]): Iterable<readonly Kept[]> {
  for (let at = 0; at < kept.length; at += BATCH) yield kept.slice(at, at + BATCH);
}

const putAt = (ledger: Ledger, place: Place): Put => ledger.read(place) as Put;

/** Those that do not answer: of an article that was withdrawn all. */
const earlierOf = ({ texts, gone }: Kept): readonly Text[] => (gone ? texts : texts.slice(0, -1));

async function refuseStrangers(batch: readonly Kept[], cluster: Cluster): Promise<void> {
  const known = await cluster.known(batch.map(({ id }) => keyOf(id)));
  const strangers = batch.filter(({ texts }, i) => {
    const there = known[i] ?? null;
    return there !== null && !there.gone && !texts.some(({ digest }) => digest === there.digest);
  });
  const [first] = strangers;
  if (first === undefined) return;
  throw new Error(
    `library: the cluster is not empty: it has another text of ${strangers.length} articles, such as ${JSON.stringify(first.id)}`,
  );
}

/** The earlier texts first: whoever breaks off leaves nothing that answers without what it said before. */
async function bring(batch: readonly Kept[], ledger: Ledger, cluster: Cluster): Promise<void> {
  const keys = batch.map(({ id }) => keyOf(id));
  for (let at = 0, most = Math.max(...batch.map(({ texts }) => texts.length)); at < most; at++) {
    await cluster.bringEarlier(
      batch.flatMap((kept, i) => {
        const text = earlierOf(kept)[at];
        if (text === undefined) return [];
        const { place, digest, came } = text;
        return [{ key: keys[i]!, article: putAt(ledger, place).article, digest, came }];
      }),
    );
  }
  const known = await cluster.known(keys);
  await cluster.keep(
    batch.flatMap(({ texts, arrived, gone }, i) => {
      const there = known[i] ?? null;
      const { place, digest, came } = texts.at(-1)!;
      if (there?.gone ? gone : there?.digest === digest) return [];
      const { article, from } = putAt(ledger, place);
      const version = Math.max(Date.parse(came), (there?.version ?? 0) + 1);
      return [{ key: keys[i]!, version, article, digest, from, came, arrived }];
    }),
  );
  if (batch.some(({ gone }) => gone)) await withdraw(batch, await cluster.known(keys), cluster);
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

async function compared(kept: readonly Kept[], cluster: Cluster): Promise<MovedArticles> {
  let count = 0;
  let sum = 0n;
  const differing: string[] = [];
  for (const batch of batchesOf(kept)) {
    const known = await cluster.known(batch.map(({ id }) => keyOf(id)));
    for (const [i, each] of batch.entries()) {
      const { id, texts, gone } = each;
      const { digest } = texts.at(-1)!;
      const there = known[i] ?? null;
      const isSame = gone ? there?.gone === true : there?.digest === digest && there.gone !== true;
      if (!isSame || !(await hasEarlier(each, cluster))) differing.push(id);
      sum += BigInt(`0x${hashOf(id, gone ? 'gone' : digest)}`);
      count += texts.length;
    }
  }
  if (differing.length > 0)
    throw new Error(
      `library: ${differing.length} articles did not arrive as they are, such as ${JSON.stringify(differing[0])}`,
    );
  return { articles: kept.length, texts: count, checksum: (sum % MODULUS).toString(16).padStart(32, '0') };
}

/** Whether the cluster has every earlier text of an article. */
async function hasEarlier(kept: Kept, cluster: Cluster): Promise<boolean> {
  const earlier = earlierOf(kept);
  if (earlier.length === 0) return true;
  const there = new Set(
    (await cluster.earlier(kept.id)).map(({ article, from }) => `${from} ${digestOf(article)}`),
  );
  return earlier.every(({ came, digest }) => there.has(`${came} ${digest}`));
}

/** 32 hexadecimal digits. */
const MODULUS = 1n << 128n;

function hashOf(id: Article['id'], digest: string): string {
  return createHash('sha256')
    .update(JSON.stringify([id, digest]))
    .digest('hex')
    .slice(0, 32);
}
