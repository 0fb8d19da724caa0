import { Copies, copyOf, inOrder } from '../library/copies.ts';
import { openShared, type SharedCorpus, type SharedOptions } from '../library/shared.ts';
import type { Cluster, View as ClusterView } from '../retrieval/opensearch.ts';
import type { Sources } from '../sources.ts';
import { areCopies, bandsOf, sameDays } from '../text/copies.ts';
import type { ParsedArticle } from '../text/parsed.ts';
import { anew } from './anew.ts';
import type { Holdings, View } from './holdings.ts';

/** Articles in a cluster: each question brings in what it reads. Resolves once the cluster was seen, or not. */
export async function sharedHoldings(options: SharedOptions): Promise<Holdings> {
  const { cluster, log } = options;
  const corpus = openShared(options);
  let known: Omit<Sources, 'updated' | 'skipped' | 'reading'> = NOTHING;
  const look = async (): Promise<void> => {
    known = await cluster.counts.totals();
  };
  // A cluster that is gone at the start may be back for the first question.
  await cluster
    .prepare()
    .then(look)
    .catch((error) => log.error('dateline: the archive is unavailable', error));
  return {
    read: (work) =>
      anew(async () => {
        const view = await cluster.open();
        try {
          await look();
          return await work(viewOf(view, cluster));
        } finally {
          await view.close();
        }
      }, options.wait),
    sources: () => sourcesNow(known, corpus),
    versions: (id) => corpus.versions(id),
    intake: corpus.intake,
    onChanged: (listener) => corpus.onChanged(listener),
    progress: () => corpus.progress(),
    ready: corpus.ready,
    close: () => corpus.close(),
  };
}

const NOTHING = { articles: 0, sentences: 0, from: null, to: null, publishers: [] };

function sourcesNow(known: Omit<Sources, 'updated' | 'skipped' | 'reading'>, corpus: SharedCorpus): Sources {
  const { isReady, ...reading } = corpus.progress();
  return {
    ...known,
    updated: corpus.updated().toISOString(),
    skipped: corpus.skipped(),
    ...(!isReady && { reading }),
  };
}

function viewOf(view: ClusterView, cluster: Cluster): View {
  const { archive, index } = view;
  const copies = new Copies(archive);
  const find = async (id: string): Promise<ParsedArticle | undefined> => {
    const known = archive.get(id);
    if (known !== undefined) return known;
    const found = await view.find(id);
    if (found !== null) archive.hold([found]);
    return found?.parsed;
  };
  return {
    archive,
    index,
    find,
    areCopies: (one, other) => copies.are(one, other),
    async copiesOf(id) {
      const first = await find(id);
      if (first === undefined) return [];
      const found = new Map([[id, first]]);
      for (const each of found.values()) {
        for (const { parsed } of await view.alike(bandsOf(each.article.text)))
          if (!found.has(parsed.article.id) && isCopy(each, parsed)) found.set(parsed.article.id, parsed);
      }
      found.delete(id);
      return [...found.values()].sort(inOrder).map(({ article }) => copyOf(article));
    },
    async seen(at) {
      if (at !== undefined) return cluster.counts.upTo(at);
      const { articles, from, to } = await cluster.counts.totals();
      return { articles, from, to };
    },
    close: () => view.close(),
  };
}

function isCopy({ article: one }: ParsedArticle, { article: other }: ParsedArticle): boolean {
  const dates = [{ published: one.published ?? null }, { published: other.published ?? null }] as const;
  return sameDays(...dates) && areCopies(one.text, other.text);
}
