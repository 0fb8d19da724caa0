import type { Part, PartKind } from '../article.ts';
import { draft, hasBody, type Reading, shown, webAddress } from './draft.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { classifyBody } from './parts/body.ts';
import { isByline } from './parts/bylines.ts';
import { type Block, block, readLines } from './parts/lines.ts';
import { readDate, readDateLine } from './parts/published.ts';

/**
 * Reads a Markdown story. `text` is the raw file, so inline markup is quoted as written; markers of headings, lists and
 * quotations, front matter, images and code stay outside the parts.
 */
export function readMarkdown(text: string, name: string): Reading {
  const matter = readFrontMatter(text);
  const field = (...names: string[]) => names.map((key) => matter.fields.get(key)).find(Boolean);
  const date = field('published', 'date', 'pubdate', 'published_at');
  const published = date ? readDate(date) : undefined;
  if (date && !published) return { reason: `"published" is not a date: ${shown(date)}` };

  const blocks = readBlocks(text, matter);
  const title = blocks.find(({ kind }) => kind === 'headline');
  const { parts, opening } = classifyBody(blocks);
  if (!hasBody(parts)) return { reason: 'expected an article, came no paragraph' };
  const line = (kind: Part['kind']) => {
    const found = parts.find((part) => part.kind === kind);
    return found ? text.slice(found.start, found.end) : undefined;
  };
  const dated = parts.find(({ kind }) => kind === 'paragraph' || kind === 'date');
  return {
    draft: draft({
      id: field('id'),
      headline: field('headline', 'title') ?? title?.text ?? name,
      deck: field('deck', 'description', 'subtitle', 'summary') ?? line('deck'),
      byline: field('byline', 'author', 'authors') ?? line('byline'),
      publisher: field('publisher', 'source', 'site') ?? opening.agency,
      dateline: field('dateline', 'location') ?? opening.dateline,
      url: webAddress(field('url', 'link', 'canonical')),
      published:
        published ??
        (dated?.kind === 'date' ? readDateLine(line('date') ?? '')?.published : undefined) ??
        opening.published,
      text,
      parts,
    }),
  };
}

const FENCE = /^(`{3,}|~{3,})/;
const HEADING = /^#{1,6}(?:\s+|$)/;
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
/** Images, rules, tables, comments, HTML lines and link definitions: layout, nothing to quote. */
const LAYOUT =
  /^(?:!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])\s*|(?:[-*_]\s*){3,}|\|.*|<\/?[a-z!][^>]*>?|<!--.*|\[[^\]]+\]:\s.*|:?-{3,}.*\|.*)$/i;
const EMPHASIS = /^(\*\*|__|\*|_)(?=\S)([^*_]+)\1$/;

/** Lines to paragraphs, as CommonMark joins them, each with the kind its marker gives. */
function readBlocks(text: string, matter: FrontMatter): Block[] {
  const blocks: Block[] = [];
  let fence = '';
  let open: Block | undefined;
  let titled = false;
  const close = () => {
    if (open) blocks.push(emphasised(open, blocks.at(-1)));
    open = undefined;
  };
  for (const line of readLines(text, matter.end)) {
    const mark = FENCE.exec(line.text)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = '';
      continue;
    }
    if (mark) fence = mark;
    const underline = open && !line.gap && /^(=+|-{2,})$/.exec(line.text);
    const heading = HEADING.exec(line.text);
    if (underline && open) {
      const kind: PartKind = line.text.startsWith('=') && !titled ? 'headline' : 'cross-head';
      titled ||= kind === 'headline';
      blocks.push({ ...open, kind });
      open = undefined;
    } else if (mark || LAYOUT.test(line.text)) close();
    else if (heading) {
      close();
      const kind: PartKind = /^#\s/.test(line.text) && !titled ? 'headline' : 'cross-head';
      titled ||= kind === 'headline';
      const end = line.end - (/\s#+$/.exec(line.text)?.[0].length ?? 0);
      const found = block(text, line.start + heading[0].length, end, line.gap, kind);
      if (found) blocks.push(found);
    } else {
      const quote = /^(?:>\s?)+/.exec(line.text)?.[0].length ?? 0;
      const item = LIST_ITEM.exec(line.text.slice(quote))?.[0].length ?? 0;
      const alone = isByline(line.text) || readDateLine(line.text)?.rest === '';
      if (line.gap || item > 0 || alone || (quote > 0 && !open)) close();
      const found = block(
        text,
        line.start + quote + item,
        line.end,
        line.gap,
        item > 0 ? 'paragraph' : undefined,
      );
      if (!found) close();
      else open = open ? { ...open, end: found.end, text: text.slice(open.start, found.end) } : found;
      if (alone) close();
    }
  }
  close();
  return blocks;
}

/** A line all in bold is a cross-head, a line all in italics below the headline is the deck; the marks stay outside. */
function emphasised(found: Block, before: Block | undefined): Block {
  const match = EMPHASIS.exec(found.text);
  if (!match || found.kind) return found;
  const width = match[1]?.length ?? 0;
  const inner = { ...found, start: found.start + width, end: found.end - width, text: match[2] ?? '' };
  const sentence = /[.!?…]["”’)]*$/.test(inner.text);
  if (width === 2) return sentence ? inner : { ...inner, kind: 'cross-head' };
  return before?.kind === 'headline' && !isByline(inner.text) && !readDateLine(inner.text)
    ? { ...inner, kind: 'deck' }
    : inner;
}
