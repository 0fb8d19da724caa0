import type { Drawing, DrawnLine } from '../../src/index.ts';
import { html, type Part } from './markup.ts';
import { webAddress } from './web-address.ts';

/** A drawing of what a platform would show; buttons are shown, and press nothing. */
export function drawn(drawing: Drawing): Part {
  return html`<div class="drawn">${drawing.map(line)}</div>`;
}

function line({ look, runs }: DrawnLine): Part {
  if (look === 'rule') return html`<hr>`;
  if (look === 'buttons')
    return html`<p class="buttons">${runs.map(({ text }) => html`<span>${text}</span> `)}</p>`;
  const words = runs.map(({ text, strong, href }) => {
    const address = webAddress(href);
    const inside = address === null ? text : html`<a href="${address}" rel="noreferrer">${text}</a>`;
    return strong ? html`<strong>${inside}</strong>` : inside;
  });
  if (look === 'quote') return html`<blockquote dir="auto">${words}</blockquote>\n`;
  return html`<p class="${look}" dir="auto">${words}</p>\n`;
}
