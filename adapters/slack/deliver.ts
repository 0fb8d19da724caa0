import type { Clock, Conversation, Log, Message, Reply } from '../../src/index.ts';
import { codeOf, judged } from './post/failure.ts';
import { findPosted } from './post/posted.ts';
import { answerOpenly, type Person, whisper } from './post/whisper.ts';
import type { Poster } from './post.ts';
import { render } from './render.ts';

/** Where a reply goes, and what it answers. */
export interface Address extends Person {
  readonly eventId: string;
  /** An earlier delivery of the event may have been answered. */
  readonly mayStand: boolean;
}

export interface Delivery {
  readonly conversation: Pick<Conversation, 'posted'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Brings a reply to where it belongs, once; where that fails, the person is told. In a direct message nobody else reads, so
 * what is private is posted there and stays.
 */
export async function deliver(reply: Reply, to: Address, delivery: Delivery): Promise<void> {
  const { conversation, log } = delivery;
  try {
    const isAlone = to.channel.startsWith('D') && !to.isPrivate;
    if (reply.isApology && to.mayStand && (await stands(to))) log.info('slack: an answer stands already');
    else if (reply.private && !isAlone) await whisper(to, render(reply.message), delivery.clock);
    else await shownToAll(reply, to, delivery);
  } catch (error) {
    log.error(`slack: an answer in ${to.channel} was not posted`, error);
    if (!(await told(to, error, delivery))) return;
  }
  await conversation.posted(to.eventId);
}

/** Whether another process has posted the answer; where nobody can tell, no. */
async function stands({ client, channel, eventId, thread }: Address): Promise<boolean> {
  return findPosted(client, channel, eventId, thread).then(
    (found) => found !== null,
    () => false,
  );
}

async function shownToAll(reply: Reply, to: Address, { poster, clock }: Delivery): Promise<void> {
  const { client, channel, thread, eventId, mayStand, responseUrl } = to;
  const message = render(reply.message);
  try {
    await poster.post({ client, channel, thread, message, key: eventId, mayStand });
  } catch (error) {
    if (responseUrl === null || !NOT_THERE.test(codeOf(error))) throw error;
    await answerOpenly(responseUrl, message, clock);
  }
}

const NOT_THERE = /^(not_in_channel|channel_not_found)$/;

/** Whether the person has heard that their answer did not come. */
async function told(to: Address, error: unknown, { clock, log }: Delivery): Promise<boolean> {
  const failure = judged(error);
  const unsure = failure.kind === 'again' && failure.arrived === 'perhaps';
  const text = unsure
    ? 'Slack did not say whether my answer arrived. If you do not see it, please ask again.'
    : `My answer could not be posted here (${codeOf(error)}). ${WHAT_TO_DO}`;
  try {
    await whisper(to, render(note(text)), clock);
    return true;
  } catch (second) {
    log.error(`slack: nor could the person be told`, second);
    return false;
  }
}

const WHAT_TO_DO = 'Is Dateline a member of this channel? Otherwise please ask again in a moment.';

function note(text: string): Message {
  return { blocks: [{ kind: 'note', text }] };
}
