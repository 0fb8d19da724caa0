import type { Citation, Span } from '../article.ts';

/** Longer sentences are named by their first and last words, so that a link stays readable. */
const WHOLE = 120;
const WORDS = 6;

/**
 * A link to the very sentence: `url` with a text fragment. Null for anything but http(s).
 * `sentenceLink('https://a.example/b', 'It is over.')` is `https://a.example/b#:~:text=It%20is%20over.`
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function sentenceLink(url: string | undefined, sentence: string): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const page = new URL(url);
  if (page.protocol !== 'http:' && page.protocol !== 'https:') return null;
  const fragment = page.hash.split(':~:')[0] ?? '';
  page.hash = '';
  return `${page.href}${fragment === '' ? '#' : fragment}:~:text=${directive(sentence)}`;
}

/**
 * Where Dateline's own page shows an article, with a stretch of it marked: by the server as the query says, and scrolled
 * to as the fragment says. `articlePath('kidal/a.txt', { start: 3, end: 9 })` is `/articles/kidal/a.txt?s=3-9#s=3-9`.
 */
export function articlePath(id: string, span?: Span): string {
  const mark = span && `s=${span.start}-${span.end}`;
  const segments = id.split('/').map((segment) => encodeURIComponent(segment.toWellFormed()));
  // Browsers resolve these away, wherever they stand in a path.
  if (segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    const query = `id=${encodeURIComponent(id.toWellFormed())}`;
    return `/articles?${query}${mark === undefined ? '' : `&${mark}#${mark}`}`;
  }
  return `/articles/${segments.join('/')}${mark === undefined ? '' : `?${mark}#${mark}`}`;
}

/** The same as people reach it: `pages` is the address of Dateline's pages, `https://desk.example`. */
export function pageLink(pages: string, { articleId, start, end }: Citation): string {
  return new URL(articlePath(articleId, { start, end }), pages).href;
}

function directive(sentence: string): string {
  const words = sentence.trim().split(/\s+/);
  const text = words.join(' ');
  if (text.length <= WHOLE || words.length <= 2 * WORDS) return encode(text);
  return `${encode(words.slice(0, WORDS).join(' '))},${encode(words.slice(-WORDS).join(' '))}`;
}

/** Percent-encoding in which the directive's own marks, `-` `,` and `&`, cannot stand; lone surrogates are replaced. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
