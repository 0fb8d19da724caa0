import type { Message, Source } from '../../../src/index.ts';

/** Where the sources of a message can be read. */
export interface Linked {
  readonly sources: ReadonlyMap<number, Source>;
  article(source: number): string | null;
}

/** The links of a message: all of them are ours, made from what the corpus says of an article. */
export function linksOf({ blocks }: Message): Linked {
  const all = blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  const sources = new Map(all.map((source) => [source.number, source]));
  return { sources, article: (source) => sources.get(source)?.url ?? null };
}
