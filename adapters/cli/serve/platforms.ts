import type {
  BriefingBoard,
  Conversation,
  Courier,
  Database,
  Environment,
  Log,
  Sources,
} from '../../../src/index.ts';
import type { Finding } from '../doctor/finding.ts';

/** What a platform's bot is started with. */
export interface Context {
  readonly conversation: Conversation;
  readonly database: Database;
  readonly sources: () => Sources;
  /** Names in the archive that begin like `prefix`. */
  readonly suggest: (prefix: string) => readonly string[];
  /** Questions to begin with, of the newest stories. */
  readonly prompts: () => readonly string[];
  /** Briefings, for a platform's own pages. */
  readonly board: BriefingBoard;
  /** Dateline was removed from a workspace, or a channel of it is gone: what was to be posted there is paused. */
  readonly withdrawn: (place: Withdrawn) => Promise<void>;
  readonly log: Log;
}

/** A workspace, or one channel of it. */
interface Withdrawn {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string | null;
}

export interface Running {
  readonly courier: Courier;
  /** Takes nothing new and finishes what is under way. */
  stop(): Promise<void>;
}

/** A chat platform that the environment configures; its SDK is loaded when it starts. */
export interface Platform {
  readonly name: string;
  /** As places and schedules call it. */
  readonly id: string;
  start(context: Context): Promise<Running>;
  /** Asks the platform what is wrong with the set-up; changes nothing. */
  findings(): Promise<readonly Finding[]>;
}

/** The platforms that `env` configures, and everything that is wrong with the others. */
export async function readPlatforms(
  env: Environment,
): Promise<{ readonly platforms: readonly Platform[]; readonly problems: readonly string[] }> {
  const read = [await slack(env), await discord(env)];
  return {
    platforms: read.flatMap(({ platform }) => platform ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** The platforms there are, as schedules call them. */
export const PLATFORM_IDS: readonly string[] = ['slack', 'discord'];

/** What to set to bring Dateline to each platform. */
export const HOW_TO_ADD: readonly string[] = [
  'Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN',
  'Discord: set DISCORD_TOKEN',
];

interface Read {
  readonly platform: Platform | null;
  readonly problems: readonly string[];
}

async function slack(env: Environment): Promise<Read> {
  const { readSlackSettings } = await import('../../slack/config.ts');
  let settings: ReturnType<typeof readSlackSettings>;
  try {
    settings = readSlackSettings(env);
  } catch (error) {
    return { platform: null, problems: problemsOf(error) };
  }
  if (settings === null) return { platform: null, problems: [] };
  const found = settings;
  return {
    problems: [],
    platform: {
      name: 'Slack',
      id: 'slack',
      async start({ conversation, database, sources, prompts, board, withdrawn, log }) {
        const [{ startSlack }, { installationsIn }] = await Promise.all([
          import('../../slack/index.ts'),
          import('../../../src/index.ts'),
        ]);
        return startSlack({
          settings: found,
          conversation,
          sources,
          prompts: async () => prompts(),
          board,
          withdrawn: (workspace) => withdrawn({ platform: 'slack', workspace, channel: null }),
          log,
          installations: installationsIn(database),
        });
      },
      async findings() {
        const { slackDoctor } = await import('../../slack/index.ts');
        const states = { good: 'ok', warning: 'warning', bad: 'error' } as const;
        return (await slackDoctor(found)).map(({ state, what, fix }) => ({
          what,
          state: states[state],
          todo: fix,
        }));
      },
    },
  };
}

async function discord(env: Environment): Promise<Read> {
  const { readDiscordSettings } = await import('../../discord/config.ts');
  const read = readDiscordSettings(env);
  if ('problems' in read) return { platform: null, problems: read.problems };
  const { settings } = read;
  if (settings === null) return { platform: null, problems: [] };
  return {
    problems: [],
    platform: {
      name: 'Discord',
      id: 'discord',
      async start({ conversation, suggest, board, withdrawn, log }) {
        const { startDiscord } = await import('../../discord/index.ts');
        return startDiscord({
          settings,
          conversation,
          suggest,
          board,
          withdrawn: (workspace, channel) => withdrawn({ platform: 'discord', workspace, channel }),
          log,
        });
      },
      async findings() {
        const { discordDoctor } = await import('../../discord/index.ts');
        return (await discordDoctor(settings)).map(({ ok, what, todo }) => ({
          what,
          state: ok ? 'ok' : 'error',
          todo,
        }));
      },
    },
  };
}

function problemsOf(error: unknown): readonly string[] {
  if (error instanceof Error && 'problems' in error) return error.problems as readonly string[];
  throw error;
}
