import type { Message } from '../../message.ts';
import { said } from '../help.ts';

/** What came of an order. */
export interface Outcome {
  readonly message: Message;
  /** Nothing was done: it could not be read, or not be allowed. */
  readonly refused: boolean;
  /** Quotes something, so that it is worth sharing. */
  readonly isBriefing: boolean;
}

/** A page; what would go into its thread is counted: two lists of sources with the same numbers do not go on one page. */
export function page(main: Message, detail: Message | null = null): Outcome {
  const quoted = quotationsOf(detail);
  const note = `${quoted} more ${quoted === 1 ? 'sentence' : 'sentences'} would go into its thread.`;
  const message: Message =
    quoted === 0 ? main : { ...main, blocks: [...main.blocks, { kind: 'note', text: note }] };
  return { message, refused: false, isBriefing: quotationsOf(main) > 0 };
}

export function told(...sentences: readonly string[]): Outcome {
  return { message: said(...sentences), refused: false, isBriefing: false };
}

export function refused(sentence: string): Outcome {
  return { message: said(sentence), refused: true, isBriefing: false };
}

function quotationsOf(message: Message | null): number {
  return message?.blocks.filter(({ kind }) => kind === 'quotation').length ?? 0;
}
