import type { Answer } from '../answering/answer.ts';
import type { Button, Buttons } from '../message.ts';

interface ButtonsView {
  readonly reply: string;
  readonly private?: boolean;
  /** The first sentence that is shown. */
  readonly from: number;
  /** The first sentence that is not shown yet. */
  readonly next: number;
}

/** What can be pressed under an answer: only what would show something. */
export function answerButtons({ sentences }: Answer, view: ButtonsView): Buttons {
  const { reply, from, next } = view;
  const shown = from === 0 ? reply : `${reply}:${from}`;
  const quotes = sentences.length > 0;
  return {
    kind: 'buttons',
    buttons: [
      ...(quotes ? [button('context', 'Context', shown), button('who', 'Who says so', shown)] : []),
      ...(next < sentences.length ? [moreButton(reply, next, sentences.length - next)] : []),
      ...(view.private ? [button('share', 'Share', shown)] : []),
      button('useful', '👍', reply),
      button('useless', '👎', reply),
    ],
  };
}

/** Offers the sentences of a reply from number `next` (0 is its first), of which `left` are not shown. */
export function moreButton(reply: string, next: number, left: number): Button {
  return button('more', `${left} more`, `${reply}:${next}`);
}

function button(action: Button['action'], label: string, about: string): Button {
  return { action, label, about };
}
