import type { Dateline } from '../dateline.ts';
import { searchedText } from '../message/answer.ts';
import type { Message } from '../message.ts';
import { answerPage, contextPage, whoPage } from './actions.ts';
import { said } from './help.ts';
import { type Kept, newReplyId, type Replies } from './replies.ts';
import type { Press, Reply } from './types.ts';

interface Desk {
  readonly replies: Replies;
  readonly passage: Dateline['passage'];
  readonly now: () => Date;
}

/** What a pressed button shows. Only `share` is for everybody. */
export async function pressed(press: Press, desk: Desk): Promise<Reply> {
  const privately = (message: Message): Reply => ({ id: newReplyId(), message, private: true });
  const { id, from } = readAbout(press.about);
  const kept = await desk.replies.find(id, press, desk.now());
  // Said alike for what has expired and for another workspace's: who guesses an id learns nothing.
  if (kept === null) return privately(said('That reply is no longer kept. Please ask again.'));
  if (press.action === 'useful' || press.action === 'useless') {
    const person = `${press.platform} ${press.workspace} ${press.user}`;
    await desk.replies.judge(id, person, press.action, kept.answer?.question ?? '', desk.now());
    return privately(
      said(press.action === 'useful' ? 'Thank you.' : 'Thank you. It was noted that this did not help.'),
    );
  }
  if (press.action === 'share') return { id, message: shared(kept, id, from), private: false };
  return privately(await page(kept, press, { id, from, desk }));
}

function shared(kept: Kept, reply: string, from: number): Message {
  return kept.answer ? answerPage(kept.answer, { reply, private: false, from }) : kept.message;
}

async function page(
  { answer, message }: Kept,
  { action }: Press,
  { id, from, desk }: { readonly id: string; readonly from: number; readonly desk: Desk },
): Promise<Message> {
  if (!answer) return message;
  if (from >= answer.sentences.length && answer.sentences.length > 0) return said('There is no more.');
  switch (action) {
    case 'context':
      return contextPage(answer, from, desk.passage);
    case 'who':
      return whoPage(answer, from);
    case 'more':
      return answerPage(answer, { reply: id, private: true, from });
    default:
      return said(searchedText(answer.searched));
  }
}

/** `r1:3` is reply r1 from its sentence 3 on (0 is its first). */
function readAbout(about: string): { readonly id: string; readonly from: number } {
  const [id = '', from = '0'] = about.split(':');
  return { id, from: /^\d{1,3}$/.test(from) ? Number(from) : 0 };
}
