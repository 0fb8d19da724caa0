import { type ConversationOptions, createConversation } from '../../src/conversation/desk.ts';
import type { Conversation, Incoming, Press, Reply } from '../../src/conversation/types.ts';
import type { Database } from '../../src/store/database.ts';
import { type Asked, answer, SOURCES, sentence } from '../cli/host.ts';
import { newStore } from '../store/stores.ts';

/** Five sentences, as many as the engine gives. */
const FIVE = Array.from({ length: 5 }, (_, index) =>
  sentence({ text: `Sentence ${index}.`, start: index * 20, end: index * 20 + 11 }),
);

/** A conversation with an engine that answers as told, a store of its own and a clock to turn. */
export async function desk(changes: Partial<ConversationOptions> & { readonly database?: Database } = {}) {
  const clock = { now: new Date('2025-06-21T14:00:00Z') };
  const asked: Asked[] = [];
  const heard: Incoming[] = [];
  const logged: unknown[] = [];
  const database = changes.database ?? (await newStore(clock.now));
  const conversation = createConversation({
    dateline: {
      ask: async (question, options = {}) => {
        asked.push({ question, options });
        if (/nothing/.test(question)) return answer({ question, kind: 'declined', sentences: [] });
        return answer({ question, sentences: FIVE });
      },
      sources: () => SOURCES,
      passage: async (_, start) => ({
        before: { text: 'Before.', start: start - 8, end: start - 1 },
        sentence: { text: 'x', start, end: start + 11 },
        after: null,
      }),
    },
    now: () => clock.now,
    log: { info: () => {}, warn: () => {}, error: (...said) => logged.push(said) },
    ...changes,
    database,
  });
  return {
    conversation: {
      ...conversation,
      handle: (event: Incoming) => {
        heard.push(event);
        return conversation.handle(event);
      },
    },
    database,
    clock,
    heard,
    asked,
    logged,
    later: (seconds: number) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
}

/** As it is for a process that ends with everything in hand; `onEnd` is told of each, done and not yet answered. */
export function endingEarly(conversation: Conversation, onEnd: () => void = () => {}): Conversation {
  const never = async (): Promise<never> => {
    onEnd();
    return new Promise(() => {});
  };
  return {
    ...conversation,
    handle: (event) => conversation.handle(event).then(never),
    press: (event) => conversation.press(event).then(never),
    left: async () => [],
  };
}

let events = 0;

export function incoming(text: string, changes: Partial<Incoming> = {}): Incoming {
  events += 1;
  return {
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    thread: 'th1',
    user: 'U1',
    eventId: `Ev${events}`,
    text,
    how: 'mention',
    ...changes,
  };
}

export function press(action: Press['action'], about: string, changes: Partial<Press> = {}): Press {
  const { text: _text, how: _how, ...place } = incoming('');
  return { ...place, action, about, ...changes };
}

/** Everything a reply says, one line a block; for null, null. */
export function textOf(reply: Reply | null): string | null {
  if (reply === null) return null;
  return reply.message.blocks
    .flatMap((block) => {
      if (block.kind === 'heading' || block.kind === 'note') return [block.text];
      return block.kind === 'quotation' ? [`[${block.source}] ${block.text} — ${block.annotation}`] : [];
    })
    .join('\n');
}

export function buttonsOf(reply: Reply | null): string[] {
  return (reply?.message.blocks ?? []).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.map(({ action, about }) => `${action} ${about}`) : [],
  );
}
