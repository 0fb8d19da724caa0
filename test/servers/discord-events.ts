import { APPLICATION, BOT, type Body, CHANNEL, GUILD } from './discord-ids.ts';

/** Who does everything, unless it is said otherwise. */
export const USER = '900000000000000007';

let events = 700_000_000_000_000_000n;

function nextId(): string {
  events += 1n;
  return String(events);
}

/** An event as the gateway sends it; `id` is what its answer is known by. */
export interface Event {
  readonly id: string;
  readonly token: string;
  readonly name: 'INTERACTION_CREATE' | 'MESSAGE_CREATE';
  readonly data: Body;
}

export function interaction(type: number, data: Body, changes: Body = {}): Event {
  const id = nextId();
  const token = `aW50ZXJhY3Rpb246${id}`;
  return {
    id,
    token,
    name: 'INTERACTION_CREATE',
    data: {
      id,
      token,
      type,
      application_id: APPLICATION,
      version: 1,
      guild_id: GUILD,
      channel_id: CHANNEL,
      channel: { id: CHANNEL, type: 0, name: 'desk', guild_id: GUILD },
      member: { user: person(), roles: [], permissions: '0', joined_at: '2025-01-01T00:00:00Z' },
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: { '0': GUILD },
      context: 0,
      attachment_size_limit: 10_000_000,
      data,
      ...changes,
    },
  };
}

export function command(
  name: string,
  options: Readonly<Record<string, string | boolean>> = {},
  changes: Body = {},
) {
  const given = Object.entries(options).map(([option, value]) => ({
    name: option,
    type: typeof value === 'string' ? 3 : 5,
    value,
  }));
  return interaction(2, { id: nextId(), name, type: 1, options: given }, changes);
}

/** A form that was sent, with what stands in its fields. */
export function formSent(customId: string, fields: Readonly<Record<string, string>>, changes: Body = {}) {
  const components = Object.entries(fields).map(([id, value], index) => ({
    type: 18,
    id: index + 1,
    component: { type: 4, id: index + 100, custom_id: id, value },
  }));
  return interaction(5, { custom_id: customId, components }, changes);
}

export function press(customId: string) {
  return interaction(
    3,
    { custom_id: customId, component_type: 2 },
    {
      message: {
        id: nextId(),
        channel_id: CHANNEL,
        content: '',
        author: { id: BOT, bot: true },
        components: [],
      },
    },
  );
}

export function message(content: string, changes: Body = {}): Event {
  const id = nextId();
  return {
    id,
    token: '',
    name: 'MESSAGE_CREATE',
    data: {
      id,
      type: 0,
      content,
      channel_id: CHANNEL,
      guild_id: GUILD,
      author: person(),
      timestamp: '2025-06-14T09:30:00.000Z',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      ...changes,
    },
  };
}

function person(): Body {
  return { id: USER, username: 'reader', discriminator: '0', avatar: null };
}
