import { type Checked, checkMessage } from '../../../src/index.ts';
import type { Page } from '../layout.ts';
import { html } from '../markup.ts';
import { renderMessage } from '../message.ts';

/** The longest text that is checked at once, in characters. */
export const LONGEST_TEXT = 8_000;

/** A text to hold against the archive, and what was found for and against each of its sentences. */
export function checkPage(text: string, checked: readonly Checked[] | null): Page {
  return {
    title: 'Check',
    at: '/check',
    body: html`<h1>Check a text</h1>
<p class="lede">Paste a draft or a claim: the archive’s sentences for and against each of its own. It shows, and never says true or false.</p>
<form class="ask" action="/check" method="post"><div class="box">
<label for="text">Text</label>
<textarea id="text" name="text" rows="5" maxlength="${LONGEST_TEXT}" required dir="auto">${'\n'}${text}</textarea>
<button type="submit">Check</button>
</div></form>
${checked === null ? null : html`<section class="checked" aria-label="Found">${renderMessage(checkMessage(checked))}</section>`}`,
  };
}
