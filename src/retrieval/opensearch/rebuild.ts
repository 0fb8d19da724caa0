import type { Article } from '../../article.ts';
import { bandsOf } from '../../text/copies.ts';
import { parseArticle } from '../../text/parsed.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { ClusterSettings, Request } from './connection.ts';
import { indexBehind, namesOf } from './indices.ts';
import { pagesOf } from './pages.ts';
import { documentOf, templateOf } from './template.ts';
import type { Write, Writer } from './writer.ts';

interface Hit {
  readonly _id: string;
  readonly _version: number;
  readonly _source: {
    readonly article?: string;
    readonly digest: string;
    readonly from: string;
    readonly came: string;
    readonly arrived?: number;
    readonly gone: boolean;
  };
}

const TOGETHER = 200;

/**
 * Makes the index anew beside the old one, by the settings and the code of now, and gives it the alias: questions are answered
 * throughout. What is written meanwhile is carried over after the change; its versions keep the newest. Resolves with the new index.
 */
export async function rebuild(
  { request, writer }: { request: Request; writer: Writer },
  settings: ClusterSettings,
): Promise<string> {
  const { alias } = namesOf(settings);
  const old = await indexBehind(request, alias);
  if (old === null) throw new Error(`there is no index behind ${alias}`);
  const next = `${alias}-${String(Number(old.slice(-6)) + 1).padStart(6, '0')}`;
  await request('PUT', `/_index_template/${alias}`, { body: templateOf(settings) });
  const there = Object.keys(await request<object>('GET', `/${alias}-*/_alias`));
  // A rebuild that was broken off leaves the one it was filling; or, after the change, one from which something may be missing here.
  for (const half of there.filter((name) => name > old)) await request('DELETE', `/${half}`);
  const before = there.filter((name) => name <= old);
  await request('PUT', `/${next}`, {});
  for (const each of before) await copy(each, next, request, writer);
  await request('POST', `/${next}/_refresh`);
  await request('POST', '/_aliases', {
    body: {
      actions: [{ remove: { index: old, alias } }, { add: { index: next, alias, is_write_index: true } }],
    },
  });
  await request('POST', `/${old}/_refresh`);
  await copy(old, next, request, writer);
  await request('POST', `/${next}/_refresh`);
  const [were, are] = [await countIn(request, old), await countIn(request, next)];
  if (are < were) throw new Error(`${next} has ${are} of ${were} articles; ${old} is kept`);
  for (const each of before) await request('DELETE', `/${each}`);
  return next;
}

/** Withdrawn ones included. */
async function countIn(request: Request, index: string): Promise<number> {
  return (await request<{ count: number }>('GET', `/${index}/_count`)).count;
}

async function copy(from: string, to: string, request: Request, writer: Writer): Promise<void> {
  for await (const page of pagesOf<Hit>(request, from, { size: TOGETHER, version: true })) {
    const vocabulary = new Vocabulary();
    await writer.write(
      page.map(({ _id: key, _version: version, _source: source }): Write => {
        if (source.article === undefined) return { index: to, key, version, document: source };
        const article = JSON.parse(source.article) as Article;
        const kept = {
          parsed: parseArticle(article, vocabulary),
          ...source,
          arrived: source.arrived === undefined ? null : new Date(source.arrived).toISOString(),
          bands: bandsOf(article.text),
        };
        return { index: to, key, version, document: documentOf(kept, vocabulary) };
      }),
    );
  }
}
