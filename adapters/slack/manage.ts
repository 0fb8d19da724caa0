import type { App, types, webApi } from '@slack/bolt';
import type { BriefingEntry, Incoming, Message, Order } from '../../src/index.ts';
import { suggestPrompts } from './agent.ts';
import { acknowledged, type Desk, hereOf } from './desk.ts';
import { eventIdOf, PLATFORM } from './heard.ts';
import { FORM, type FormBody, formView, readForm, type SentForm, tellingView } from './manage/form.ts';
import { HOME_PREFIX, homeView, MANAGING, type Managing } from './manage/home.ts';
import { isManager, zoneOf } from './manage/managers.ts';
import { spellNote } from './render/spell.ts';
import { render } from './render.ts';
import { within } from './within.ts';

/** Who presses or sends something in the App Home. */
interface Person {
  readonly client: webApi.WebClient;
  readonly workspace: string;
  readonly user: string;
}

/** What Slack sends of a button of the App Home. */
interface ButtonBody {
  readonly user: { readonly id: string };
  readonly trigger_id: string;
  readonly actions: readonly {
    readonly action_id: string;
    readonly value?: string;
    readonly action_ts?: string;
  }[];
}

/** The address of an order of the App Home: what came of it is told there. */
export const FROM_HOME = 'home';

/**
 * The App Home: shows the workspace's briefings, and has them made, changed, paused, resumed, previewed, run and removed. What
 * is pressed there is an order as one typed after `/brief`: who may, and what comes of it, is decided where those are. Takes up
 * what another process has left of it.
 */
export function manageBriefings(
  app: App,
  { conversation, delivery, settings, work, log, ...desk }: Desk,
): (incoming: Incoming, client: webApi.WebClient) => Promise<void> {
  const entries = async ({ workspace }: Person): Promise<readonly BriefingEntry[] | null> =>
    (await desk.board?.list(PLATFORM, workspace)) ?? null;

  async function publish(person: Person, notice: string | null = null): Promise<void> {
    const { client, user } = person;
    const manages = await isManager(user, settings, client, log);
    const briefings = await entries(person);
    const view = homeView({ sources: desk.sources(), briefings, isManager: manages, notice });
    await client.views.publish({ user_id: user, view });
  }

  /** Null when the same was heard before. */
  async function carriedOut(
    order: Order,
    channel: string,
    eventId: string,
    { client, workspace, user }: Person,
  ): Promise<Message | null> {
    const incoming: Incoming = {
      platform: PLATFORM,
      workspace,
      channel,
      thread: null,
      user,
      eventId,
      text: '',
      how: 'command',
      command: 'brief',
      private: true,
      isManager: await isManager(user, settings, client, log),
      order,
      address: FROM_HOME,
    };
    const reply = await conversation.handle(incoming);
    if (reply === null) return null;
    // What its buttons ask for is about a channel, which a modal is not in.
    return { ...reply.message, blocks: reply.message.blocks.filter(({ kind }) => kind !== 'buttons') };
  }

  async function pressed(what: Managing, id: string, body: ButtonBody, person: Person): Promise<void> {
    const { client, workspace, user } = person;
    const { trigger_id } = body;
    // What opens a modal is good for three seconds only: it is opened before anything else is asked of anybody.
    const opened = await client.views
      .open({ trigger_id, view: tellingView(TITLES[what], [spellNote('One moment…')]) })
      .catch(() => null);
    const show = (view: types.ModalView): Promise<boolean> =>
      client.views.update({ view_id: opened?.view?.id ?? '', view }).then(
        () => true,
        () => false,
      );
    const briefings = (await entries(person)) ?? [];
    const entry = briefings.find((each) => each.id === id);
    if (what === 'new') {
      const zone = briefings.at(-1)?.form.zone ?? (await zoneOf(user, client)) ?? '';
      const isShown = await show(formView({ id: null, form: { zone, stories: '5' } }));
      if (!isShown) await publish(person, NO_FORM);
    } else if (entry === undefined) {
      const isShown = await show(tellingView(TITLES[what], [spellNote(GONE)]));
      await publish(person, isShown ? null : GONE);
    } else if (what === 'change') {
      if (!(await show(formView(entry)))) await publish(person, NO_FORM);
    } else {
      const eventId = eventIdOf(workspace, 'home', user, what, id, body.actions[0]?.action_ts, trigger_id);
      const message = await carriedOut({ kind: what, which: id }, entry.channel, eventId, person);
      if (message === null) return;
      const isShown = await show(tellingView(TITLES[what], render(message).blocks));
      await publish(person, isShown ? null : render(message).text);
      await conversation.posted(eventId);
    }
  }

  async function sent(
    { id, channel, form }: SentForm,
    eventId: string,
    person: Person,
  ): Promise<Message | null> {
    const entry = id === null ? undefined : (await entries(person))?.find((each) => each.id === id);
    const order: Order =
      id === null ? { kind: 'add', words: form } : { kind: 'change', which: id, words: form };
    return carriedOut(order, channel ?? entry?.channel ?? '', eventId, person);
  }

  app.event('app_home_opened', async ({ event, client, context }) => {
    work.run('the App Home', async () => {
      const { user, channel, tab } = event;
      if (tab === 'messages') await suggestPrompts(client, channel, (await desk.prompts?.()) ?? []);
      else await publish({ client, user, workspace: hereOf(context).workspace });
    });
  });

  app.action(new RegExp(`^${HOME_PREFIX}`), async ({ ack, body, client, context }) => {
    await acknowledged(ack, log);
    const button = body as unknown as ButtonBody;
    const [action] = button.actions;
    const what = MANAGING.find((each) => HOME_PREFIX + each === action?.action_id);
    if (what === undefined) return;
    const person = { client, user: button.user.id, workspace: hereOf(context).workspace };
    work.run('a button of the App Home', () => pressed(what, action?.value ?? '', button, person));
  });

  app.view(FORM, async ({ ack, body, view, client, context }) => {
    const form = readForm(view as unknown as FormBody);
    const errors = (await desk.board?.problems(form.form)) ?? {};
    if (Object.keys(errors).length > 0) {
      await acknowledged(() => ack({ response_action: 'errors', errors }), log);
      return;
    }
    const person = { client, user: body.user.id, workspace: hereOf(context).workspace };
    const title = TITLES[form.id === null ? 'new' : 'change'];
    const eventId = eventIdOf(person.workspace, 'form', person.user, view.id);
    const done = sent(form, eventId, person);
    work.run('a form of the App Home', async () => {
      if ((await done) === null) return;
      await publish(person);
      await conversation.posted(eventId);
    });
    const message = await within(
      delivery.clock,
      SOON_MS,
      done.catch(() => null),
      null,
    );
    const blocks =
      message === null
        ? [spellNote('It is on its way: the App Home shows it in a moment.')]
        : render(message).blocks;
    await acknowledged(() => ack({ response_action: 'update', view: tellingView(title, blocks) }), log);
  });

  return async (incoming, client) => {
    const reply = await conversation.handle(incoming);
    if (reply === null) return;
    const { workspace, user, eventId } = incoming;
    await publish({ client, workspace, user }, render(reply.message).text);
    await conversation.posted(eventId);
  };
}

/** How long a form may wait for what came of it: Slack gives it up after three seconds. */
const SOON_MS = 1_500;

const GONE = 'That briefing is gone.';
const NO_FORM = 'The form could not be opened. Please press the button once more.';

/** What the modals are called; 24 characters at most. */
const TITLES: Readonly<Record<Managing, string>> = {
  new: 'New briefing',
  change: 'Change this briefing',
  preview: 'Preview',
  run: 'Run now',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
};
