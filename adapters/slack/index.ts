import { App, webApi } from '@slack/bolt';
import {
  type Clock,
  type Conversation,
  type Courier,
  handOnLeft,
  isPress,
  type Left,
  type Log,
  type Sources,
  systemClock,
} from '../../src/index.ts';
import { listen } from './bot.ts';
import { type SlackSettings, secretsOf } from './config.ts';
import { inletOf } from './connect/lines.ts';
import { keepOpen } from './connect.ts';
import { createCourier } from './courier.ts';
import type { Desk } from './desk.ts';
import { PLATFORM } from './heard.ts';
import { TIMES } from './limits.ts';
import { boltLogger, withoutSecrets } from './log.ts';
import { FROM_HOME, manageBriefings } from './manage.ts';
import { type Installations, oauthOptions, sealedStore } from './oauth.ts';
import { Refused } from './post/refused.ts';
import { createPoster } from './post.ts';
import { hearRemoval } from './removed.ts';
import { WaysBack } from './way-back.ts';
import { within } from './within.ts';
import { Work } from './work.ts';

export type { SlackSettings } from './config.ts';
export { slackDoctor } from './doctor.ts';
export type { Installations } from './oauth.ts';

/** What a Slack bot is started with. */
export interface SlackOptions extends Pick<Desk, 'board' | 'prompts'> {
  readonly settings: SlackSettings;
  readonly conversation: Conversation;
  readonly sources: () => Sources;
  readonly log: Log;
  /** Needed where workspaces install the app themselves. */
  readonly installations?: Installations;
  /** Told when a workspace removes Dateline. */
  readonly withdrawn?: (workspace: string) => Promise<void>;
  /** Default: the system's. */
  readonly clock?: Clock;
}

/** A running bot. */
export interface SlackBot {
  readonly courier: Courier;
  /** Hears nothing more, and finishes what is under way within 10 seconds. */
  stop(): Promise<void>;
}

/** Starts the bot and returns at once: it connects on its own, however long Slack is out of reach. */
export async function startSlack(options: SlackOptions): Promise<SlackBot> {
  const { settings, clock = systemClock, conversation, sources, board, prompts } = options;
  const { withdrawn = async () => {} } = options;
  const log = withoutSecrets(options.log, secretsOf(settings));
  const logger = boltLogger(log);
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: settings.apiUrl,
    // The poster tries again itself: it looks first whether the message stands there.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMES.call,
    logger,
  };
  const oauth = settings.oauth && oauthOptions(settings.oauth, installationsOf(options));
  const inlet = inletOf(settings, { logger, clientOptions, oauth });
  const app = new App({
    receiver: inlet.receiver,
    ...(settings.botToken !== null && { token: settings.botToken }),
    ...(settings.appToken !== null && { socketMode: true }),
    logger,
    clientOptions: { ...clientOptions },
    convoStore: false,
    deferInitialization: true,
  });
  const poster = createPoster({ clock, log });
  const work = new Work({ log, clock });
  const delivery = { conversation, poster, clock, log };
  // Issued by Slack, and the same in every process.
  const waysBack = new WaysBack(settings.oauth?.clientSecret ?? settings.botToken ?? '');
  const desk: Desk = { settings, conversation, sources, board, prompts, delivery, work, waysBack, log };
  const takeUp = listen(app, desk);
  const takeUpFromHome = manageBriefings(app, desk);
  hearRemoval(app, desk, { installations: oauth?.installationStore ?? null, withdrawn });

  const stopping = new AbortController();
  const { signal } = stopping;
  const open = Promise.all(inlet.lines(app).map((line) => keepOpen(line, { clock, log, signal })));
  const clientOf = clientsOf(options, app, clientOptions);
  const answerLeft = (left: Left) =>
    work.run('what was left', async () => {
      const client = await clientOf(left.workspace);
      if (!isPress(left) && left.address === FROM_HOME) await takeUpFromHome(left, client);
      else await takeUp(left, client);
    });
  const handingOn = handOnLeft(PLATFORM, conversation, answerLeft, { clock, signal });
  return {
    courier: createCourier(clientOf, poster, { clock, log }),
    async stop() {
      stopping.abort();
      await Promise.all([
        within(clock, TIMES.stop, Promise.all([open, handingOn]), null),
        work.finished(TIMES.stop),
      ]);
      await within(clock, TIMES.stop, inlet.end(), null);
    },
  };
}

function installationsOf({ installations }: SlackOptions): Installations {
  if (!installations)
    throw new Error('slack: SLACK_CLIENT_ID is set, but there is no store for installations');
  return installations;
}

/** The client of the one workspace there is, or of the one that is named. */
function clientsOf(options: SlackOptions, app: App, clientOptions: webApi.WebClientOptions) {
  const { oauth } = options.settings;
  return async (workspace: string | null): Promise<webApi.WebClient> => {
    if (oauth === null) return app.client;
    if (workspace === null) throw new Refused('slack: with several workspaces a channel is written T1/C1');
    const query = { teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false } as const;
    const found = await sealedStore(installationsOf(options), oauth.secret).fetchInstallation(query);
    return new webApi.WebClient(found.bot?.token, { ...clientOptions });
  };
}
