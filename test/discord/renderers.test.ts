import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { LIMITS } from '../../adapters/discord/limits.ts';
import { discordEmbedRenderer } from '../../adapters/discord/render/embeds.ts';
import { linkTarget } from '../../adapters/discord/render/escape.ts';
import { discordRenderer } from '../../adapters/discord/render.ts';
import type { Message } from '../../src/index.ts';
import { rendererContract } from '../renderers.contract.ts';

type Components = ReturnType<typeof discordRenderer.render>;
type Embed = ReturnType<typeof discordEmbedRenderer.render>;

/** With its message: an address is spelled so that nothing in it ends the link. */
interface Case<R> {
  readonly message: Message;
  readonly rendered: R;
}

rendererContract<Case<Components>>({
  name: discordRenderer.name,
  render: (message) => ({ message, rendered: discordRenderer.render(message) }),
  shown: ({ rendered }) => discordRenderer.shown(rendered),
  spelt: (text) => text.toWellFormed(),
  pings: ({ rendered }) => actingIn(textsOf(rendered).join('\n')),
  links: ({ message, rendered }) => linksIn(textsOf(rendered).join('\n'), message),
  limits: ({ rendered }) => {
    const total = textsOf(rendered).join('').length;
    const count = counted(rendered.components);
    return [
      ...(total > LIMITS.text ? [`${total} characters`] : []),
      ...(count > LIMITS.components ? [`${count} components`] : []),
    ];
  },
});

rendererContract<Case<Embed>>({
  name: discordEmbedRenderer.name,
  render: (message) => ({ message, rendered: discordEmbedRenderer.render(message) }),
  shown: ({ rendered }) => discordEmbedRenderer.shown(rendered),
  spelt: (text) => text.toWellFormed(),
  pings: ({ rendered }) => actingIn(description(rendered)),
  links: ({ message, rendered }) => linksIn(description(rendered), message),
  limits: ({ rendered }) =>
    description(rendered).length > LIMITS.embedDescription
      ? [`${description(rendered).length} characters`]
      : [],
});

const ESCAPE = /\\[!-/:-@[-`{-~]/g;
const LINK = /\[[^[\]]*\]\(<([^<>\s]*)>\)/g;

/** What Discord would read as markup: everything but our marks and links. */
function actingIn(spelled: string): readonly string[] {
  const bare = spelled
    .replace(ESCAPE, 'x')
    .replace(LINK, '')
    .replace(/(^|[\r\n])(?:> )?(?:-# |##{1,2} )?/g, '$1')
    .replaceAll('**', '');
  return bare.match(/[\\*_~`|<>[\]@#/]|\w+:\S|:\w+:/g) ?? [];
}

function linksIn(spelled: string, message: Message): readonly string[] {
  const sources = message.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  const given = sources.flatMap(({ url, links }) => [...links, ...(url === null ? [] : [url])]);
  const originals = new Map(given.map((url) => [linkTarget(url, LIMITS.url), url]));
  return [...spelled.replace(ESCAPE, 'x').matchAll(LINK)].map(([, url]) => originals.get(url!) ?? url!);
}

function description({ embeds }: Embed): string {
  return embeds[0]!.description!;
}

function inside(components: readonly APIMessageTopLevelComponent[]) {
  return components.flatMap((each) => (each.type === ComponentType.Container ? each.components : []));
}

function textsOf({ components }: Components): string[] {
  return inside(components).flatMap((each) =>
    each.type === ComponentType.TextDisplay ? [each.content] : [],
  );
}

function counted(components: readonly APIMessageTopLevelComponent[]): number {
  return inside(components).reduce(
    (sum, each) => sum + (each.type === ComponentType.ActionRow ? 1 + each.components.length : 1),
    components.length,
  );
}
