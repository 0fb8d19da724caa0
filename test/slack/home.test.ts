import { describe, expect, it } from 'vitest';
import { newsroom } from '../cli/serve/newsroom.ts';
import type { View } from '../servers/slack.ts';
import { brokenLimits, unrendered } from './blocks.ts';
import { buttonsOf, command, eventPayload, pressPayload, running } from './bot.ts';

const MANAGER = { SLACK_MANAGERS: 'U1' };

/** The App Home of a newsroom, with a hand that presses its buttons. */
async function home(env: Readonly<Record<string, string>> = MANAGER) {
  const room = await newsroom();
  const { board } = room.room;
  const { server, bot } = await running(env, { conversation: room.conversation, board });
  await room.start(bot.courier);
  const published = () => server.calls.filter(({ method }) => method === 'views.publish');
  const blocks = () => (published().at(-1)!.body.view as { readonly blocks: unknown }).blocks;

  /** Does something, and waits for the App Home that comes of it. */
  async function republished(work: () => Promise<unknown>): Promise<string> {
    const before = published().length;
    await work();
    await server.until(() => published().length > before);
    return unrendered(blocks()).join('\n');
  }

  const press = (what: string, changes: object = {}) => {
    const button = buttonsOf(blocks()).find(({ action_id }) => action_id === `briefing:${what}`)!;
    const { channel: _none, message: _no, ...body } = pressPayload(button);
    const container = { type: 'view', view_id: 'VHOME' };
    return server.send('interactive', {
      ...body,
      container,
      view: { type: 'home', id: 'VHOME' },
      ...changes,
    });
  };

  return {
    ...room,
    server,
    republished,
    press,
    blocks,
    open: (user = 'U1') =>
      republished(() =>
        server.send(
          'events_api',
          eventPayload({ type: 'app_home_opened', tab: 'home', channel: 'D1', user }),
        ),
      ),
    /** Presses what opens a form, and says which. */
    async form(what: 'new' | 'change'): Promise<View> {
      const before = server.views.length;
      await press(what);
      await server.until(({ views }) => views.length > before && views.at(-1)!.callback_id !== undefined);
      return server.views.at(-1)!;
    },
    /** Sends a form with other words in some fields, and says what it was acknowledged with. */
    async submit(view: View, typed: Readonly<Record<string, unknown>>, times = 1) {
      const payload = submission(view, typed);
      await server.send('interactive', payload, times);
      return server.acknowledged.at(-1)! as {
        readonly response_action?: string;
        readonly errors?: Readonly<Record<string, string>>;
        readonly view?: { readonly blocks: unknown };
      };
    },
    /** Presses what shows something in a modal, and says what it shows in the end. */
    async shown(what: string): Promise<string> {
      await republished(() => press(what));
      return unrendered(server.views.at(-1)!.blocks).join('\n');
    },
  };
}

type Element = Readonly<Record<string, unknown>>;

/** What Slack sends when a form is sent: the fields as they stood, but for those that were typed. */
function submission(view: View, typed: Readonly<Record<string, unknown>>) {
  const fields = (view.blocks as readonly { readonly block_id: string; readonly element: Element }[]).map(
    ({ block_id, element }) => {
      const given = typed[block_id];
      const values: Readonly<Record<string, Element>> = {
        plain_text_input: { value: given ?? element.initial_value ?? null },
        conversations_select: { selected_conversation: given ?? null },
        static_select: { selected_option: given ? { value: given } : element.initial_option },
        checkboxes: { selected_options: given ?? element.initial_options ?? [] },
      };
      return [block_id, { [String(element.action_id)]: values[String(element.type)] }] as const;
    },
  );
  const { id, callback_id, private_metadata } = view;
  return {
    type: 'view_submission',
    team: { id: 'T1', domain: 'desk' },
    user: { id: 'U1', team_id: 'T1' },
    api_app_id: 'A1',
    trigger_id: 'trigger.form',
    view: { id, type: 'modal', callback_id, private_metadata, state: { values: Object.fromEntries(fields) } },
  };
}

const MADE = { channel: 'C1', when: 'weekdays 7:45', zone: 'Europe/Paris', subjects: 'Kidal\nMyanmar' };

describe('the App Home', () => {
  it('makes a briefing by a form, read back with its next three runs, and shows it then', async () => {
    const it_ = await home();
    expect(await it_.open()).toContain('None are posted yet');
    const view = await it_.form('new');
    const shown = await it_.republished(() => it_.submit(view, { ...MADE, stories: '3', quiet: '12-25' }));
    expect(shown).toContain('Next: Mon 16 June 2025, 07:45 (UTC+2); Tue');
    expect(shown).toContain('Weekdays at 07:45, Europe/Paris');
    expect(shown).toContain('About Kidal; Myanmar, up to 3 stories, quiet on 12-25.');
    expect(JSON.stringify(it_.blocks())).toContain('{"type":"channel","channel_id":"C1"}');
    await it_.at('2025-06-16T05:46:00Z');
    expect(it_.server.messages.filter(({ channel }) => channel === 'C1').length).toBeGreaterThan(0);
  });

  it('offers the time zone of the person, and then that of the last briefing', async () => {
    const it_ = await home();
    await it_.open();
    const zone = (view: View) =>
      (view.blocks as { block_id: string; element: Element }[]).find(({ block_id }) => block_id === 'zone')!
        .element.initial_value;
    const first = await it_.form('new');
    expect(zone(first)).toBe('Africa/Nairobi');
    await it_.republished(() => it_.submit(first, MADE));
    expect(zone(await it_.form('new'))).toBe('Europe/Paris');
  });

  it.each<[string, string, RegExp]>([
    ['when', 'weekdys 7:45', /“weekdys” is no day\. Did you mean weekday/],
    ['when', 'weekdays 25:00', /25:00/],
    ['zone', 'Europe/Pariss', /Did you mean Europe\/Paris\?/],
    ['zone', '', /In which time zone\?/],
    ['publishers', 'Sahel Wyre', /Did you mean Sahel Wire\?/],
    ['stories', '50', /1 to 20 stories/],
    ['quiet', '02-31', /02-31 is no day/],
  ])('says below the field %s what is wrong with “%s”, and makes nothing', async (field, typed, problem) => {
    const it_ = await home();
    await it_.open();
    const answer = await it_.submit(await it_.form('new'), { ...MADE, [field]: typed });
    expect(answer.response_action).toBe('errors');
    expect(Object.keys(answer.errors!)).toEqual([field]);
    expect(answer.errors![field]).toMatch(problem);
    expect(await it_.open()).toContain('None are posted yet');
  });

  it('makes one briefing of a form that Slack delivers three times', async () => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    await it_.republished(() => it_.submit(view, MADE, 3));
    await it_.server.until(({ acknowledged }) => acknowledged.length >= 5);
    await it_.open();
    expect(buttonsOf(it_.blocks()).filter(({ action_id }) => action_id === 'briefing:remove')).toHaveLength(
      1,
    );
  });

  it('changes a briefing in a form that begins with what it is: what was emptied is empty', async () => {
    const it_ = await home();
    await it_.open();
    const first = await it_.form('new');
    const silent = [{ value: 'silent' }];
    await it_.republished(() => it_.submit(first, { ...MADE, options: silent, missed: 'skip' }));
    const view = await it_.form('change');
    const same = await it_.republished(() => it_.submit(view, {}));
    expect(same).toContain(
      'About Kidal; Myanmar, up to 5 stories, silent when nothing is new, missed: skip.',
    );
    const changed = await it_.republished(async () =>
      it_.submit(await it_.form('change'), { when: 'daily 8:15', subjects: '' }),
    );
    expect(changed).toContain('Next: Sat 14 June 2025, 08:15 (UTC+2)');
    expect(changed).toContain('About everything');
  });

  it('previews, runs, pauses, resumes and removes, and says in a modal what came of it', async () => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    await it_.republished(() => it_.submit(view, MADE));
    await it_.at('2025-06-14T19:00:00Z');
    const before = it_.server.messages.length;
    const preview = await it_.shown('preview');
    expect(preview).toContain('A Malian army convoy was ambushed');
    expect(it_.server.messages).toHaveLength(before);
    expect(await it_.shown('run')).toContain('It is posted.');
    expect(it_.server.messages.length).toBeGreaterThan(before);
    expect(await it_.shown('pause')).toContain('Paused.');
    expect(buttonsOf(it_.blocks()).map(({ action_id }) => action_id)).toEqual(
      ['change', 'preview', 'resume', 'remove', 'new'].map((each) => `briefing:${each}`),
    );
    expect(await it_.shown('resume')).toContain('Next: Mon 16 June 2025, 07:45 (UTC+2)');
    expect(await it_.shown('remove')).toContain('Removed: Weekdays at 07:45');
    expect(await it_.open()).toContain('None are posted yet');
  });

  it('tells what came of a press where no modal can be opened', async () => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    await it_.republished(() => it_.submit(view, MADE));
    it_.server.unknown.add('views.open');
    expect(await it_.republished(() => it_.press('pause'))).toMatch(/^Paused: 1\. Weekdays at 07:45/);
  });

  it('opens a form before it asks anything of anybody, as a press is good for three seconds', async () => {
    const it_ = await home();
    await it_.open();
    const before = it_.server.calls.length;
    await it_.form('new');
    const methods = it_.server.calls.slice(before).map(({ method }) => method);
    expect(methods).toEqual(['views.open', 'users.info', 'views.update']);
  });

  it.each(['new', 'change'])('says so where no form can be opened for %s', async (what) => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    await it_.republished(() => it_.submit(view, MADE));
    it_.server.unknown.add('views.open');
    expect(await it_.republished(() => it_.press(what))).toMatch(/^The form could not be opened/);
  });

  it('has only a preview for those who do not manage, and refuses what they press all the same', async () => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    await it_.republished(() => it_.submit(view, MADE));
    await it_.republished(() => it_.press('pause', { user: { id: 'U9', team_id: 'T1' } }));
    expect(unrendered(it_.server.views.at(-1)!.blocks).join()).toContain('Only those who manage this place');
    expect(buttonsOf(it_.blocks()).map(({ action_id }) => action_id)).toEqual(['briefing:preview']);
    expect(await it_.open()).not.toContain('Paused');
  });

  it('asks once more before a briefing is posted or removed', async () => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    await it_.republished(() => it_.submit(view, MADE));
    const asked = buttonsOf(it_.blocks()).filter((each) => 'confirm' in each);
    expect(asked.map(({ action_id }) => action_id)).toEqual(['briefing:run', 'briefing:remove']);
  });

  it('shows nothing of another workspace', async () => {
    const it_ = await home();
    const made = command('/brief', 'add daily 7:45 UTC about Goma', {
      team_id: 'T2',
      response_url: it_.server.responseUrl(),
    });
    await it_.server.send('slash_commands', made);
    await it_.server.until(({ ephemerals }) => ephemerals.length === 1);
    expect(await it_.open()).toContain('None are posted yet');
  });

  it('keeps within what Slack takes, with many briefings of many words', async () => {
    const it_ = await home();
    await it_.open();
    const view = await it_.form('new');
    const subjects = Array.from({ length: 10 }, () => '😀'.repeat(100)).join('\n');
    for (let channel = 1; channel <= 30; channel++)
      await it_.republished(() =>
        it_.submit({ ...view, id: `V${channel}x` }, { ...MADE, channel: `C${channel}`, subjects }),
      );
    const blocks = it_.blocks() as readonly object[];
    expect(blocks.length).toBeLessThanOrEqual(100);
    const broken = brokenLimits({
      text: 'x',
      blocks: blocks as never,
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(broken.filter((each) => !/^(blocks|characters):/.test(each))).toEqual([]);
    expect(unrendered(blocks).join('\n')).toContain('8 more: /brief list');
  });
});
