import type { Message, Quotation, Source } from '../../src/index.ts';

/** Where the sources of a message can be read. */
export interface Linked {
  readonly sources: ReadonlyMap<number, Source>;
  article(source: number): string | null;
  /** The very sentence, where its source has a link for each that is quoted from it; else its article. */
  passage(quotation: Quotation): string | null;
}

/** The links of a message: all of them are ours, made from what the corpus says of an article. */
export function linksOf({ blocks }: Message): Linked {
  const all = blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  const sources = new Map(all.map((source) => [source.number, source]));
  const quotations = blocks.filter((block) => block.kind === 'quotation');
  const article = (source: number) => sources.get(source)?.url ?? null;
  return {
    sources,
    article,
    passage: (quotation) => {
      const links = sources.get(quotation.source)?.links ?? [];
      const same = quotations.filter(({ source }) => source === quotation.source);
      const link = links.length === same.length ? links[same.indexOf(quotation)] : undefined;
      return link ?? article(quotation.source);
    },
  };
}
