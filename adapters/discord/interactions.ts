import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Action, Incoming, Message, Reply } from '../../src/index.ts';
import type { Desk } from './desk.ts';
import { COMMANDS, type Command } from './interactions/commands.ts';
import { FORM_PREFIX, formFor, orderIn } from './interactions/form.ts';
import { LIMITS } from './limits.ts';
import { reason } from './log.ts';
import { placeOf } from './place.ts';
import { sentenceAbout } from './post/trouble.ts';
import type { Asked } from './post.ts';
import { pressed } from './render/buttons.ts';
import { apiCode } from './retry.ts';

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
  if (command.asks === 'brief' && incoming.isManager) {
    const form = await formFor(text, incoming, desk.board).catch(() => null);
    if (form !== null) return openForm(interaction, form, desk);
  }
  return answer(interaction, isPrivate ? 'private' : 'public', desk, () =>
    desk.conversation.handle({
      ...incoming,
      how: 'command',
      command: command.asks,
      private: isPrivate,
      address: addressOf(interaction, isPrivate),
    }),
  );
}

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
    return desk.conversation.handle({ ...incoming, how: 'command', command: 'brief', private: true, order });
  });
}

function onCheck(interaction: MessageContextMenuCommandInteraction, desk: Desk): Promise<void> {
  const text = interaction.targetMessage.content;
  return answer(interaction, 'private', desk, () =>
    desk.conversation.handle({
      ...said(interaction, text),
      how: 'command',
      command: 'check',
      private: true,
      address: addressOf(interaction, true),
    }),
  );
}

function onPress(
  interaction: ButtonInteraction,
  press: { readonly action: Action; readonly about: string },
  desk: Desk,
): Promise<void> {
  return answer(interaction, SHOWN[press.action] ?? 'private', desk, () =>
    desk.conversation.press({ ...whereAndWho(interaction), ...press }),
  );
}

/** What a press shows is for the one who pressed; thumbs show nothing but thanks. */
const SHOWN: Partial<Record<Action, 'public' | 'unseen'>> = {
  share: 'public',
  useful: 'unseen',
  useless: 'unseen',
};

type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction
  | ButtonInteraction;

/** Told at once that an answer will come, then the answer; the work goes on meanwhile. */
async function answer(
  asked: Answerable,
  how: 'private' | 'public' | 'unseen',
  desk: Desk,
  work: () => Promise<Reply | null>,
): Promise<void> {
  const deferring = desk.post.defer(asked, how).then(
    (isNew) => ({ isNew, failed: null }),
    (error: unknown) => ({ isNew: true, failed: error }),
  );
  try {
    const [{ isNew, failed }, reply] = await Promise.all([deferring, work()]);
    if (failed !== null) await withoutDeferral(asked, how, reply, failed, desk);
    else if (reply !== null) await show(asked, how, reply, desk);
    else if (isNew && how !== 'unseen')
      // Takes its time, which a stop does not wait for.
      void desk.post.withdraw(asked).catch((error) => desk.log.warn(reason(error)));
    if (reply !== null && (failed === null || how === 'public')) await desk.conversation.posted(asked.id);
  } catch (error) {
    desk.log.error(`discord: no answer to interaction ${asked.id}: ${reason(error)}`);
    await desk.post
      .answer(asked, sentenceAbout(error))
      .then(() => desk.conversation.posted(asked.id))
      .catch((again) => desk.log.error(`discord: nobody was told: ${reason(again)}`));
  }
}

/** Where an answer is shown, as it is kept for whoever takes the question up. */
type Kept = Asked & Pick<Answerable, 'guildId'> & { readonly isPrivate: boolean };

function addressOf({ id, token, applicationId, guildId }: Answerable, isPrivate: boolean): string {
  return JSON.stringify({ id, token, applicationId, guildId, isPrivate } satisfies Kept);
}

/** Answers a command that another process has left, unless it has shown something: an answer, or that there is none. */
export async function takeUpCommand(incoming: Incoming, address: string, desk: Desk): Promise<void> {
  const asked = JSON.parse(address) as Kept;
  try {
    if (await desk.post.isThinking(asked)) {
      const reply = await desk.conversation.handle(incoming);
      if (reply === null) return;
      await show(asked, asked.isPrivate ? 'private' : 'public', reply, desk);
    }
    await desk.conversation.posted(incoming.eventId);
  } catch (error) {
    desk.log.error(`discord: no answer to interaction ${asked.id}: ${reason(error)}`);
  }
}

async function show(
  asked: Asked & Pick<Answerable, 'guildId'>,
  how: string,
  { message, isApology = false }: Reply,
  desk: Desk,
): Promise<void> {
  if (how === 'unseen') await desk.post.followUp(asked, message);
  // All who hear a command hear it at once: what one of them could not do, another may have done.
  else if (!isApology || (await desk.post.isThinking(asked)))
    await desk.post.answer(asked, shareable(message, how === 'private' && asked.guildId !== null));
}

/** Only what one person alone sees can be shared. */
function shareable(message: Message, canShare: boolean): Message {
  if (canShare) return message;
  const blocks = message.blocks.map((block) =>
    block.kind === 'buttons'
      ? { ...block, buttons: block.buttons.filter(({ action }) => action !== 'share') }
      : block,
  );
  return { ...message, blocks };
}

/** Discord did not hear in time that an answer would come. What everybody may see is posted in the channel. */
async function withoutDeferral(
  asked: Answerable,
  how: string,
  reply: Reply | null,
  failed: unknown,
  desk: Desk,
): Promise<void> {
  desk.log.warn(
    `discord: interaction ${asked.id} was not acknowledged: ${apiCode(failed) ?? ''} ${reason(failed)}`,
  );
  const { channelId } = asked;
  if (reply === null || how !== 'public' || channelId === null) return;
  await desk.channels.inOrder(channelId, () =>
    desk.post.send({ channel: channelId, message: shareable(reply.message, false), key: asked.id }),
  );
}

function said(interaction: Answerable, text: string) {
  return {
    ...whereAndWho(interaction),
    text,
    isManager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
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
