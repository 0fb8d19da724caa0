import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { type Action, type Button, shortened } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';

/** The first buttons that Discord accepts together: two rows at most, no custom id twice or too long. */
export function buttonsThatFit(buttons: readonly Button[]): Button[] {
  const unique = new Map(buttons.map((button) => [customId(button), button]));
  return [...unique]
    .filter(([id]) => id.length <= LIMITS.customId)
    .map(([, button]) => button)
    .slice(0, ROWS * LIMITS.buttonsInRow);
}

export function buttonRows(
  buttons: readonly Button[],
): APIActionRowComponent<APIButtonComponent & { custom_id: string }>[] {
  const rows = Math.ceil(buttons.length / LIMITS.buttonsInRow);
  return Array.from({ length: rows }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * LIMITS.buttonsInRow, (row + 1) * LIMITS.buttonsInRow).map((button) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: labelOf(button),
      custom_id: customId(button),
    })),
  }));
}

/** What a pressed button asks for; null for a button that is none of ours. */
export function pressed(customId: string): { action: Action; about: string } | null {
  const [, name, about] = /^([a-z-]+)\|(.*)$/s.exec(customId) ?? [];
  const action = ACTIONS.find((each) => each === name);
  return action === undefined || about === undefined ? null : { action, about };
}

/** Every row costs components that quotations could use. */
export const ROWS = 2;

const ACTIONS: readonly Action[] = ['context', 'who', 'more', 'share', 'useful', 'useless', 'why-not'];

function customId({ action, about }: Button): string {
  return `${action}|${about}`;
}

function labelOf({ label, action }: Button): string {
  return label.trim() === '' ? action : shortened(label, LIMITS.buttonLabel);
}
