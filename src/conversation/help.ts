import type { Message } from '../message.ts';
import type { CommandName } from './types.ts';

/** What each command does, in the order of the help. */
const COMMANDS: Readonly<Record<CommandName, { readonly takes: string; readonly does: string }>> = {
  ask: { takes: ' QUESTION', does: 'answers with sentences quoted from the archive' },
  brief: { takes: '', does: 'the briefing as of now; /brief help: how to have one posted every day' },
  timeline: { takes: ' SUBJECT', does: 'what happened, in order' },
  check: { takes: ' TEXT', does: 'what in the archive supports or contradicts a text' },
  sources: { takes: '', does: 'what is indexed and how fresh it is' },
  help: { takes: '', does: 'this' },
};

export const OFFER = 'Ask about anything in the archive, for example who did what, where, when or how many.';

/** How to ask, and the commands that are there. */
export function helpMessage(offered: readonly CommandName[]): Message {
  const listed = offered.map((name) => `/${name}${COMMANDS[name].takes}: ${COMMANDS[name].does}`);
  return said(
    OFFER,
    'Every sentence shown is quoted word for word from an article, with its source; when none answers, that is said.',
    'A follow-up ("and who said so?") is read with the questions before it; "why these sentences?" says how they were found.',
    ...listed,
  );
}

/** A page of nothing but our own sentences. */
export function said(...sentences: readonly string[]): Message {
  return { blocks: sentences.map((text) => ({ kind: 'note', text })) };
}
