import { describe, expect, it } from 'vitest';
import { running } from './bot.ts';

const note = (text: string) => ({ blocks: [{ kind: 'note' as const, text }] });

describe('the courier of Slack', () => {
  it('finds a detail in its thread, also where the history counts no replies', async () => {
    const { bot } = await running();
    const { id } = await bot.courier.post('C1', note('The briefing'), 'slot');
    const detail = await bot.courier.post('C1', note('The detail'), 'slot:detail', id);
    expect(await bot.courier.find('C1', 'slot:detail', id)).toEqual(detail);
    expect(await bot.courier.find('C1', 'slot:detail')).toBeNull();
  });

  it('does not find in a thread what stands in another', async () => {
    const { bot } = await running();
    const one = await bot.courier.post('C1', note('One'), 'one');
    const two = await bot.courier.post('C1', note('Two'), 'two');
    await bot.courier.post('C1', note('The detail'), 'one:detail', one.id);
    expect(await bot.courier.find('C1', 'one:detail', two.id)).toBeNull();
  });

  it.each([
    ['channel_not_found', 'private without Dateline in it: /invite @Dateline'],
    ['not_in_channel', '/invite @Dateline'],
    ['is_archived', 'it is archived'],
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'SLACK_BOT_TOKEN'],
    ['account_inactive', 'SLACK_BOT_TOKEN'],
    ['missing_scope', 'OAuth & Permissions'],
    ['restricted_action_read_only_channel', 'read_only'],
  ])('is refused for good by %s, tries once and says what to do', async (error, todo) => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', { kind: 'error', error });
    const posting = bot.courier.post('C1', note('x'), 'k');
    await expect(posting).rejects.toMatchObject({ refused: true });
    await expect(posting).rejects.toThrow(`slack: C1: ${error}`);
    await expect(posting).rejects.toThrow(todo);
    expect(server.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('is refused as well where it may not look', async () => {
    const { bot, server } = await running();
    server.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    await expect(bot.courier.find('C1', 'k')).rejects.toMatchObject({ refused: true });
  });

  it('is not refused by what passes', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', ...Array(6).fill({ kind: 'error', error: 'internal_error' }));
    await expect(bot.courier.post('C1', note('x'), 'k')).rejects.not.toHaveProperty('refused');
  });

  it('does not call refused what may stand there', async () => {
    const { bot, server } = await running();
    server.fail('chat.postMessage', { kind: 'hang-up-after' });
    server.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    const posting = bot.courier.post('C1', note('x'), 'k');
    await expect(posting).rejects.toThrow('nobody can tell');
    await expect(posting).rejects.not.toHaveProperty('refused');
    expect(server.messages).toHaveLength(1);
  });
});
