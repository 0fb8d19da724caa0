import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { html } from '../../adapters/web/markup.ts';
import { anyText } from '../messages.ts';

it('keeps every value text, between tags and in attributes', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const { document } = parseHTML(
        `<!doctype html><html><body>${html`<p title="${one}">${other}</p>`}</body></html>`,
      );
      const [paragraph, ...others] = document.querySelectorAll('body *');
      expect(others).toEqual([]);
      expect(paragraph!.getAttributeNames()).toEqual(['title']);
      expect(paragraph!.getAttribute('title')).toBe(held(one));
      expect(paragraph!.textContent).toBe(held(other));
    }),
  );
});

it('leaves pieces as they are, and nothing out of nothing', () => {
  const nothing = [null, false, undefined] as const;
  const items = ['<b>', ...nothing, 7].map((each) => html`<li>${each}</li>`);
  expect(html`<ul>${items}</ul>`.toString()).toBe(
    '<ul><li>&lt;b&gt;</li><li></li><li></li><li></li><li>7</li></ul>',
  );
});

function held(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
