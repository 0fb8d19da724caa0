import {
  type FeedSource,
  readableCount,
  readableMoment,
  readablePeriod,
  type Sources,
} from '../../../src/index.ts';
import type { Page } from '../layout.ts';
import { html, type Part } from '../markup.ts';

/** The most publishers, and the most of what was skipped, on one page. */
const MOST = 200;

/** What is indexed, how fresh it is, and what could not be read and why. */
export function sourcesPage(sources: Sources): Page {
  const { articles, sentences, from, to, updated, publishers } = sources;
  const facts: readonly (readonly [string, string])[] = [
    ['Articles', readableCount(articles)],
    ['Sentences', readableCount(sentences)],
    ['Published', readablePeriod(from, to) ?? 'undated'],
    ['Read', readableMoment(updated)],
  ];
  return {
    title: 'Sources',
    at: '/sources',
    body: html`<h1>Sources</h1>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
<table class="publishers"><caption>Publishers</caption>
<thead><tr><th scope="col">Publisher</th><th scope="col" class="number">Articles</th><th scope="col">Published</th></tr></thead>
<tbody>${publishers
      .slice(0, MOST)
      .map(
        (each) =>
          html`<tr><th scope="row"><bdi>${each.publisher ?? 'Not named'}</bdi></th><td class="number">${readableCount(each.articles)}</td><td>${readablePeriod(each.from, each.to) ?? 'undated'}</td></tr>\n`,
      )}</tbody></table>
${publishers.length > MOST ? html`<p class="note">${publishers.length - MOST} more publishers.</p>` : null}
${feedsSection(sources)}
${skippedSection(sources)}`,
  };
}

function feedsSection({ feeds }: Sources): Part {
  if (feeds === undefined || feeds.length === 0) return null;
  return html`<table class="feeds"><caption>Feeds</caption>
<thead><tr><th scope="col">Feed</th><th scope="col" class="number">Articles</th><th scope="col">Newest</th><th scope="col">State</th></tr></thead>
<tbody>${feeds
    .slice(0, MOST)
    .map(
      (feed) =>
        html`<tr><th scope="row"><bdi>${feed.name}</bdi> <span class="id">${feed.address}</span></th><td class="number">${readableCount(feed.articles)}</td><td>${feed.newest === null ? 'none yet' : readableMoment(feed.newest)}</td><td>${stateOf(feed)}</td></tr>\n`,
    )}</tbody></table>`;
}

/** What there is to know of a feed: that it is well, or what was expected and what came. */
function stateOf({ state, error, problem, silent, checked, next }: FeedSource): Part {
  const said = [
    ...(error === null ? [] : [error]),
    ...(problem === null ? [] : [problem]),
    ...(silent ? ['silent for longer than is its habit'] : []),
    ...(checked === null ? [] : [`asked ${readableMoment(checked)}`]),
    ...(next === null ? [] : [`next ${readableMoment(next)}`]),
  ];
  const name = state === 'ok' ? 'ok' : html`<strong>${state}</strong>`;
  return html`${name}${said.length === 0 ? null : html` <bdi class="inferred">${said.join(' · ')}</bdi>`}`;
}

function skippedSection({ skipped }: Sources): Part {
  if (skipped.length === 0) return html`<p class="note">Nothing was skipped.</p>`;
  return html`<section aria-labelledby="skipped"><h2 id="skipped">Skipped: ${readableCount(skipped.length)}</h2>
<ul class="skipped">${skipped
    .slice(0, MOST)
    .map(
      ({ path, line, reason }) =>
        html`<li><span class="id">${path}${line === undefined ? null : `, line ${line}`}</span> <bdi>${reason}</bdi></li>\n`,
    )}</ul>
${skipped.length > MOST ? html`<p class="note">${readableCount(skipped.length - MOST)} more.</p>` : null}</section>`;
}
