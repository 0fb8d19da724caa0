import type { APIActionRowComponent, APIButtonComponent, APIEmbed } from 'discord.js';
import type { Message } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { type Attached, EMPTY, withoutChart } from '../render.ts';
import { buttonRows } from './buttons.ts';
import { fit } from './fit.ts';
import { read } from './spell.ts';

interface RenderedEmbed {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponent & { custom_id: string }>[];
}

/** A message as one embed, for where Components V2 are refused. */
export function renderEmbed(message: Message, marker = '', picture: Attached | null = null): RenderedEmbed {
  const { texts, sources, notes, buttons } = fit(picture === null ? message : withoutChart(message), {
    text: LIMITS.text - marker.length,
    texts: Number.POSITIVE_INFINITY,
  });
  const closing = marker === '' ? notes : [...notes, marker];
  const below = [sources, closing].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  const description = [...texts, ...below].join('\n\n');
  return {
    embeds: [
      {
        description: description === '' ? EMPTY : description,
        ...(picture && { image: { url: `attachment://${picture.filename}` } }),
      },
    ],
    components: buttonRows(buttons),
  };
}

/** For the contract all renderers share. */
export const discordEmbedRenderer = {
  name: 'Discord embed',
  render: (message: Message): RenderedEmbed => renderEmbed(message),
  shown: ({ embeds }: RenderedEmbed): string =>
    embeds.map(({ description = '' }) => read(description)).join('\n'),
};
