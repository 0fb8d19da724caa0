import type { Request } from './connection.ts';
import { pagesOf } from './pages.ts';

interface Hit {
  readonly fields: { readonly id: readonly [string]; readonly from: readonly [string] };
}

const TOGETHER = 5_000;

/** The articles that came from a place, or from places that begin so, as they are when it begins. */
export async function* placesFrom(
  request: Request,
  alias: string,
  place: string,
): AsyncGenerator<{ readonly id: string; readonly from: string }> {
  const pages = pagesOf<Hit>(request, alias, {
    size: TOGETHER,
    query: { bool: { filter: [{ term: { gone: false } }, { prefix: { from: place } }] } },
    docvalue_fields: ['id', 'from'],
    stored_fields: '_none_',
  });
  for await (const page of pages)
    for (const { fields } of page) yield { id: fields.id[0], from: fields.from[0] };
}
