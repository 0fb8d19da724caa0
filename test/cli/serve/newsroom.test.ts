import { expect, it } from 'vitest';
import { incoming } from '../../conversation/setup.ts';
import { heldChannel, newsroom } from './newsroom.ts';

it('answers everybody else while a platform takes its time with a briefing that is run', async () => {
  const { start, conversation } = await newsroom();
  const { courier, begun, letGo } = heldChannel();
  await start(courier);
  const order = (text: string) =>
    conversation.handle(incoming(text, { how: 'command', command: 'brief', isManager: true }));
  await order('add daily 22:00 Europe/Paris about Kidal');
  const answered: string[] = [];
  const running = order('run 1').then(() => answered.push('run'));
  await begun;
  await order('Kidal').then(() => answered.push('a subject'));
  letGo();
  await running;
  expect(answered).toEqual(['a subject', 'run']);
});
