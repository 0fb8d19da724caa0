/** The fields of a Markdown file's front matter, names in lower case, and where the text below it begins. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  /** Offset in UTF-16 units; 0 without front matter. */
  readonly end: number;
}

/**
 * Reads the part of YAML that articles use: `key: value`, quotes, lists (joined with commas), folded lines. Anything else
 * is passed over; a file is not refused for a field nobody asked for.
 */
export function readFrontMatter(text: string): FrontMatter {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (!open) return { fields: new Map(), end: 0 };
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;
  const rest = text.slice(open[0].length);
  const end = close.exec(rest);
  if (!end) return { fields: new Map(), end: 0 };

  const fields = new Map<string, string>();
  let key = '';
  for (const line of rest.slice(0, end.index).split(/\r?\n/)) {
    const field = /^([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?$/.exec(line);
    const more = /^\s*-\s+(.*)$/.exec(line) ?? /^\s+(\S.*)$/.exec(line);
    if (field) {
      key = (field[1] ?? '').toLowerCase();
      fields.set(key, scalar(field[2] ?? ''));
    } else if (more && key) {
      const joint = /^\s*-\s/.test(line) ? ', ' : ' ';
      fields.set(key, [fields.get(key), scalar(more[1] ?? '')].filter(Boolean).join(joint));
    }
  }
  return { fields, end: open[0].length + end.index + end[0].length };
}

function scalar(value: string): string {
  const trimmed = value.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(trimmed);
  if (quoted) return quoted[1]?.replace(/\\(.)/g, '$1') ?? quoted[2]?.replaceAll("''", "'") ?? '';
  if (/^[>|][+-]?$/.test(trimmed)) return '';
  const list = /^\[(.*)\]$/.exec(trimmed);
  if (list) return (list[1] ?? '').split(',').map(scalar).filter(Boolean).join(', ');
  const plain = trimmed.replace(/\s+#.*$/, '');
  return plain === '~' || plain === 'null' ? '' : plain;
}
