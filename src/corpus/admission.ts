import type { Origin } from '../article.ts';
import type { CorpusFile } from './files.ts';

/** What an article says of who it is. */
export interface Named {
  /** The id the source itself gives, when it gives one. */
  readonly id?: string | undefined;
  readonly url?: string | undefined;
}

/** Where in a file of several articles: a line, or an item of a JSON array; both 1-based. */
export interface Position {
  readonly line?: number | undefined;
  readonly item?: number | undefined;
}

/** The id an article goes by, or why it has none. */
export type Admitted = { readonly id: string } | { readonly reason: string };

/** Gives each article its id and lets no id in twice: a citation must lead to one article. To be asked in the corpus's order. */
export interface Admission {
  admit(found: Named, file: CorpusFile, position: Position): Admitted;
  /** Takes back what was given to a file, which is to be read again. */
  forget(file: CorpusFile): void;
}

export function admission(): Admission {
  const taken = new Map<string, { readonly origin: Origin; readonly file: CorpusFile }>();
  const admit: Admission['admit'] = ({ id: given, url }, file, { line, item }) => {
    let id = given || (line || item ? url || `${file.name}#${line ?? item}` : file.name);
    let first = taken.get(id);
    if (first && !given && first.file.root !== file.root && id !== url) {
      // The same name under two roots is two articles.
      id = `${file.root}/${id}`;
      first = taken.get(id);
    }
    if (first) {
      const where = first.origin.line ? `${first.origin.path} line ${first.origin.line}` : first.origin.path;
      return { reason: inItem(item, `expected a new id, came "${id}" again, first in ${where}`) };
    }
    taken.set(id, { origin: originOf(file, { line }), file });
    return { id };
  };
  return {
    admit,
    forget({ path }) {
      for (const [id, { file }] of taken) if (file.path === path) taken.delete(id);
    },
  };
}

/** A file, and the line in it when it holds several articles. */
export function originOf({ path }: CorpusFile, { line }: Position): Origin {
  return line === undefined ? { path } : { path, line };
}

/** A reason, with the item of a JSON array it is about. */
export function inItem(item: number | undefined, reason: string): string {
  return item === undefined ? reason : `item ${item}: ${reason}`;
}
