import type { Message } from './message.ts';

/**
 * The reply to what is no question: a greeting, thanks, a call for help. Null for everything else, so that
 * "Hello Kitty sales" or "thanks to whom was the truce signed?" is searched.
 */
export function courtesyReply(text: string): Message | null {
  const said = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const reply = REPLIES.find(({ to }) => to.test(said));
  return reply ? { blocks: [{ kind: 'note', text: reply.say }] } : null;
}

const OFFER = 'Ask about anything in the archive, for example who did what, where, when or how many.';

const REPLIES: readonly { readonly to: RegExp; readonly say: string }[] = [
  {
    to: /^((hi|hello|hey|hiya|greetings|good (morning|afternoon|evening|day))( (there|all|everyone|dateline))?)$/,
    say: `Hello. ${OFFER}`,
  },
  {
    to: /^(many )?(thanks|thank you|thankyou|thx|ty|cheers)( (a lot|so much|very much|again|dateline))?$/,
    say: 'You are welcome.',
  },
  { to: /^(bye|goodbye|good bye|see you|good night)( dateline)?$/, say: 'Goodbye.' },
  {
    to: /^(help|help me|(please )?help( please)?|what can you do|who are you|what are you|how does (this|it) work)$/,
    say: `${OFFER} Every sentence shown is quoted word for word from an article, with its source; when none answers, that is said.`,
  },
];
