import type { Page } from '../layout.ts';
import { html } from '../markup.ts';

/** A page that says in one sentence why there is no other. */
export function troublePage(title: string, sentence: string): Page {
  return {
    title,
    body: html`<div class="front"><h1>${title}</h1>\n<p class="lede">${sentence}</p>\n<p><a href="/">Ask the archive</a></p></div>`,
  };
}
