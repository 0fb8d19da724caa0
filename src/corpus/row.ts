import { draft, hasBody, type Reading, shown, webAddress } from './draft.ts';
import { classifyBody } from './parts/body.ts';
import { readLines } from './parts/lines.ts';
import { readDate } from './parts/published.ts';

/** What articles are told apart and looked up by is no text, and an index takes none for it. In characters. */
const LONGEST_NAME = 1_000;

/**
 * One article as JSON: `{id?, url?, headline, deck?, byline?, publisher?, dateline?, published?, text}`. Other keys are
 * left alone. All that is wrong with a row is said at once.
 */
export function readRow(row: unknown): Reading {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { reason: `expected an article object, came ${shown(row)}` };
  }
  const problems: string[] = [];
  const field = (name: string): string | undefined => {
    const value: unknown = (row as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    if (name === 'id' && typeof value === 'number') return String(value);
    problems.push(`"${name}" is not a string: ${shown(value)}`);
    return undefined;
  };
  const required = (name: string): string => {
    const before = problems.length;
    const value = field(name);
    if (value?.trim()) return value;
    if (problems.length === before)
      problems.push(`"${name}" is ${value === undefined ? 'missing' : 'empty'}`);
    return '';
  };

  const name = (key: 'id' | 'publisher'): string | undefined => {
    const value = field(key);
    if (value !== undefined && value.length > LONGEST_NAME)
      problems.push(`expected at most ${LONGEST_NAME} characters of "${key}", came ${value.length}`);
    return value;
  };

  const headline = required('headline').trim();
  const text = required('text');
  const date = field('published');
  const published = date?.trim() ? readDate(date) : undefined;
  if (date?.trim() && !published) problems.push(`"published" is not a date: ${shown(date)}`);
  const found = {
    id: name('id'),
    headline,
    deck: field('deck'),
    byline: field('byline'),
    publisher: name('publisher'),
    dateline: field('dateline'),
    url: webAddress(field('url')),
    text,
  };
  if (problems.length > 0) return { reason: problems.join('; ') };

  const { parts, opening } = classifyBody(readLines(text));
  if (!hasBody(parts)) return { reason: '"text" has no paragraph' };
  return {
    draft: draft({
      ...found,
      publisher: found.publisher || opening.agency,
      dateline: found.dateline || opening.dateline,
      published: published ?? opening.published,
      parts,
    }),
  };
}
