/**
 * What is wrong with a page's size or depth before a tree is made of it; null for any page that people write. A few
 * hundred kilobytes of open tags keep a parser busy for minutes.
 */
export function outOfBounds(html: string): string | null {
  let depth = 0;
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const name = TAG.exec(html.slice(at + 1, at + 1 + LONGEST_NAME))?.[0].toLowerCase();
    if (name === undefined) continue;
    if (++tags > MOST_TAGS) return `a page of more than ${MOST_TAGS} tags`;
    const end = html.indexOf('>', at);
    if (end < 0) break;
    if (name.startsWith('/')) depth = Math.max(0, depth - (CLOSES_ITSELF.has(name.slice(1)) ? 0 : 1));
    else if (!CLOSES_ITSELF.has(name) && html[end - 1] !== '/') depth++;
    if (depth > DEEPEST) return `a page nested more than ${DEEPEST} deep`;
    at = end;
  }
  return null;
}

const TAG = /^\/?[a-z][\w-]*/i;
const LONGEST_NAME = 30;
const MOST_TAGS = 60_000;
const DEEPEST = 500;
/** Without content, or closed by the next of their kind. */
const CLOSES_ITSELF = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dd dt td th tr option tbody rt rp'.split(
    ' ',
  ),
);
