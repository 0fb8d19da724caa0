import type { Dateline } from '../dateline.ts';
import { type Sleep, systemSleep } from '../delivery/hold.ts';
import type { Log } from '../log.ts';
import { explanationMessage } from '../message/explanation.ts';
import type { Message } from '../message.ts';
import type { Database } from '../store/database.ts';
import { unavailableText } from '../unavailable.ts';
import { type Access, isAllowed, OPEN_ACCESS } from './access.ts';
import { answerPage } from './actions.ts';
import { courtesyReply } from './courtesy.ts';
import { Events } from './events.ts';
import { helpMessage, said } from './help.ts';
import { InHand } from './in-hand.ts';
import { pressed } from './press.ts';
import { type Rate, SharedRateLimit } from './rate.ts';
import { newReplyId, Replies } from './replies.ts';
import { sourcesPage } from './sources-page.ts';
import { Threads } from './threads.ts';
import { oneAtATime } from './turns.ts';
import type { CommandName, Conversation, Incoming, Reply } from './types.ts';

/** A command that another part answers. */
type Answering = (incoming: Incoming) => Promise<Message | Page>;

/** What another part answers, and whether it is worth sharing. */
interface Page {
  readonly message: Message;
  readonly isForSharing: boolean;
}

export interface ConversationOptions {
  readonly dateline: Pick<Dateline, 'ask' | 'sources' | 'passage'>;
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
  /** Default: the system's. */
  readonly sleep?: Sleep;
  /** Default: everywhere. */
  readonly access?: Access;
  /** Of each person. */
  readonly rate?: Rate;
  /** Commands that are there only when they are given. */
  readonly brief?: Answering;
  readonly timeline?: Answering;
  readonly check?: Answering;
}

const DEFAULT_RATE: Rate = { questions: 10, seconds: 60 };
/** The engine's most. */
const KEPT_SENTENCES = 5;
/** As many as stand on an answer's first page. */
const EXPLAINED_SENTENCES = 3;
/** A question longer than this is a text to check. */
const LONGEST_QUESTION = 1_000;
const TIDY_EVERY = 3_600_000;

/** One conversation for every platform: who may ask what, what was asked before, and what is replied. */
export function createConversation(options: ConversationOptions): Conversation {
  const { dateline, database, now, log, access = OPEN_ACCESS } = options;
  const events = new Events(database);
  const inHand = new InHand(events, now, options.sleep ?? systemSleep);
  const threads = new Threads(database);
  const replies = new Replies(database);
  const rate = new SharedRateLimit(database, options.rate ?? DEFAULT_RATE);
  const inTurn = oneAtATime();
  const offered = offeredCommands(options);
  let tidied = 0;

  async function replyTo(incoming: Incoming): Promise<Reply | null> {
    const isCommand = incoming.how === 'command';
    const isPrivate = incoming.private ?? isCommand;
    const privately = (message: Message): Reply => ({ id: newReplyId(), message, private: true });
    const openly = (message: Message): Reply => ({ id: newReplyId(), message, private: isPrivate });

    if (!isAllowed(access, incoming)) return privately(said('I am not set up to answer in this place.'));
    const turn = await rate.take(`${incoming.platform} ${incoming.workspace} ${incoming.user}`, now());
    // A command is always told, or its sender would look at "thinking…" for good.
    if (!turn.may) return turn.told && !isCommand ? null : privately(said(pleaseWait(turn.wait)));

    const text = incoming.text.trim();
    const command = incoming.command ?? 'ask';
    if (!offered.includes(command)) return privately(helpMessage(offered));
    switch (command) {
      case 'help':
        return openly(helpMessage(offered));
      case 'sources':
        return openly(sourcesPage(dateline.sources()));
      case 'ask':
        return asked(incoming, text, isPrivate);
      default:
        return kept(
          incoming,
          pageOf(await inTurn(() => options[command]!({ ...incoming, text }))),
          isPrivate,
        );
    }
  }

  async function asked(incoming: Incoming, text: string, isPrivate: boolean): Promise<Reply | null> {
    const id = newReplyId();
    const isEmpty = !/[\p{L}\p{N}]/u.test(text);
    // In a thread that is followed, a lone "!" is not for us.
    if (isEmpty && incoming.how === 'thread') return null;
    const courtesy = isEmpty ? helpMessage(offered) : courtesyReply(text, offered);
    if (courtesy) return { id, message: courtesy, private: isPrivate };
    if (text.length > LONGEST_QUESTION) return { id, message: said(TOO_LONG), private: true };

    const thread = await threads.earlier(incoming, now());
    if (asksWhyThese(text)) return { id, message: await explained(thread), private: isPrivate };
    const answer = await inTurn(() => dateline.ask(text, { limit: KEPT_SENTENCES, thread }));
    await replies.keep(id, incoming, { answer }, now());
    // What the archive knows nothing about helps no follow-up.
    if (answer.kind !== 'declined') await threads.add(incoming, text, now());
    return { id, message: answerPage(answer, { reply: id, private: isPrivate }), private: isPrivate };
  }

  /** The last question of a thread once more, with what put each sentence of its answer there. */
  async function explained(thread: readonly string[]): Promise<Message> {
    const question = thread.at(-1);
    if (question === undefined) return said('Nothing was answered here yet.');
    const before = thread.slice(0, -1);
    const answer = await inTurn(() =>
      dateline.ask(question, { limit: EXPLAINED_SENTENCES, thread: before, explain: true }),
    );
    return explanationMessage(answer);
  }

  /** A page of another part, kept for whoever shares it. */
  async function kept(place: Incoming, { message, isForSharing }: Page, isPrivate: boolean): Promise<Reply> {
    const id = newReplyId();
    if (!isPrivate || !isForSharing) return { id, message, private: isPrivate };
    await replies.keep(id, place, { message }, now());
    const share = {
      kind: 'buttons' as const,
      buttons: [{ action: 'share' as const, label: 'Share', about: id }],
    };
    return { id, message: { ...message, blocks: [...message.blocks, share] }, private: true };
  }

  /** Answers an event once, and with a sentence when something breaks. `asked` is what somebody else may answer when we end. */
  async function once(
    eventId: string,
    asked: Incoming | null,
    work: () => Promise<Reply | null>,
  ): Promise<Reply | null> {
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

  async function posted(eventId: string): Promise<void> {
    try {
      await inHand.posted(eventId);
    } catch (error) {
      log.error('conversation: unable to note that a reply was posted', error);
    }
  }

  async function tidy(): Promise<void> {
    if (now().getTime() - tidied < TIDY_EVERY) return;
    tidied = now().getTime();
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
      return once(incoming.eventId, canBeTakenUp(incoming) ? incoming : null, () => replyTo(incoming));
    },
    async left(platform) {
      try {
        return await events.left(platform, now());
      } catch (error) {
        log.error('conversation: unable to look for what was left unanswered', error);
        return [];
      }
    },
    press: (press) =>
      once(press.eventId, null, () => pressed(press, { replies, passage: dateline.passage, now })),
    posted,
  };
}

/** What changes something may have done so before its process ended. */
function canBeTakenUp({ address, command }: Incoming): boolean {
  return address !== undefined && command !== 'brief';
}

/** "Why these sentences?" asks about the answer; "why?" asks about what it says. */
function asksWhyThese(text: string): boolean {
  return /^\W*(?:explain(?: (?:this|that|these|your answer|the answer))?|why (?:these|this one|this answer|those)(?: sentences?)?)\W*$/i.test(
    text,
  );
}

function pageOf(answered: Message | Page): Page {
  return 'message' in answered ? answered : { message: answered, isForSharing: true };
}

const TROUBLE = 'Something went wrong here, and it was noted. Please ask again in a moment.';
const TOO_LONG = 'That is too long for a question. Please ask in a sentence or two.';

function pleaseWait(seconds: number): string {
  return `That is a lot of questions at once. Please ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

/** What there is to ask for, in the order of the help. */
function offeredCommands(options: ConversationOptions): readonly CommandName[] {
  const optional = (['brief', 'timeline', 'check'] as const).filter((name) => options[name] !== undefined);
  return ['ask', ...optional, 'sources', 'help'];
}
