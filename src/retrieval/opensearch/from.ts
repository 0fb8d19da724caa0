import type { Request } from './connection.ts';

interface Page {
  readonly hits: {
    readonly hits: readonly {
      readonly fields: { readonly id: readonly [string]; readonly from: readonly [string] };
      readonly sort: readonly unknown[];
    }[];
  };
}

const TOGETHER = 5_000;

/** The articles that came from a place, or from places that begin so, as they are when it begins. */
export async function* placesFrom(
  request: Request,
  alias: string,
  place: string,
): AsyncGenerator<{ readonly id: string; readonly from: string }> {
  const { pit_id: id } = await request<{ pit_id: string }>('POST', `/${alias}/_search/point_in_time`, {
    query: { keep_alive: '5m' },
  });
  try {
    let after: readonly unknown[] | undefined;
    for (;;) {
      const { hits } = (
        await request<Page>('POST', '/_search', {
          query: { allow_partial_search_results: false },
          body: {
            pit: { id, keep_alive: '5m' },
            size: TOGETHER,
            query: { bool: { filter: [{ term: { gone: false } }, { prefix: { from: place } }] } },
            sort: [{ id: 'asc' }],
            docvalue_fields: ['id', 'from'],
            stored_fields: '_none_',
            ...(after !== undefined && { search_after: after }),
          },
        })
      ).hits;
      for (const { fields } of hits) yield { id: fields.id[0], from: fields.from[0] };
      if (hits.length < TOGETHER) return;
      after = hits.at(-1)!.sort;
    }
  } finally {
    await request<void>('DELETE', '/_search/point_in_time', { body: { pit_id: [id] } }).catch(() => {});
  }
}
