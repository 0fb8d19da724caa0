import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Message } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { buttonRows, ROWS } from './render/buttons.ts';
import { fit } from './render/fit.ts';
import { read } from './render/spell.ts';

/** The part of a Discord message that shows something; what pings and where it goes is added by who sends it. */
export interface Rendered {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
}

/**
 * A message as Components V2: texts in a container, its chart below them, sources below a line, buttons last. `marker` is how
 * we find it again. `picture` says that the chart is attached; without it the chart's words stand there.
 */
export function renderComponents(message: Message, marker = '', picture: Attached | null = null): Rendered {
  const { texts, sources, notes, buttons } = fit(picture === null ? message : withoutChart(message), {
    text: LIMITS.text - marker.length,
    texts: TEXTS,
  });
  const closing = marker === '' ? notes : [...notes, marker];
  const below = [sources, closing].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  const said = [
    ...texts.map(text),
    ...(picture === null ? [] : [gallery(picture)]),
    ...(texts.length > 0 && below.length > 0 ? [LINE] : []),
    ...below.map(text),
  ];
  const inside = [...(said.length > 0 ? said : [text(EMPTY)]), ...buttonRows(buttons)];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, components: inside }],
  };
}

/** The file of a picture, and what it shows. */
export interface Attached {
  readonly filename: string;
  readonly description: string;
}

/** The file that shows a message's chart; null when it has none. */
export function attachedTo({ blocks }: Message): Attached | null {
  const block = blocks.find(({ kind }) => kind === 'chart');
  if (block?.kind !== 'chart') return null;
  return { filename: 'chart.png', description: block.alt.slice(0, LIMITS.description).toWellFormed() };
}

/** The message as it is when its chart is attached. */
export function withoutChart(message: Message): Message {
  return { ...message, blocks: message.blocks.filter(({ kind }) => kind !== 'chart') };
}

function gallery({ filename, description }: Attached): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${filename}` }, description }],
  };
}

/** For the contract all renderers share. */
export const discordRenderer = {
  name: 'Discord components',
  render: (message: Message): Rendered => renderComponents(message),
  shown: ({ components }: Rendered): string => textsIn(components).map(read).join('\n'),
};

/** A message of ours is never blank. */
export const EMPTY = '-# There is nothing to show.';

const LINE = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
} as const;

/** What the container, the chart, the line, sources and notes and the rows of buttons leave. */
const TEXTS = LIMITS.components - 5 - ROWS * (1 + LIMITS.buttonsInRow);

function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

function textsIn(components: readonly (APIMessageTopLevelComponent | APIComponentInContainer)[]): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    return component.type === ComponentType.Container ? textsIn(component.components) : [];
  });
}
