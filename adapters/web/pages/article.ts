import {
  type AnnotatedSentence,
  type Article,
  articlePath,
  type Copy,
  readableDate,
  readableMoment,
  type Span,
  type Version,
} from '../../../src/index.ts';
import { articleBody } from '../article-body.ts';
import { differences } from '../differences.ts';
import type { Page } from '../layout.ts';
import { html, joined, type Part } from '../markup.ts';
import { webAddress } from '../web-address.ts';

export interface ArticlePage {
  readonly article: Article;
  /** What is inferred of its sentences; none for an earlier version. */
  readonly sentences: readonly AnnotatedSentence[];
  /** What a citation led to. */
  readonly mark: Span | null;
  /** Every text it had, oldest first. */
  readonly versions: readonly Version[];
  /** Which of them is shown, from 1; null for the newest. */
  readonly version: number | null;
  readonly copies: readonly Copy[];
}

/** An article as it was read, the cited sentence marked, what we infer in the margin. */
export function articlePage(page: ArticlePage): Page {
  const { article, mark } = page;
  return {
    title: article.headline,
    body: html`<article class="article">
${header(page)}
${articleBody(article, { sentences: page.sentences, mark })}
</article>
${versionsSection(page)}
${copiesSection(page.copies)}
<p class="note origin">Read from <span class="id">${article.id}</span>${mark === null ? null : html`, characters ${mark.start}–${mark.end} marked`}.</p>`,
  };
}

/** What the text itself does not show: in a line of JSON the headline stands outside of it. */
function header({ article, version, versions }: ArticlePage): Part {
  const shown = new Set(article.parts.map(({ kind }) => kind));
  const { headline, deck, byline, publisher, published, dateline, url } = article;
  const address = webAddress(url);
  const origin = [publisher, published && readableDate(published), dateline].filter(
    (part) => part !== undefined && part !== '',
  );
  return html`<header>
${shown.has('headline') ? null : html`<h1 dir="auto">${headline}</h1>\n`}${
  deck === undefined || shown.has('deck') ? null : html`<p class="deck" dir="auto">${deck}</p>\n`
}${byline === undefined || shown.has('byline') ? null : html`<p class="byline" dir="auto">${byline}</p>\n`}<p class="origin">${joined(
    origin.map((part) => html`<bdi>${part}</bdi>`),
    ' · ',
  )}${address === null ? null : html`${origin.length > 0 ? ' · ' : null}<a class="outside" href="${address}" rel="noreferrer">Read it at the publisher</a>`}</p>
${version === null ? null : html`<p class="problem">An earlier version, as it was read ${readableMoment(versions[version - 1]!.from)}. <a href="${articlePath(article.id)}">The newest</a></p>`}
</header>`;
}

function versionsSection({ article, versions, version }: ArticlePage): Part {
  if (versions.length < 2) return null;
  const items = versions.map(({ article: text, from }, index) => {
    const number = index + 1;
    const before = versions[index - 1]?.article;
    const isShown = number === (version ?? versions.length);
    const name = `Version ${number}, read ${readableMoment(from)}`;
    return html`<li>${isShown ? html`<strong>${name}</strong>` : html`<a href="${versionAddress(article.id, number)}">${name}</a>`}
${before === undefined ? null : changeList(before, text)}</li>
`;
  });
  return html`<section class="versions" aria-labelledby="versions"><h2 id="versions">Versions, and what changed</h2>\n<ol>${items}</ol></section>`;
}

function versionAddress(id: string, number: number): string {
  const path = articlePath(id);
  return `${path}${path.includes('?') ? '&' : '?'}version=${number}`;
}

function changeList(before: Article, after: Article): Part {
  const changes = [
    ...(before.headline === after.headline ? [] : [{ was: before.headline, is: after.headline }]),
    ...differences(before.text, after.text),
  ];
  if (changes.length === 0) return html`<p class="note">No sentence changed.</p>`;
  return html`<ul class="changes">${changes.map(
    ({ was, is }) =>
      html`<li>${was === null ? null : html`<span class="label">Was</span> <del><bdi>${was}</bdi></del> `}${is === null ? null : html`<span class="label">Is</span> <ins><bdi>${is}</bdi></ins>`}</li>\n`,
  )}</ul>`;
}

function copiesSection(copies: readonly Copy[]): Part {
  if (copies.length === 0) return null;
  return html`<section class="copies" aria-labelledby="copies"><h2 id="copies">Also in</h2>
<ul>${copies.map(({ articleId, headline, publisher, published }) => {
    const origin = [publisher, published && readableDate(published)].filter((part) => part !== null);
    return html`<li><a href="${articlePath(articleId)}"><bdi>${headline}</bdi></a>${origin.length > 0 ? html` — <bdi>${origin.join(', ')}</bdi>` : null}</li>\n`;
  })}</ul></section>`;
}
