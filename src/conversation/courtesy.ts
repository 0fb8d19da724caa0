import type { Message } from '../message.ts';
import { helpMessage, OFFER, said } from './help.ts';
import type { CommandName } from './types.ts';

/**
 * The reply to what is no question: a greeting, thanks, a call for help. Null for everything else, so that
 * "Hello Kitty sales" or "thanks to whom was the truce signed?" is searched.
 */
export function courtesyReply(text: string, offered: readonly CommandName[] = []): Message | null {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (HELP.test(words)) return helpMessage(offered);
  const reply = REPLIES.find(({ to }) => to.test(words));
  return reply ? said(reply.say) : null;
}

const HELP =
  /^(help|help me|(please )?help( please)?|what can you do|who are you|what are you|how does (this|it) work)$/;

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
];
