import type { Request } from './connection.ts';

/** What every document that was found has, beside what was asked for. */
interface Found {
  readonly sort: readonly unknown[];
}

/** Longer than anybody takes for a page. */
const KEPT = '10m';

/** All documents that a search finds, as they are when it begins, `size` at a time, in the order of their ids. */
export async function* pagesOf<Hit>(
  request: Request,
  index: string,
  search: { readonly size: number } & Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly Hit[]> {
  const { pit_id: id } = await request<{ pit_id: string }>('POST', `/${index}/_search/point_in_time`, {
    query: { keep_alive: KEPT },
  });
  try {
    let after: readonly unknown[] | undefined;
    for (;;) {
      const { hits } = (
        await request<{ hits: { hits: readonly (Hit & Found)[] } }>('POST', '/_search', {
          query: { allow_partial_search_results: false },
          body: {
            pit: { id, keep_alive: KEPT },
            sort: [{ id: 'asc' }],
            ...search,
            ...(after !== undefined && { search_after: after }),
          },
        })
      ).hits;
      if (hits.length > 0) yield hits;
      if (hits.length < search.size) return;
      after = hits.at(-1)!.sort;
    }
  } finally {
    await request<void>('DELETE', '/_search/point_in_time', { body: { pit_id: [id] } }).catch(() => {});
  }
}
