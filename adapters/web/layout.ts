import { readableCount, readableDate, type Sources } from '../../src/index.ts';
import { type Assets, assetAddress } from './assets.ts';
import { html, type Markup, type Part } from './markup.ts';

/** One page: what stands in its title, and between the head and the foot. */
export interface Page {
  readonly title: string;
  /** The address of the entry of the menu that it belongs to. */
  readonly at?: string;
  readonly body: Part;
}

/** What every page shows around its own. */
export interface Frame {
  readonly assets: Assets;
  /** Null until the archive is read. */
  readonly sources: Sources | null;
}

const MENU: readonly (readonly [address: string, label: string])[] = [
  ['/', 'Ask'],
  ['/timeline', 'Timeline'],
  ['/briefings', 'Briefings'],
  ['/check', 'Check'],
  ['/sources', 'Sources'],
];

/** A whole document. */
export function documentOf({ title, at, body }: Page, { assets, sources }: Frame): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === NAME ? NAME : `${title} · ${NAME}`}</title>
<link rel="icon" href="${assetAddress(assets, 'icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetAddress(assets, 'page.css')}">
<script src="${assetAddress(assets, 'page.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="masthead">
<p class="name"><a href="/">${NAME}</a></p>
<nav aria-label="Pages"><ul>${MENU.map(([address, label]) => entry(address, label, at))}</ul></nav>
${sources === null ? null : html`<p class="freshness">${freshness(sources)}</p>`}
</header>
<main id="main" tabindex="-1">
${body}
</main>
</body>
</html>
`;
}

const NAME = 'Dateline';

function entry(address: string, label: string, at: string | undefined): Markup {
  return address === at
    ? html`<li><a href="${address}" aria-current="page">${label}</a></li>`
    : html`<li><a href="${address}">${label}</a></li>`;
}

function freshness({ articles, to }: Sources): string {
  const count = `${readableCount(articles)} ${articles === 1 ? 'article' : 'articles'}`;
  return to === null ? count : `${count}, the newest of ${readableDate(to)}`;
}
