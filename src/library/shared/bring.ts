import { createHash } from 'node:crypto';
import type { Arrival, Taken } from '../../corpus/intake.ts';
import type { Cluster, Keep, Known } from '../../retrieval/opensearch.ts';
import { digestOf } from '../digest.ts';
import { isFile } from '../register.ts';

/** So many articles are compared with what is there, and written, together. */
export const BATCH = 250;
/** Two processes that bring an article at the same moment: one of them looks again. */
const TRIES = 5;

/** Told of an article that the cluster will never take, and why: what was there before stays. */
export type OnRefused = (arrival: Arrival, reason: string) => void;

/** Brings articles to a cluster: of each what became of it. Those that say what is there already are not written. */
export async function bring(
  cluster: Cluster,
  arrivals: readonly Arrival[],
  onRefused: OnRefused,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (let at = 0; at < arrivals.length; at += BATCH)
    taken.push(...(await bringSome(cluster, arrivals.slice(at, at + BATCH), onRefused)));
  if (taken.some((each) => each !== 'same')) await cluster.show();
  return taken;
}

/** Takes articles out of a cluster, as far as they are there. */
export async function withdraw(cluster: Cluster, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    const known = await cluster.known(some.map(keyOf));
    await cluster.withdraw(
      some.flatMap((id, i) => {
        const there = known[i];
        return there == null || there.gone ? [] : [{ key: keyOf(id), id, version: there.version + 1 }];
      }),
    );
  }
  await cluster.show();
}

/** What is known under an id, whichever text of it; an id may be longer than a key may. */
export function keyOf(id: string): string {
  return createHash('sha1').update(id).digest('base64url');
}

/** Articles of one batch, compared with what is there and written. An article that somebody else brings meanwhile is compared again. */
async function bringSome(
  cluster: Cluster,
  arrivals: readonly Arrival[],
  onRefused: OnRefused,
): Promise<Taken[]> {
  const taken: Taken[] = arrivals.map(() => 'same');
  let left = lastOfEach(arrivals);
  for (let tried = 0; left.length > 0; tried++) {
    const known = await cluster.known(left.map((place) => keyOf(arrivals[place]!.article.id)));
    const coming: { readonly place: number; readonly keep: Keep; readonly as: Taken }[] = [];
    for (const [i, place] of left.entries()) {
      const arrival = arrivals[place]!;
      const there = known[i] ?? null;
      const as = takenAs(arrival, there);
      if (as !== 'same') coming.push({ place, as, keep: keepOf(arrival, there) });
    }
    for (const { as, keep } of coming) if (as === 'changed') await cluster.keepEarlier(keep.key);
    const refused = new Set<number>();
    const newer = await cluster.keep(
      coming.map(({ keep }) => keep),
      (i, reason) => {
        refused.add(i);
        onRefused(arrivals[coming[i]!.place]!, reason);
      },
    );
    for (const [i, { place, as }] of coming.entries())
      if (!newer.has(i) && !refused.has(i)) taken[place] = as;
    left = coming.filter((_, i) => newer.has(i)).map(({ place }) => place);
    if (left.length > 0 && tried === TRIES)
      throw new Error(`library: ${left.length} articles are changed elsewhere again and again`);
  }
  return taken;
}

/** Of an article that comes twice at once the last text counts. */
function lastOfEach(arrivals: readonly Arrival[]): number[] {
  return [...new Map(arrivals.map(({ article }, place) => [article.id, place])).values()];
}

function takenAs({ article, from }: Arrival, there: Known | null): Taken {
  if (there === null || there.gone) return 'new';
  // What stands in a file is what the newsroom has; a feed does not overrule it.
  if (isFile(there.from) && !isFile(from)) return 'same';
  return there.digest === digestOf(article) ? 'same' : 'changed';
}

function keepOf({ article, from, arrived, backlog = false }: Arrival, there: Known | null): Keep {
  const came = there === null || there.gone ? (backlog ? null : arrived) : there.arrived;
  return {
    key: keyOf(article.id),
    version: Math.max(Date.parse(arrived), (there?.version ?? 0) + 1),
    article,
    digest: digestOf(article),
    from,
    came: arrived,
    arrived: came,
  };
}
