import type { Block, Button, Message } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';

/** The message with its notes in pieces that can stand or go on their own, no more buttons than a row takes, and nothing empty. */
export function bounded(message: Message): Message {
  const pressable = new Set(withinRow(message.blocks.flatMap((block) => buttonsOf(block))));
  return {
    blocks: message.blocks.flatMap((block): Block[] => {
      if (block.kind === 'note') return pieces(block.text).map((text) => ({ kind: 'note', text }));
      if (block.kind === 'heading' && block.text.trim() === '') return [];
      if (block.kind !== 'buttons') return [block];
      const buttons = block.buttons.filter((button) => pressable.has(button));
      return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
    }),
  };
}

/** What one note holds, and what all buttons hold together: of the message's 10,000 characters these are never left out. */
const NOTE = 1_000;
const BUTTONS = 3_000;

function buttonsOf(block: Block): readonly Button[] {
  return block.kind === 'buttons' ? block.buttons : [];
}

function withinRow(buttons: readonly Button[]): Button[] {
  let room = BUTTONS;
  return buttons.slice(0, LIMITS.actions).filter(({ about, action, label }) => {
    room -= about.length + Math.min((label || action).length, LIMITS.buttonLabel);
    return room >= 0;
  });
}

/** Our own words may be split, at a space where there is one. */
function pieces(text: string): string[] {
  const parts: string[] = [];
  for (let rest = text; rest.trim() !== ''; rest = rest.slice(parts.at(-1)!.length)) {
    const cut = rest.slice(0, NOTE);
    const space = cut.lastIndexOf(' ');
    const end = rest.length <= NOTE ? rest.length : space > 0 ? space + 1 : NOTE - 1;
    parts.push(rest.slice(0, end).replace(/(?<=.)[\uD800-\uDBFF]$/s, ''));
  }
  return parts;
}
