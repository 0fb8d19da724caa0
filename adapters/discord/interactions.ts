import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Action } from '../../src/index.ts';
import type { Desk } from './desk.ts';
import { type Answerable, answer, type How, withAddress } from './interactions/answer.ts';
import { COMMANDS, type Command } from './interactions/commands.ts';
import { FORM_PREFIX, formFor, orderIn } from './interactions/form.ts';
import { LIMITS } from './limits.ts';
import { reason } from './log.ts';
import { placeOf } from './place.ts';
import { pressed } from './render/buttons.ts';

/** Handles a command, a press or a half-typed question. Never rejects: the person is told, and the log knows why. */
export function onInteraction(interaction: Interaction, desk: Desk): void {
  if (interaction.isAutocomplete()) {
    desk.events.take(interaction.id, () => suggest(interaction, desk));
  } else if (interaction.isChatInputCommand()) {
    const command = COMMANDS.find(({ definition }) => definition.name === interaction.commandName);
    if (command) desk.events.take(interaction.id, () => onCommand(interaction, command, desk));
  } else if (interaction.isMessageContextMenuCommand()) {
    desk.events.take(interaction.id, () => onCheck(interaction, desk));
  } else if (interaction.isModalSubmit() && interaction.customId.startsWith(FORM_PREFIX)) {
    desk.events.take(interaction.id, () => onForm(interaction, desk));
  } else if (interaction.isButton()) {
    const press = pressed(interaction.customId);
    if (press) desk.events.take(interaction.id, () => onPress(interaction, press, desk));
  }
}

async function suggest(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const found = desk
    .suggest(interaction.options.getFocused())
    .map((text) => text.toWellFormed().slice(0, LIMITS.suggestion).toWellFormed())
    .filter((text) => text.trim() !== '');
  const choices = [...new Set(found)]
    .slice(0, LIMITS.suggestions)
    .map((text) => ({ name: text, value: text }));
  // Half a second late it is of no use: no second try.
  await interaction
    .respond(choices)
    .catch((error) => desk.log.warn(`discord: no suggestions: ${reason(error)}`));
}

async function onCommand(
  interaction: ChatInputCommandInteraction,
  command: Command,
  desk: Desk,
): Promise<void> {
  const text = command.option === undefined ? '' : (interaction.options.getString(command.option) ?? '');
  const isPrivate = command.isPrivate || interaction.options.getBoolean('private') === true;
  const incoming = said(interaction, text);
  if (command.asks === 'brief' && incoming.isManager && !incoming.isVisiting) {
    const form = await inTime(formFor(text, incoming, desk.board)).catch(() => null);
    if (form !== null) return openForm(interaction, form, desk);
  }
  const how = isPrivate ? 'private' : 'public';
  const asked = { ...incoming, how: 'command', command: command.asks, private: isPrivate } as const;
  return answer(interaction, how, desk, () =>
    desk.conversation.handle(withAddress(asked, interaction, how, desk)),
  );
}

/** What comes too late to be opened is null. Nothing can be said before a form opens, and Discord waits for three seconds. */
function inTime<Form>(form: Promise<Form>): Promise<Form | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, LATE, null).unref());
  return Promise.race([form, late]);
}

/** Milliseconds. */
const LATE = 1_500;

async function openForm(
  interaction: ChatInputCommandInteraction,
  form: Parameters<Desk['post']['openForm']>[1],
  desk: Desk,
): Promise<void> {
  // Discord itself tells the person that the command failed.
  await desk.post
    .openForm(interaction, form)
    .catch((error) => desk.log.error(`discord: no form was opened: ${reason(error)}`));
}

function onForm(interaction: ModalSubmitInteraction, desk: Desk): Promise<void> {
  const { customId, fields } = interaction;
  const incoming = said(interaction, '');
  return answer(interaction, 'private', desk, async () => {
    if (desk.board === undefined) return null;
    const typed = (field: string) => fields.getTextInputValue(field);
    const order = await orderIn(customId, typed, incoming, desk.board);
    const asked = { ...incoming, how: 'command', command: 'brief', private: true, order } as const;
    return desk.conversation.handle(withAddress(asked, interaction, 'private', desk));
  });
}

function onCheck(interaction: MessageContextMenuCommandInteraction, desk: Desk): Promise<void> {
  const text = interaction.targetMessage.content;
  const asked = { ...said(interaction, text), how: 'command', command: 'check', private: true } as const;
  return answer(interaction, 'private', desk, () =>
    desk.conversation.handle(withAddress(asked, interaction, 'private', desk)),
  );
}

function onPress(
  interaction: ButtonInteraction,
  press: { readonly action: Action; readonly about: string },
  desk: Desk,
): Promise<void> {
  const how = SHOWN[press.action] ?? 'private';
  const isDirect = interaction.guildId === null;
  const pressing = withAddress({ ...whereAndWho(interaction), ...press, isDirect }, interaction, how, desk);
  return answer(interaction, how, desk, () => desk.conversation.press(pressing));
}

/** What a press shows is for the one who pressed; thumbs show nothing but thanks. */
const SHOWN: Partial<Record<Action, How>> = {
  share: 'public',
  useful: 'unseen',
  useless: 'unseen',
};

function said(interaction: Answerable, text: string) {
  return {
    ...whereAndWho(interaction),
    text,
    isManager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    // A person who has installed the app for themselves brings it to servers that have not.
    isVisiting: interaction.guildId !== null && interaction.authorizingIntegrationOwners.guildId === null,
  };
}

function whereAndWho(interaction: Answerable) {
  const { id, guildId, channelId, channel, user } = interaction;
  const parentId = channel?.isThread() ? channel.parentId : null;
  return {
    ...placeOf({
      guildId,
      channelId: channelId ?? user.id,
      channel: channel && { type: channel.type, parentId },
    }),
    user: user.id,
    eventId: id,
  };
}
