/** A feed's address as it is fetched; null for what is no web address. The fragment is dropped: servers never see it. */
export function feedAddress(text: string): string | null {
  const typed = text
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (typed.length > MAX_ADDRESS || !/^https?:\/\/[^/\s]/i.test(typed) || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  url.hash = '';
  return url.href;
}

/** The address as it may be shown and logged: without user and password, and with what opens a door cut out of its query. */
export function masked(address: string): string {
  if (!URL.canParse(address)) return address.replace(/\/\/[^/@\s]*@/, '//').replace(/\?.*$/, '?…');
  const url = new URL(address);
  url.username = '';
  url.password = '';
  const query = url.search
    .slice(1)
    .split('&')
    .map((pair) => {
      // A value may hold more of them.
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair)!;
      return value !== '' && (SECRET.test(name) || looksRandom(value)) ? `${name}=…` : pair;
    })
    .join('&');
  url.search = '';
  const path = url.href.replace(/\/[^/?#]+/g, (part) => (looksRandom(part.slice(1)) ? '/…' : part));
  return query === '' ? path : `${path}?${query}`;
}

/**
 * Where an article stands on the web: absolute, without what only counts visitors, without a password. Undefined for
 * what is no web address.
 */
export function pageAddress(link: string | null | undefined, base: string): string | undefined {
  const typed = link?.trim() ?? '';
  if (typed === '' || typed.length > MAX_ADDRESS || !URL.canParse(typed, base)) return undefined;
  const url = new URL(typed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (VISITS.test(name)) url.searchParams.delete(name);
  if (VISITS.test(url.hash.slice(1).split('=')[0]!)) url.hash = '';
  return url.href;
}

/** What the sites of two addresses have in common: `feeds.example.org` and `www.example.org` are one site. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteOf(one), siteOf(other)];
  return a !== '' && b !== '' && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`));
}

function siteOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { host } = new URL(address);
  return host.replace(/^(?:www\d?|feeds?|rss)\.(?=[^.]+\.[^.])/, '');
}

/** Long hexadecimal, base64 or uuid stretches are keys, not words. */
function looksRandom(text: string): boolean {
  return /^[\w-]{24,}={0,2}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text) && !WORDS.test(text);
}

const MAX_ADDRESS = 2048;
const SECRET = /(?:token|key|secret|pass|pwd|auth|sig|signature|session|credential|code|hash)/i;
/** `2025-06-14-army-enters-kidal`: words of four letters between hyphens. */
const WORDS = /(?:^|[-_])[a-z]{3,}(?:[-_]).*[-_]?[a-z]{3,}/i;
const VISITS =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|at_(?:medium|campaign|link\w*|format|ptr\w*|bbc_team)|ns_\w+|cmpid|ocid|ftag|CMP|smid|partner|xtor|_hs\w+|ref_src|traffic_source|maca)$/i;
