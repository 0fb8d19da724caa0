import type { Article } from '../article.ts';

/** Something that was not taken in: who it was, and in `reason` what was expected and what came. */
export interface Skip {
  readonly path: string;
  /** 1-based, in files of several articles. */
  readonly line?: number;
  readonly reason: string;
}

/** One step of reading a corpus: an article, or what was skipped. */
export type Read = { readonly article: Article } | { readonly skipped: Skip };

export interface ReadOptions {
  /** Larger files are skipped, with a reason. Bytes; JSON-lines files are streamed and not bound by it. */
  readonly maxFileBytes?: number;
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
}

/** Reads every article under `paths` (files or folders), in a stable order. */
export declare function readCorpus(paths: readonly string[], options?: ReadOptions): AsyncGenerator<Read>;
