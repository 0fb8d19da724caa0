import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { isPress, type Left, type Message, opened, type Reply, sealed } from '../../../src/index.ts';
import type { Desk } from '../desk.ts';
import { reason } from '../log.ts';
import { sentenceAbout } from '../post/trouble.ts';
import type { Asked } from '../post.ts';
import { apiCode } from '../retry.ts';

/** What is answered at its token. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction
  | ButtonInteraction;

/** Who sees an answer; `unseen` is one that is shown below what stands there. */
export type How = 'private' | 'public' | 'unseen';

/** Told at once that an answer will come, then the answer; the work goes on meanwhile. */
export async function answer(
  asked: Answerable,
  how: How,
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

/** Where an answer is shown, as it is kept for whoever takes it up. */
interface Kept extends Asked {
  readonly guildId: string | null;
  readonly how: How;
}

/** What was heard with what it takes to answer it elsewhere, for fifteen minutes: sealed, as the token lets anybody answer. */
export function withAddress<Heard extends Left>(
  heard: Heard,
  asked: Answerable,
  how: How,
  { key }: Desk,
): Heard {
  const { id, token, applicationId, guildId } = asked;
  const kept: Kept = { id, token, applicationId, guildId, how };
  return { ...heard, address: sealed(JSON.stringify(kept), key, heard.eventId) };
}

/** Answers what another process has left, unless that one has shown something: an answer, or that there is none. */
export async function takeUpInteraction(left: Left, address: string, desk: Desk): Promise<void> {
  const { conversation, post, log } = desk;
  try {
    const asked = keptIn(address, left.eventId, desk);
    if (asked === null)
      log.warn('discord: what another process left was sealed with another token, and is not answered');
    else if (asked.how === 'unseen' || (await post.isThinking(asked))) {
      const reply = await (isPress(left) ? conversation.press(left) : conversation.handle(left));
      if (reply === null) return;
      await show(asked, asked.how, reply, desk);
    }
    await conversation.posted(left.eventId);
  } catch (error) {
    log.error(`discord: no answer to interaction ${left.eventId}: ${reason(error)}`);
  }
}

function keptIn(address: string, eventId: string, { key }: Desk): Kept | null {
  try {
    return JSON.parse(opened(address, key, eventId)) as Kept;
  } catch {
    return null;
  }
}

async function show(
  asked: Asked & Pick<Answerable, 'guildId'>,
  how: How,
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
  how: How,
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
