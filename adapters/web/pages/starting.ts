import { readableCount } from '../../../src/index.ts';
import type { Page } from '../layout.ts';
import { html } from '../markup.ts';

/** How far the reading of the archive has come. */
export interface Progress {
  readonly readBytes: number;
  /** 0 until it is known. */
  readonly totalBytes: number;
}

/** What is shown before the archive is read; the answer that carries it has the browser come back. */
export function startingPage({ readBytes, totalBytes }: Progress): Page {
  const share = totalBytes === 0 ? 0 : Math.min(100, Math.round((readBytes / totalBytes) * 100));
  const megabytes = `${(readBytes / 1e6).toFixed(1)} of ${readableCount(Math.ceil(totalBytes / 1e6))} MB`;
  return {
    title: 'Reading the archive',
    body: html`<div class="front starting">
<h1>Reading the archive</h1>
<p><progress aria-label="Read so far" max="100" value="${share}">${share} %</progress></p>
<p class="note">${totalBytes === 0 ? 'It has just begun.' : `${share} %, ${megabytes}.`} This page comes back by itself.</p>
</div>`,
  };
}
