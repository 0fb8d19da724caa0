import type { webApi } from '@slack/bolt';
import type { Clock, Courier, Log } from '../../src/index.ts';
import { PLATFORM } from './heard.ts';
import { uploaded } from './post/picture.ts';
import { findPosted } from './post/posted.ts';
import { refusing } from './post/refused.ts';
import type { Poster } from './post.ts';
import { render } from './render.ts';

/**
 * Posts briefings. A channel is Slack's id, its workspace before it: `T1/C1`; where there is only one, `C1` will do. The key stands
 * in the message's metadata, by which the channel's history is searched.
 */
export function createCourier(
  clientOf: (workspace: string | null) => Promise<webApi.WebClient>,
  poster: Poster,
  tools: { readonly clock: Clock; readonly log: Log },
): Courier {
  return {
    platform: PLATFORM,
    async post(place, message, key, { thread, picture, fence } = {}) {
      const { workspace, channel } = readPlace(place);
      const client = await clientOf(workspace);
      const file = picture === undefined ? null : await uploaded(client, picture, tools);
      const plain = render(message);
      const post = { client, channel, thread: thread ?? null, key, fence };
      const shown = file === null ? { message: plain } : { message: render(message, file), plain };
      return refusing(channel, () => poster.post({ ...post, ...shown }));
    },
    async find(place, key, thread, since) {
      const { workspace, channel } = readPlace(place);
      const client = await clientOf(workspace);
      return refusing(channel, () => findPosted(client, channel, key, thread ?? null, since));
    },
    async remove(place, id) {
      const { workspace, channel } = readPlace(place);
      const client = await clientOf(workspace);
      await refusing(channel, () => client.chat.delete({ channel, ts: id }));
    },
  };
}

function readPlace(place: string): { readonly workspace: string | null; readonly channel: string } {
  const [workspace, channel] = place.split('/');
  return channel === undefined ? { workspace: null, channel: place } : { workspace: workspace!, channel };
}
