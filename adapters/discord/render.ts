import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Message } from '../../src/index.ts';
import { buttonRows, ROWS } from './buttons.ts';
import { fit } from './fit.ts';
import { LIMITS } from './limits.ts';
import { read } from './spell.ts';

/** The part of a Discord message that shows something; what pings and where it goes is added by who sends it. */
export interface Rendered {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
}

/** A message as Components V2: texts in a container, sources below a line, buttons last. `marker` is how we find it again. */
export function renderComponents(message: Message, marker = ''): Rendered {
  const { texts, sources, notes, buttons } = fit(message, {
    text: LIMITS.text - marker.length,
    texts: TEXTS,
  });
  const closing = marker === '' ? notes : [...notes, marker];
  const below = [sources, closing].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  const said = [
    ...texts.map(text),
    ...(texts.length > 0 && below.length > 0 ? [LINE] : []),
    ...below.map(text),
  ];
  const inside = [...(said.length > 0 ? said : [text(EMPTY)]), ...buttonRows(buttons)];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, components: inside }],
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

/** What the container, the line, sources and notes and the rows of buttons leave. */
const TEXTS = LIMITS.components - 4 - ROWS * (1 + LIMITS.buttonsInRow);

function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

function textsIn(components: readonly (APIMessageTopLevelComponent | APIComponentInContainer)[]): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    return component.type === ComponentType.Container ? textsIn(component.components) : [];
  });
}
