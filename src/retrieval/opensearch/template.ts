import type { ParsedArticle } from '../../text/parsed.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { ClusterSettings } from './connection.ts';

/** BM25 as in the default engine, which weighs a headline twice and counts each term that is found. */
export const BM25 = { k: 1.2, b: 0.7, d: 0.5, headline: 2 } as const;

/** Of what is below: an index that was made by another one has to be rebuilt. */
const TEMPLATE = 1;

/** The template of every index that holds articles. Fields get our own terms: folded and stemmed as those of questions are. */
export function templateOf({ prefix, shards, replicas }: ClusterSettings): object {
  const terms = {
    type: 'text',
    analyzer: 'whitespace',
    similarity: 'news',
    index_options: 'freqs',
    copy_to: 'said',
  };
  const stored = { type: 'keyword', index: false, doc_values: false };
  return {
    index_patterns: [`${prefix}-articles-*`],
    template: {
      settings: {
        number_of_shards: shards,
        number_of_replicas: replicas,
        codec: 'best_compression',
        refresh_interval: '5s',
        similarity: { news: { type: 'BM25', k1: BM25.k, b: BM25.b } },
      },
      mappings: {
        dynamic: 'strict',
        _meta: { template: TEMPLATE },
        // The terms can be made again of the article, which is kept.
        _source: { excludes: ['headline', 'body', 'said', 'bands'] },
        properties: {
          id: { type: 'keyword' },
          headline: terms,
          body: terms,
          said: { type: 'text', analyzer: 'whitespace', index_options: 'docs', norms: false },
          published: { type: 'date', format: 'epoch_millis' },
          arrived: { type: 'date', format: 'epoch_millis' },
          publisher: { type: 'keyword' },
          folded: { type: 'keyword' },
          sentences: { type: 'integer' },
          digest: { type: 'keyword' },
          bands: { type: 'keyword', doc_values: false },
          gone: { type: 'boolean' },
          from: { type: 'keyword', ignore_above: 8_000 },
          came: stored,
          article: stored,
        },
      },
    },
  };
}

/** A text of an article as it is kept in the cluster. */
export interface Kept {
  readonly parsed: ParsedArticle;
  /** What it says, as a hash. */
  readonly digest: string;
  /** Where it came from. */
  readonly from: string;
  /** When this text came in, ISO date-time. */
  readonly came: string;
  /** When the article first came in, ISO date-time; null for what was there before anybody looked. */
  readonly arrived: string | null;
  /** What copies of it have in common, some of it. */
  readonly bands: readonly string[];
}

/** The document of an article. The article is kept as text: JSON within JSON comes back unit for unit, whatever it holds. */
export function documentOf(kept: Kept, vocabulary: Vocabulary): object {
  const { parsed, digest, from, came, arrived, bands } = kept;
  const { article, headlineTerms, terms, starts } = parsed;
  const published = Date.parse(article.published ?? '');
  const named = (ids: Int32Array): string => Array.from(ids, (id) => vocabulary.termOfId(id)).join(' ');
  return {
    id: article.id.toWellFormed(),
    headline: named(headlineTerms),
    body: named(terms),
    ...(!Number.isNaN(published) && { published }),
    ...(arrived !== null && { arrived: Date.parse(arrived) }),
    ...(article.publisher !== undefined && {
      publisher: article.publisher.toWellFormed(),
      folded: article.publisher.toLowerCase().toWellFormed(),
    }),
    sentences: starts.length,
    digest,
    bands,
    gone: false,
    from,
    came,
    article: JSON.stringify(article),
  };
}
