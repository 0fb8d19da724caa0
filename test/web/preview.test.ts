import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawForDiscord } from '../../adapters/discord/preview.ts';
import { discordRenderer } from '../../adapters/discord/render.ts';
import { drawForSlack } from '../../adapters/slack/preview.ts';
import { render } from '../../adapters/slack/render.ts';
import { drawn } from '../../adapters/web/drawn.ts';
import type { Drawing } from '../../src/index.ts';
import { anyMessage } from '../messages.ts';
import { FUZZ_RUNS } from '../renderers.contract.ts';
import { links, unrendered } from '../slack/blocks.ts';

const SEVERAL = { numRuns: Math.min(FUZZ_RUNS, 500) };

it('draws for Slack every word and every link of the blocks that would be posted', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const drawing = drawForSlack(message);
      const rendered = render(message);
      expect(letters(said(drawing))).toBe(letters(unrendered(rendered.blocks).join('')));
      expect(new Set(hrefs(drawing))).toEqual(new Set(links(rendered)));
    }),
    SEVERAL,
  );
});

it('draws for Discord every word of the components that would be posted', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const shown = discordRenderer.shown(discordRenderer.render(message));
      expect(letters(said(withoutButtons(drawForDiscord(message))))).toBe(letters(shown));
    }),
    SEVERAL,
  );
});

it('shows buttons that press nothing, and links to nothing but the web', () => {
  const page = drawn([
    { look: 'buttons', runs: [{ text: '<b>' }] },
    {
      look: 'text',
      runs: [
        { text: 'x', href: 'javascript:alert(1)' },
        { text: 'y', href: 'https://a.example/' },
      ],
    },
  ]) as object;
  expect(String(page)).toBe(
    '<div class="drawn"><p class="buttons"><span>&lt;b&gt;</span> </p><p class="text" dir="auto">x<a href="https://a.example/" rel="noreferrer">y</a></p>\n</div>',
  );
});

function said(drawing: Drawing): string {
  return drawing.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

function hrefs(drawing: Drawing): string[] {
  return drawing.flatMap(({ runs }) => runs.flatMap(({ href }) => href ?? []));
}

function withoutButtons(drawing: Drawing): Drawing {
  return drawing.filter(({ look }) => look !== 'buttons');
}

/** Spaces, line breaks and the bullets of a list are the layout's. */
function letters(text: string): string {
  return text.replace(/[\s\u0085•]+/g, '');
}
