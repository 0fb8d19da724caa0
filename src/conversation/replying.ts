import type { Dateline } from '../dateline.ts';
import { explanationMessage } from '../message/explanation.ts';
import type { Message } from '../message.ts';
import { answerPage } from './actions.ts';
import type { Admission } from './admission.ts';
import { courtesyReply } from './courtesy.ts';
import { helpMessage, said } from './help.ts';
import { newReplyId, type Replies } from './replies.ts';
import { sourcesPage } from './sources-page.ts';
import type { Threads } from './threads.ts';
import { type InTurn, oneAtATime } from './turns.ts';
import type { CommandName, Incoming, Reply } from './types.ts';

/** A command that another part answers. What takes thought it does in turn; what waits for a platform, meanwhile. */
type Answering = (incoming: Incoming, inTurn: InTurn) => Promise<Message | Page>;

/** What another part answers, and whether it is worth sharing. */
interface Page {
  readonly message: Message;
  readonly isForSharing: boolean;
}

export interface ReplyingOptions {
  readonly dateline: Pick<Dateline, 'ask' | 'sources' | 'passage'>;
  readonly now: () => Date;
  /** Commands that are there only when they are given. */
  readonly brief?: Answering;
  readonly timeline?: Answering;
  readonly check?: Answering;
}

/** What is remembered of people. */
interface Remembered {
  readonly threads: Threads;
  readonly replies: Replies;
}

/** The engine's most. */
const KEPT_SENTENCES = 5;
/** As many as stand on an answer's first page. */
const EXPLAINED_SENTENCES = 3;
/** A question longer than this is a text to check. */
const LONGEST_QUESTION = 1_000;

/** What is replied to something that was said: who may ask what and how often, and which part answers. Null for nothing. */
export function createReplying(
  options: ReplyingOptions,
  { threads, replies }: Remembered,
  admission: Admission,
): (incoming: Incoming) => Promise<Reply | null> {
  const { dateline, now } = options;
  const inTurn = oneAtATime();
  const offered = offeredCommands(options);

  async function replyTo(incoming: Incoming): Promise<Reply | null> {
    const isCommand = incoming.how === 'command';
    const isPrivate = incoming.private ?? isCommand;
    const privately = (message: Message): Reply => ({ id: newReplyId(), message, private: true });
    const openly = (message: Message): Reply => ({ id: newReplyId(), message, private: isPrivate });

    const refusal = await admission(incoming);
    // A command is always told, or its sender would look at "thinking…" for good.
    if (refusal !== null) return refusal.isRepeated && !isCommand ? null : privately(said(refusal.say));

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
        return kept(incoming, pageOf(await options[command]!({ ...incoming, text }, inTurn)), isPrivate);
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

  return replyTo;
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

const TOO_LONG = 'That is too long for a question. Please ask in a sentence or two.';

/** What there is to ask for, in the order of the help. */
function offeredCommands(options: ReplyingOptions): readonly CommandName[] {
  const optional = (['brief', 'timeline', 'check'] as const).filter((name) => options[name] !== undefined);
  return ['ask', ...optional, 'sources', 'help'];
}
