import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../adapters/discord/limits.ts';
import { discordEmbedRenderer, renderEmbed } from '../../adapters/discord/render/embeds.ts';
import { linkTarget } from '../../adapters/discord/render/escape.ts';
import { discordRenderer, renderComponents } from '../../adapters/discord/render.ts';
import { answerMessage, type Block, type Message } from '../../src/index.ts';
import { answer, sentence } from '../cli/host.ts';
import { anyMessage, RUNS } from './messages.ts';

const LINKED = sentence({
  url: 'https://wire.example/ferry',
  link: 'https://wire.example/ferry#:~:text=The%20ferry',
  speaker: 'the harbour master',
});

describe('an answer in Discord', () => {
  it('is quotations, then sources, what was searched, and buttons', () => {
    const { components } = renderComponents(
      answerMessage(answer({ sentences: [LINKED] }), { reply: 'r1', private: true }),
    );
    expect(textsOf(components)).toEqual([
      '> The ferry sank off Port Vale on Monday.\n-# \\[1\\] · speaker\\: the harbour master',
      '-# \\[1\\] [Ferry sinks off Port Vale](<https://wire.example/ferry#:~:text=The%20ferry>) — The Vale Courier, 14 June 2025',
      '-# Searched 24 articles from 10 June 2025 to 20 June 2025; read 21 June 2025, 14\\:05 UTC.',
    ]);
    expect(buttonsOf(components).map(({ custom_id }) => custom_id)).toEqual([
      'context|r1',
      'who|r1',
      'share|r1',
      'useful|r1',
      'useless|r1',
    ]);
  });

  it('names the article where there is no link', () => {
    const shown = discordRenderer.shown(renderComponents(answerMessage(answer())));
    expect(shown).toContain('[1] Ferry sinks off Port Vale — The Vale Courier, 14 June 2025 · ferry-1');
  });

  it('links beside a headline that would act inside a link', () => {
    const starred = { ...LINKED, headline: '*Ferry* [sinks](https://evil.example)' };
    const { components } = renderComponents(answerMessage(answer({ sentences: [starred] })));
    expect(textsOf(components)[1]).toBe(
      '-# \\[1\\] \\*Ferry\\* \\[sinks\\]\\(https\\:\\/\\/evil.example\\) — The Vale Courier, 14 June 2025 · [read it there](<https://wire.example/ferry#:~:text=The%20ferry>)',
    );
  });

  it('has headings of parts below its own, and says what is all there is in the size of text', () => {
    const heading = { kind: 'heading' as const, text: 'A page' };
    const { components } = renderComponents({ blocks: [heading, { ...heading, level: 'part' as const }] });
    expect(textsOf(components)).toEqual(['## A page', '### A page']);
    expect(textsOf(renderComponents({ blocks: [{ kind: 'note', text: 'Paused.' }] }).components)).toEqual([
      'Paused.',
    ]);
  });

  it('keeps a quotation of several lines in one quotation', () => {
    const { components } = renderComponents(
      answerMessage(answer({ sentences: [sentence({ text: 'One\n# two' })] })),
    );
    expect(textsOf(components)[0]).toBe('> One\n> \\# two\n-# \\[1\\]');
  });

  it('leaves whole sentences out, says how many, and offers them', () => {
    const sentences = Array.from({ length: 9 }, (_, index) =>
      sentence({ text: `${index} ${'x'.repeat(800)}` }),
    );
    const message = answerMessage(answer({ sentences }), { reply: 'r1' });
    const { components } = renderComponents(message);
    expect(textsOf(components).filter((text) => text.startsWith('> '))).toHaveLength(4);
    expect(textsOf(components).at(-1)).toContain('5 more not shown here.');
    expect(buttonsOf(components)[0]).toMatchObject({ custom_id: 'more|r1:4', label: '5 more' });
  });

  it('starts what it offers at the first sentence left out, also where later ones were offered already', () => {
    const sentences = Array.from({ length: 9 }, (_, index) =>
      sentence({ text: `${index} ${'x'.repeat(800)}` }),
    );
    const message = answerMessage(answer({ sentences }), { reply: 'r1', from: 1, most: 6 });
    const { components } = renderComponents(message);
    expect(buttonsOf(components)[0]).toMatchObject({ custom_id: 'more|r1:5', label: '4 more' });
    expect(buttonsOf(components).filter(({ custom_id }) => custom_id?.startsWith('more'))).toHaveLength(1);
  });

  it('goes on from where a page stopped that is itself a later one, and the last', () => {
    const sentences = Array.from({ length: 9 }, (_, index) =>
      sentence({ text: `${index} ${'x'.repeat(800)}` }),
    );
    const { components } = renderComponents(answerMessage(answer({ sentences }), { reply: 'r1', from: 3 }));
    expect(textsOf(components).filter((text) => text.startsWith('> '))).toHaveLength(4);
    expect(buttonsOf(components)[0]).toMatchObject({ custom_id: 'more|r1:7', label: '2 more' });
  });

  it('gives the source in place of a sentence that is too long for any message', () => {
    const long = { ...LINKED, text: 'x'.repeat(10_000) };
    const shown = discordRenderer.shown(renderComponents(answerMessage(answer({ sentences: [long] }))));
    expect(shown).toContain('A sentence is too long to show here');
    expect(shown).toContain('[1] Ferry sinks off Port Vale');
    expect(shown).not.toContain('xx');
  });

  it('says something even where there is nothing', () => {
    expect(discordRenderer.shown(renderComponents({ blocks: [] }))).toBe('There is nothing to show.');
    expect(discordEmbedRenderer.shown(renderEmbed({ blocks: [] }))).toBe('There is nothing to show.');
  });
});

describe('any page', () => {
  it('as components stays within the limits, acts in nothing, and shows whole quotations with their source', () => {
    fc.assert(
      fc.property(anyMessage(), (message) => {
        const { components } = renderComponents(message);
        const texts = textsOf(components);
        expect(countComponents(components)).toBeLessThanOrEqual(LIMITS.components);
        expect(texts.join('').length).toBeLessThanOrEqual(LIMITS.text);
        expect(texts.every((text) => text !== '')).toBe(true);
        expectAcceptedButtons(buttonsOf(components));
        expectInert(texts.join('\n'), message);
        expectWhole(discordRenderer.shown(renderComponents(message)), message);
      }),
      { numRuns: RUNS },
    );
  });

  it('as an embed does so too', () => {
    fc.assert(
      fc.property(anyMessage(), (message) => {
        const { embeds, components } = renderEmbed(message);
        const text = embeds[0]!.description!;
        expect(text.length).toBeLessThanOrEqual(LIMITS.embedDescription);
        expect(components.length).toBeLessThanOrEqual(LIMITS.rows);
        expectAcceptedButtons(components.flatMap((row) => row.components));
        expectInert(text, message);
        expectWhole(discordEmbedRenderer.shown({ embeds, components }), message);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Only our marks at the beginnings of lines, bold claimants, and links to the sources' own addresses are left without a backslash. */
function expectInert(spelled: string, message: Message): void {
  const allowed = new Set(
    message.blocks
      .flatMap((block) => (block.kind === 'sources' ? block.sources : []))
      .flatMap(({ url, links }) => [...links, ...(url === null ? [] : [url])])
      .map((url) => linkTarget(url, LIMITS.url)),
  );
  const bare = spelled
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/(^|[\r\n])(?:> )?(?:-# |##{1,2} |• )?/g, '$1')
    .replace(/\[[^[\]\\*_~`|<>()#@:/]*\]\(<([^<>\s]*)>\)/g, (link, url: string) =>
      allowed.has(url) ? '' : link,
    )
    .replaceAll('**', '');
  expect(bare).not.toMatch(/[\\*_~`|<>[\]#@/]|:\S/);
}

/** The quotations shown are the first ones, word for word; each shown number has a line among the sources. */
function expectWhole(shown: string, message: Message): void {
  const quotations = message.blocks.flatMap((block) => (block.kind === 'quotation' ? [block] : []));
  const sources = message.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  const missing = quotations.filter(({ text }) => !shown.includes(text.toWellFormed()));
  const items = message.blocks.reduce((sum, block) => sum + countItems(block), 0);
  const left = Number(/(\d+) more not shown here\.$/m.exec(shown)?.[1] ?? 0);
  const tooLong = shown.split('A sentence is too long to show here').length - 1;
  expect(missing.length).toBeLessThanOrEqual(left + tooLong);
  expect(left).toBeLessThanOrEqual(items);
  if (left === 0) {
    for (const { number } of sources) expect(shown).toContain(`[${number}]`);
  }
}

function countItems(block: Block): number {
  if (block.kind === 'sources') return block.sources.length;
  return block.kind === 'claims' ? block.rows.length : 1;
}

function expectAcceptedButtons(buttons: readonly { custom_id?: string; label?: string }[]): void {
  expect(new Set(buttons.map(({ custom_id }) => custom_id)).size).toBe(buttons.length);
  for (const { custom_id = '', label = '' } of buttons) {
    expect(custom_id.length).toBeLessThanOrEqual(LIMITS.customId);
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(LIMITS.buttonLabel);
  }
}

function inside(components: readonly APIMessageTopLevelComponent[]) {
  return components.flatMap((each) => (each.type === ComponentType.Container ? each.components : []));
}

function textsOf(components: readonly APIMessageTopLevelComponent[]): string[] {
  return inside(components).flatMap((each) =>
    each.type === ComponentType.TextDisplay ? [each.content] : [],
  );
}

function buttonsOf(components: readonly APIMessageTopLevelComponent[]) {
  return inside(components)
    .flatMap((each) => (each.type === ComponentType.ActionRow ? each.components : []))
    .map((button) => button as { custom_id?: string; label?: string });
}

function countComponents(components: readonly APIMessageTopLevelComponent[]): number {
  const rows = inside(components).map((each) =>
    each.type === ComponentType.ActionRow ? 1 + each.components.length : 1,
  );
  return components.length + rows.reduce((sum, count) => sum + count, 0);
}
