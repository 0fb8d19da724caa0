import { type Sleep, systemSleep } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { unavailableText } from '../unavailable.ts';
import { type Access, isAllowed, OPEN_ACCESS } from './access.ts';
import { createAdmission } from './admission.ts';
import { Events } from './events.ts';
import { said } from './help.ts';
import { InHand } from './in-hand.ts';
import { pressed } from './press.ts';
import { type Rate, SharedRateLimit } from './rate.ts';
import { newReplyId, Replies } from './replies.ts';
import { createReplying, type ReplyingOptions } from './replying.ts';
import { Threads } from './threads.ts';
import type { Conversation, Left, Press, Reply } from './types.ts';

export interface ConversationOptions extends ReplyingOptions {
  readonly database: Database;
  readonly log: Log;
  /** Default: the system's. */
  readonly sleep?: Sleep;
  /** Default: everywhere. */
  readonly access?: Access;
  /** Of each person. */
  readonly rate?: Rate;
}

const DEFAULT_RATE: Rate = { questions: 10, seconds: 60 };
const TIDY_EVERY = 3_600_000;

/** One conversation for every platform: each event is answered once, whichever process hears it, and with a sentence when something breaks. */
export function createConversation(options: ConversationOptions): Conversation {
  const { dateline, database, now, log, access = OPEN_ACCESS } = options;
  const events = new Events(database);
  const inHand = new InHand(events, now, options.sleep ?? systemSleep);
  const threads = new Threads(database);
  const replies = new Replies(database);
  const rate = new SharedRateLimit(database, options.rate ?? DEFAULT_RATE);
  const admission = createAdmission(access, rate, now);
  const replyTo = createReplying(options, { threads, replies }, admission);
  /** Of the presses in hand that share something: what nobody is to share there again. */
  const shares = new Map<string, string>();
  let tidied = 0;

  async function once(event: Left, work: () => Promise<Reply | null>): Promise<Reply | null> {
    const { eventId, address } = event;
    // For whoever may answer it when we end.
    const asked = address === undefined ? null : event;
    const take = () => events.take(eventId, asked, now());
    let lease: string | null;
    try {
      // Once more where it failed; what was taken without our hearing of it is left soon, to be taken up.
      lease = await (asked === null ? take() : take().catch(take));
    } catch (error) {
      return apology(error);
    }
    if (lease === null) return null;
    inHand.hold(eventId, lease, asked !== null);
    const reply = await work().catch(apology);
    if (reply === null) await posted(eventId);
    // Afterwards, so that nobody who came later is answered first.
    await tidy();
    return reply !== null && (await inHand.isOurs(eventId)) ? reply : null;
  }

  function apology(error: unknown): Reply {
    log.error('conversation: unable to answer an event', error);
    const message = said(unavailableText(error) ?? TROUBLE);
    return { id: newReplyId(), message, private: true, isApology: true };
  }

  async function press(event: Press): Promise<Reply | null> {
    const refusal = await admission({ ...event, how: event.isDirect === true ? 'direct' : 'command' });
    if (refusal !== null) return { id: newReplyId(), message: said(refusal.say), private: true };
    const share = event.action === 'share' ? shareOf(event) : null;
    // Leased as an event is: one that could not be posted may be tried again.
    if (share !== null && (await events.take(share, null, now())) === null) return null;
    const reply = await pressed(event, { replies, passage: dateline.passage, now });
    if (share !== null) shares.set(event.eventId, share);
    return reply;
  }

  async function posted(eventId: string): Promise<void> {
    const share = shares.get(eventId);
    shares.delete(eventId);
    try {
      await inHand.posted(eventId);
      if (share !== undefined) await events.posted(share, now());
    } catch (error) {
      log.error('conversation: unable to note that a reply was posted', error);
    }
  }

  async function tidy(): Promise<void> {
    if (now().getTime() - tidied < TIDY_EVERY) return;
    tidied = now().getTime();
    // Those that could not be posted.
    shares.clear();
    try {
      for (const rows of [events, threads, replies, rate]) await rows.forgetOld(now());
    } catch (error) {
      log.error('conversation: unable to forget what is old', error);
    }
  }

  return {
    async handle(incoming) {
      const silent = access.elsewhere === 'ignore' || incoming.how === 'thread';
      if (silent && incoming.how !== 'command' && !isAllowed(access, incoming)) return null;
      return once(incoming, () => replyTo(incoming));
    },
    async left(platform) {
      try {
        return await events.left(platform, now());
      } catch (error) {
        log.error('conversation: unable to look for what was left unanswered', error);
        return [];
      }
    },
    press: (event) => once(event, () => press(event)),
    posted,
  };
}

/** The same however often a page is shared in a place. */
function shareOf({ platform, workspace, channel, thread, about }: Press): string {
  return `share ${platform} ${workspace} ${channel} ${thread ?? ''} ${about}`;
}

const TROUBLE = 'Something went wrong here, and it was noted. Please ask again in a moment.';
