import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/article.ts';
import { type ReadOptions, readCorpus, type Skip } from '../../src/corpus/read.ts';

/** A corpus folder that lives as long as the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

export async function readAll(paths: readonly string[], options?: ReadOptions) {
  const articles: Article[] = [];
  const skipped: Skip[] = [];
  for await (const read of readCorpus(paths, options)) {
    if ('article' in read) articles.push(read.article);
    else skipped.push(read.skipped);
  }
  return { articles, skipped };
}

/** The parts as `kind: text`, which is how a person would mark up the story. */
export function marked({ text, parts }: Pick<Article, 'text' | 'parts'>): string[] {
  return parts.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}
