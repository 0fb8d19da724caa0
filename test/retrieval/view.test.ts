import { expect, it } from 'vitest';
import { countsOf } from '../../src/retrieval/opensearch/counts.ts';
import { Shelf } from '../../src/retrieval/opensearch/reader.ts';
import { openView } from '../../src/retrieval/opensearch/view.ts';

it('A question that cannot be counted for leaves no moment open in the cluster', async () => {
  let open = 0;
  const request = async (method: string, path: string) => {
    if (!path.endsWith('/point_in_time')) throw new Error('the counts failed');
    open += method === 'POST' ? 1 : -1;
    return { pit_id: 'moment' } as never;
  };
  const counts = countsOf(request, 'articles', () => new Date('2025-06-14T10:00:00Z'));
  const view = openView({ request, alias: 'articles', counts, shelf: new Shelf(), isNew: true });
  await expect(view).rejects.toThrow('the counts failed');
  expect(open).toBe(0);
});
