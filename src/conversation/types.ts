import type { Action, Message } from '../message.ts';
import type { Order } from './briefings/orders.ts';

/** Where people talk, in the platform's own ids: strings that only its adapter understands. */
export interface Place {
  readonly platform: string;
  /** A team, guild or installation: nothing of one is visible in another. */
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
}

export type CommandName = 'ask' | 'brief' | 'timeline' | 'sources' | 'check' | 'help';

/** Something a person said to Dateline. */
export interface Incoming extends Place {
  readonly user: string;
  /** The same for every delivery of the same event. */
  readonly eventId: string;
  /** What was said, without the mention. */
  readonly text: string;
  readonly how: 'mention' | 'direct' | 'thread' | 'command';
  readonly command?: CommandName;
  /** Only the one who asks is to see the reply; default: what a command is answered with. */
  readonly private?: boolean;
  /** May manage this place's briefings; the adapter asked the platform. */
  readonly isManager?: boolean;
  /** Dateline is no member here: it answers whoever brought it, and can post nothing by itself. */
  readonly isVisiting?: boolean;
  /**
   * What its adapter has to know to answer it in another process; without one nobody takes it up when this one ends. It is kept in
   * the store: what lets anybody post is sealed.
   */
  readonly address?: string;
  /** With the command `brief`: what a button or a form asks for, in place of `text`. */
  readonly order?: Order;
}

/** What to post back. */
export interface Reply {
  /** Short: the id under which what it shows is kept, and that its buttons carry. */
  readonly id: string;
  readonly message: Message;
  /** Only for the one who asked, where the platform can. */
  readonly private: boolean;
  /** It says that there is no answer: where one stands already, by another process, it is not to be shown. */
  readonly isApology?: boolean;
}

/** A pressed button. */
export interface Press extends Place {
  readonly user: string;
  readonly eventId: string;
  readonly action: Action;
  /** As the button said. */
  readonly about: string;
  /** In a direct message: that is in no list of channels. */
  readonly isDirect?: boolean;
  /** As an `Incoming` has it. */
  readonly address?: string;
}

/** What a process took and had not answered when it ended. */
export type Left = Incoming | Press;

export function isPress(left: Left): left is Press {
  return 'action' in left;
}

/** What an adapter talks to. */
export interface Conversation {
  /** The reply; null when there is nothing to say: the event was answered already, or is being answered. Never rejects. */
  handle(incoming: Incoming): Promise<Reply | null>;
  /** What was left on a platform: to be handled, or pressed, as if it had just come. Never rejects. */
  left(platform: string): Promise<readonly Left[]>;
  /** As `handle`, for a pressed button. */
  press(press: Press): Promise<Reply | null>;
  /** The reply to this event has reached the platform: it will not be answered again, after a restart either. */
  posted(eventId: string): Promise<void>;
}
