import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, sep } from 'node:path';

/** A file of the corpus. */
export interface CorpusFile {
  /** As the caller would type it: the root as given, and the way down from there. */
  readonly path: string;
  /** The way down from the root with `/` between, a lone file's base name: what ids are made of. */
  readonly name: string;
  /** Base name of the root, to tell equal names under several roots apart. */
  readonly root: string;
  readonly size: number;
  /** When it was last written to, in milliseconds since 1970. */
  readonly changed: number;
}

/** What the walk found: files in a stable order, and what it did not follow, each with its reason. */
export interface Walk {
  readonly files: readonly CorpusFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Of these, what is there and could not be looked into: nobody knows what it holds now. */
  readonly closed: readonly string[];
}

/** A path given as corpus does not exist. */
class CorpusNotFoundError extends Error {
  readonly code = 'CORPUS_NOT_FOUND';
  constructor(path: string, cause: unknown) {
    super(`corpus: no such file or folder: ${path}`, { cause });
    this.name = 'CorpusNotFoundError';
  }
}

/** Finds every file under `paths`, roots in the order given, each sorted by path; a file named twice comes once. */
export async function walk(paths: readonly string[]): Promise<Walk> {
  const files: CorpusFile[] = [];
  const skipped: { path: string; reason: string }[] = [];
  const closed: string[] = [];
  const leave = (path: string, error: unknown): void => {
    skipped.push({ path, reason: whyUnreadable(error) });
    if (!isGone(error)) closed.push(path);
  };
  const seen = new Set<string>();
  for (const root of paths) {
    const start = await follow(root);
    if ('reason' in start) {
      skipped.push({ path: root, reason: start.reason });
      closed.push(root);
      continue;
    }
    const { real, stats } = start;
    const found: CorpusFile[] = [];
    const links: string[] = [];
    const add = (path: string, target: string, { size, mtimeMs }: Stats) => {
      if (seen.has(target)) return;
      seen.add(target);
      const name = path === root ? basename(path) : relative(root, path).split(sep).join('/');
      found.push({ path, name, root: basename(real), size, changed: mtimeMs });
    };

    const descend = async (path: string, target: string): Promise<void> => {
      try {
        await list(path, target);
      } catch (error) {
        leave(path, error);
      }
    };
    const list = async (folder: string, target: string): Promise<void> => {
      if (seen.has(target)) return;
      seen.add(target);
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.name.startsWith('.') || /^readme\.md$/i.test(entry.name)) continue;
        const path = join(folder, entry.name);
        if (entry.isSymbolicLink()) links.push(path);
        else if (entry.isDirectory()) await descend(path, join(target, entry.name));
        else if (!entry.isFile())
          skipped.push({ path, reason: 'expected a file, came a device or a socket' });
        else if (accepted(path, skipped)) {
          const found = await stat(path).catch((error: unknown) => leave(path, error));
          if (found) add(path, join(target, entry.name), found);
        }
      }
    };

    if (stats.isDirectory()) await descend(root, real);
    else if (stats.isFile()) add(root, real, stats);
    else skipped.push({ path: root, reason: 'expected a file or a folder, came a device or a socket' });
    // Links last: what they lead to inside the folder has then been seen, and is read once, under its own name.
    for (const path of links) {
      const target = await follow(path, real);
      if ('reason' in target) skipped.push({ path, reason: target.reason });
      else if (target.stats.isDirectory()) await descend(path, target.real);
      else if (target.stats.isFile() && accepted(path, skipped)) add(path, target.real, target.stats);
    }
    files.push(...found.sort((a, b) => (a.name < b.name ? -1 : 1)));
  }
  return { files, skipped: skipped.sort((a, b) => (a.path < b.path ? -1 : 1)), closed };
}

/** Whether it is not there, and not only closed to us. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** An operating system's refusal in words: the code tells more than the message, which repeats the path. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'expected a file, it is gone';
  return `unable to read: ${error instanceof Error ? error.message : String(error)}`;
}

type Target = { readonly real: string; readonly stats: Stats } | { readonly reason: string };

/**
 * What stands at a path in the end. A link in a corpus folder (`root`) may lead nowhere but into that folder; a path the
 * caller gave may be a link to anywhere, but must exist.
 */
async function follow(path: string, root?: string): Promise<Target> {
  try {
    const real = await realpath(path);
    const way = root === undefined ? '' : relative(root, real);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
      return { reason: 'a link to outside the corpus folder, not followed' };
    }
    return { real, stats: await stat(real) };
  } catch (error) {
    const reason = whyUnreadable(error);
    if (root !== undefined) return { reason: `a link that leads nowhere (${reason})` };
    if (reason === 'permission denied') return { reason };
    throw new CorpusNotFoundError(path, error);
  }
}

/** Extensions that no article comes in; whatever else there is gets read, and binary content is found out then. */
const REFUSED = new Set(
  (
    'png jpg jpeg gif webp avif svg ico bmp tif tiff heic mp3 mp4 m4a mov avi mkv webm wav ogg pdf doc docx odt rtf xls ' +
    'xlsx ods ppt pptx epub zip gz tgz bz2 xz zst 7z rar tar db sqlite sqlite3 bin exe so dll wasm woff woff2 ttf otf ' +
    'csv tsv xml rss atom yaml yml toml ini css js mjs cjs ts py sh log lock map parquet pickle pkl npy'
  ).split(' '),
);

function accepted(path: string, skipped: { path: string; reason: string }[]): boolean {
  const extension = extname(path).slice(1).toLowerCase();
  if (!REFUSED.has(extension)) return true;
  skipped.push({ path, reason: `expected text, Markdown, HTML or JSON, came .${extension}` });
  return false;
}
