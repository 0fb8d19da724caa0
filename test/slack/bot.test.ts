import { describe, expect, it } from 'vitest';
import type { Conversation, Incoming } from '../../src/index.ts';
import { answer, SOURCES } from '../cli/host.ts';
import { desk } from '../conversation/setup.ts';
import { slackServer, TICKET } from '../servers/slack.ts';
import { unrendered } from './blocks.ts';
import {
  buttonsOf,
  command,
  eventPayload,
  mention,
  message,
  pressPayload,
  running,
  shortcut,
} from './bot.ts';

describe('a mention', () => {
  it('is answered in its thread, with no preview cards and a fallback', async () => {
    const { server } = await running();
    const payload = mention();
    await server.send('events_api', payload);
    await server.until(({ messages }) => messages.length === 1);
    expect(server.messages[0]).toMatchObject({
      channel: 'C1',
      thread_ts: payload.event.ts,
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(unrendered(server.messages[0]!.blocks).join('\n')).toContain('Sentence 0.');
    expect(server.messages[0]!.text).toContain('Sentence 0.');
  });

  it('that Slack delivers five times is answered once', async () => {
    const { server, asked } = await running();
    await server.send('events_api', mention(), 5);
    await server.until(({ messages }) => messages.length > 0);
    await settled(server);
    expect(server.messages).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('that arrives as app_mention and as message is answered once', async () => {
    const { server } = await running();
    const payload = mention();
    await server.send('events_api', payload);
    await server.send('events_api', message(payload.event.text, payload.event));
    await server.send('events_api', {
      ...payload,
      event: { ...payload.event, type: 'message', channel_type: 'channel' },
    });
    await server.until(({ messages }) => messages.length > 0);
    await settled(server);
    expect(server.messages).toHaveLength(1);
  });

  it('delivered again after a restart is not answered again', async () => {
    const first = await running();
    const payload = mention();
    await first.server.send('events_api', payload);
    await first.server.until(({ messages }) => messages.length === 1);
    await first.bot.stop();
    const second = await running({}, { conversation: first.conversation });
    await second.server.send('events_api', payload);
    await settled(second.server);
    expect(second.server.messages).toEqual([]);
  });

  it('of many at once is answered in order', async () => {
    const { server, asked } = await running();
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        server.send('events_api', mention(`<@UBOT> question ${at}`, { user: `U${at}` })),
      ),
    );
    await server.until(({ messages }) => messages.length === 8);
    expect(asked.map(({ question }) => question)).toEqual(
      Array.from({ length: 8 }, (_, at) => `question ${at}`),
    );
  });
});

describe('an acknowledgement', () => {
  it('of a mention, a command or a button waits for no answer', async () => {
    const { conversation: quick } = await desk();
    const held: (() => void)[] = [];
    let isHolding = false;
    const inTime = async () => {
      if (isHolding) await new Promise<void>((go) => void held.push(go));
    };
    const conversation: Conversation = {
      ...quick,
      handle: (event) => inTime().then(() => quick.handle(event)),
      press: (press) => inTime().then(() => quick.press(press)),
    };
    const { server } = await running({}, { conversation });
    await server.send('events_api', mention());
    await server.until(({ messages }) => messages.length === 1);
    const [button] = buttonsOf(server.messages[0]!.blocks);
    const response_url = server.responseUrl();
    isHolding = true;
    await server.send('events_api', mention());
    await server.send('slash_commands', command('/ask', 'how many were killed?', { response_url }));
    await server.send('interactive', pressPayload(button!, { response_url }));
    expect([server.messages.length, server.ephemerals.length]).toEqual([1, 0]);
    for (const go of held) go();
    await server.until(({ messages, ephemerals }) => messages.length === 2 && ephemerals.length === 2);
  });
});

describe('fifty questions at once', () => {
  it('are all acknowledged while the first are searched for', async () => {
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      const end = performance.now() + 40;
      while (performance.now() < end);
      return answer({ question });
    };
    const dateline = { ask, sources: () => SOURCES, passage: async () => null };
    const rate = { questions: 1_000, seconds: 60 };
    const { conversation } = await desk({ dateline, rate });
    const { server } = await running({}, { conversation });
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        server.send('events_api', mention(`who were they ${at}?`, { channel: `C${at}` })),
      ),
    );
    expect(asked.length).toBeLessThan(40);
    await server.until(({ messages }) => messages.length === 50);
  });
});

describe('what is not for us', () => {
  it.each([
    ['an edit', message('<@UBOT> who?', { subtype: 'message_changed' })],
    ['a bot', message('<@UBOT> who?', { subtype: 'bot_message', bot_id: 'BX', user: undefined })],
    ['another app that speaks as a user', message('<@UBOT> who?', { bot_id: 'BX' })],
    ['ourselves', message('<@UBOT> who?', { user: 'UBOT' })],
    ['a message without a mention', message('who was killed?')],
    ['a thread nobody opted in', message('who was killed?', { thread_ts: '1750000000.000100' })],
  ])('%s is not answered', async (_, payload) => {
    const { server, asked } = await running();
    await server.send('events_api', payload);
    await settled(server);
    expect([asked, server.messages]).toEqual([[], []]);
  });
});

describe('a follow-up without a mention', () => {
  it('is answered in a thread of ours where the channel opted in', async () => {
    const { server, asked } = await running({ SLACK_FOLLOW_THREADS: 'C1,C2' });
    const payload = mention();
    await server.send('events_api', payload);
    await server.until(({ messages }) => messages.length === 1);
    await server.send('events_api', message('and the rebels?', { thread_ts: payload.event.ts }));
    await server.until(({ messages }) => messages.length === 2);
    expect(server.messages[1]!.thread_ts).toBe(payload.event.ts);
    expect(asked[1]!.options.thread).toEqual(['how many were killed?']);
  });

  it('is found to be ours in the history after a restart, and other threads are not', async () => {
    const { server, bot } = await running({ SLACK_FOLLOW_THREADS: 'all' });
    const thread = '1749000000.000100';
    await server.send('events_api', message('who?', { thread_ts: thread }));
    await settled(server);
    expect(server.messages).toEqual([]);
    await bot.courier.post('C1', { blocks: [{ kind: 'note', text: 'A briefing' }] }, 'slot-1');
    const root = server.messages[0]!.ts;
    await server.send('events_api', message('and who said so?', { thread_ts: root }));
    await server.until(({ messages }) => messages.length === 2);
    expect(server.messages[1]!.thread_ts).toBe(root);
  });
});

describe('a direct message', () => {
  it('is answered in the conversation, with a status where Slack has one', async () => {
    const { server } = await running();
    const agent = { channel: 'D1', channel_type: 'im', assistant_thread: {} };
    const payload = message('how many were killed?', agent);
    await server.send('events_api', payload);
    await server.until(({ messages }) => messages.length === 1);
    expect(server.messages[0]).toMatchObject({ channel: 'D1', thread_ts: payload.event.ts });
    expect(server.calls.map(({ method }) => method)).toContain('assistant.threads.setStatus');
  });

  it('is answered by a Slack that knows nothing of the agent view', async () => {
    const { server } = await running();
    server.unknown.add('assistant.threads.setStatus').add('assistant.threads.setSuggestedPrompts');
    await server.send(
      'events_api',
      message('how many?', { channel: 'D1', channel_type: 'im', thread_ts: '1.1' }),
    );
    await server.until(({ messages }) => messages.length === 1);
  });
});

describe('a private reply', () => {
  it('in a direct message is posted there, where it stays', async () => {
    const { server } = await running();
    await server.send('events_api', message('how many?', { channel: 'D1', channel_type: 'im' }));
    await server.until(({ messages }) => messages.length === 1);
    const who = buttonsOf(server.messages[0]!.blocks).find(({ action_id }) => action_id.includes('who'))!;
    await server.send('interactive', pressPayload(who, { channel: { id: 'D1' }, message: { ts: '1.1' } }));
    await server.until(({ messages }) => messages.length === 2);
    expect(server.ephemerals).toEqual([]);
  });
});

describe('a slash command', () => {
  it('is answered to one person, who can share it', async () => {
    const { server } = await running();
    const payload = command('/ask', 'how many were killed?', { response_url: server.responseUrl() });
    await server.send('slash_commands', payload);
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.ephemerals[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    const share = buttonsOf(server.ephemerals[0]!.blocks).find(({ action_id }) =>
      action_id.includes('share'),
    )!;
    await server.send(
      'interactive',
      pressPayload(share, {
        message: undefined,
        container: { type: 'message', channel_id: 'C1', message_ts: '1.1', is_ephemeral: true },
        response_url: server.responseUrl(),
      }),
    );
    await server.until(({ messages }) => messages.length === 1);
    expect(server.messages[0]).toMatchObject({ channel: 'C1' });
  });

  it('without a response_url is answered all the same', async () => {
    const { server } = await running();
    await server.send('slash_commands', command('/sources', ''));
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.ephemerals[0]).toMatchObject({ channel: 'C1', user: 'U1' });
  });

  it('shared in a channel that the bot is not in goes by the response_url', async () => {
    const { server } = await running();
    await server.send('slash_commands', command('/ask', 'how many?', { response_url: server.responseUrl() }));
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    const share = buttonsOf(server.ephemerals[0]!.blocks).find(({ action_id }) =>
      action_id.includes('share'),
    )!;
    server.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
    await server.send('interactive', pressPayload(share, { response_url: server.responseUrl() }));
    await server.until(({ ephemerals }) => ephemerals.length === 2);
    expect(server.ephemerals[1]).toMatchObject({ response_type: 'in_channel' });
  });
});

describe('/brief', () => {
  it.each<[string, Record<string, string>, string, boolean]>([
    ['an admin', {}, 'UADMIN', true],
    ['somebody', {}, 'U1', false],
    ['somebody of the list', { SLACK_MANAGERS: 'U1' }, 'U1', true],
    ['an admin who is not on the list', { SLACK_MANAGERS: 'U1' }, 'UADMIN', false],
  ])('tells whether %s may manage briefings', async (_, env, user, manages) => {
    const heard: Incoming[] = [];
    const conversation: Conversation = {
      handle: async (incoming) => {
        heard.push(incoming);
        return null;
      },
      left: async () => [],
      press: async () => null,
      posted: async () => {},
    };
    const { server } = await running(env, { conversation });
    await server.send('slash_commands', command('/brief', 'weekdays 7:45', { user_id: user }));
    await server.until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({
      command: 'brief',
      how: 'command',
      text: 'weekdays 7:45',
      isManager: manages,
    });
  });
});

describe('a button', () => {
  it('shows what was pressed to the one who pressed, in the thread', async () => {
    const { server } = await running();
    await server.send('events_api', mention());
    await server.until(({ messages }) => messages.length === 1);
    const context = buttonsOf(server.messages[0]!.blocks).find(({ action_id }) =>
      action_id.includes('context'),
    )!;
    const payload = pressPayload(context, { response_url: server.responseUrl() });
    await server.send('interactive', payload, 2);
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    await settled(server);
    expect(server.ephemerals).toHaveLength(1);
    expect(server.ephemerals[0]).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '1750000000.000100' });
    expect(unrendered(server.ephemerals[0]!.blocks).join('\n')).toContain('Before.');
  });
});

describe('the message shortcut', () => {
  it('checks the message against the archive, in its thread, for the one who asked', async () => {
    const { server } = await running();
    await server.send(
      'interactive',
      shortcut('Ten &lt;killed&gt;, says <@U2>', { response_url: server.responseUrl() }),
    );
    await server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(server.ephemerals[0]).toMatchObject({ user: 'U1', thread_ts: '1750000005.000100' });
    expect(unrendered(server.ephemerals[0]!.blocks).join('\n')).toContain('Checked: Ten <killed>, says @U2');
  });
});

describe('the App Home', () => {
  it('shows what is indexed and how to ask', async () => {
    const { server } = await running();
    await server.send('events_api', eventPayload({ type: 'app_home_opened', tab: 'home', channel: 'D1' }));
    await server.until(({ calls }) => calls.some(({ method }) => method === 'views.publish'));
    const view = server.calls.find(({ method }) => method === 'views.publish')!.body.view as {
      blocks: unknown;
    };
    const text = unrendered(view.blocks).join('\n');
    for (const part of ['24 articles', '360 sentences', 'The <Wire>', '/ask']) expect(text).toContain(part);
  });

  it('offers at most four questions to begin with', async () => {
    const prompts = async () => ['One?', 'Two?', 'Three?', 'Four?', 'Five?'];
    const { server } = await running({}, { prompts });
    await server.send(
      'events_api',
      eventPayload({ type: 'app_home_opened', tab: 'messages', channel: 'D1' }),
    );
    await server.until(({ calls }) => calls.some(({ method }) => method.endsWith('setSuggestedPrompts')));
    const { body } = server.calls.find(({ method }) => method.endsWith('setSuggestedPrompts'))!;
    expect(body.prompts).toHaveLength(4);
    expect(body).not.toHaveProperty('thread_ts');
  });
});

describe('the line to Slack', () => {
  it('comes up when Slack does, and the bot lives until then', async () => {
    const gone = await slackServer();
    await gone.close();
    const { logged } = await running({ SLACK_API_URL: gone.url }, { asleep: true });
    const server = await slackServer(gone.port);
    await server.connected();
    await server.send('events_api', mention());
    await server.until(({ messages }) => messages.length === 1);
    expect(logged.join('\n')).toContain('unable to connect, trying again');
    await server.close();
  });

  it.each(['refresh', 'broken'] as const)('is opened again after it ends (%s)', async (how) => {
    const { server } = await running();
    const opened = () => server.calls.filter(({ method }) => method === 'apps.connections.open').length;
    server.drop(how);
    await server.until(() => opened() === 2);
    await server.until(({ sockets }) => sockets === 1);
    await server.send('events_api', mention());
    await server.until(({ messages }) => messages.length === 1);
  });

  it('that breaks while Slack is out of reach does not end the process', async () => {
    const { server } = await running();
    server.fail(
      'apps.connections.open',
      { kind: 'hang-up-before' },
      { kind: 'status', status: 500 },
      { kind: 'error', error: 'internal_error' },
    );
    server.drop('broken');
    await server.until(
      ({ calls, sockets }) =>
        sockets === 1 && calls.filter(({ method }) => method === 'apps.connections.open').length >= 5,
    );
    await server.send('events_api', mention());
    await server.until(({ messages }) => messages.length === 1);
  });
});

describe('the log', () => {
  it('never has a token, a ticket or a response_url secret', async () => {
    const { server, logged } = await running();
    server.fail(
      'chat.postMessage',
      { kind: 'hang-up-before' },
      { kind: 'error', error: 'token xoxb-9-9-other' },
    );
    server.fail('chat.postEphemeral', { kind: 'error', error: 'invalid_auth xoxb-1111-2222-botsecret' });
    await server.send('events_api', mention());
    await server.until(() => logged.some((line) => line.includes('nor could')));
    const all = logged.join('\n');
    for (const secret of ['botsecret', 'appsecret', '9-other', TICKET]) expect(all).not.toContain(secret);
    expect(all).toContain('[hidden]');
  });
});

/** Long enough for whatever would come to have come. */
async function settled(server: { readonly calls: readonly unknown[] }): Promise<void> {
  for (let before = -1; before !== server.calls.length; ) {
    before = server.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
