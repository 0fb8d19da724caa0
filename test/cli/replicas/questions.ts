import { LEASE_SECONDS } from '../../../src/conversation/events.ts';
import { command, send } from '../../discord/bot.ts';
import type { DiscordServer } from '../../servers/discord.ts';
import type { SlackServer } from '../../servers/slack.ts';
import { mention } from '../../slack/bot.ts';
import { until } from './replica.ts';

/** So many people ask on each platform, each one question after the other. */
const PEOPLE = 2;
/** From an answer to the next question; milliseconds. */
const PAUSE = 150;
/** An answer that has not come by then is an error: it takes a minute and some until what a killed process had in hand is taken up. */
const PATIENCE = 180_000;
/** After so long without an acknowledgement Slack delivers again, three times in all. */
const REDELIVERED = 3_000;

interface Question {
  /** What came back, as JSON; null while nothing has. */
  readonly answer: () => string | null;
  /** A word that only the answer has. */
  readonly knows: string;
  took: number | null;
  /** It was asked and not answered when a process was killed: that one may have had it in hand. */
  wasOpenAtKill: boolean;
}

/** How people who asked all the time were served. */
export interface Served {
  readonly asked: number;
  readonly answered: number;
  /** Asked, and not answered yet, when a process was killed. */
  readonly openAtKill: number;
  /** Never answered, and a process was killed meanwhile. */
  readonly missedAtKill: number;
  /** Never answered, and nobody was killed. */
  readonly missed: number;
  /** Told something else than the answer: that the archive is unavailable, for one. */
  readonly refused: readonly string[];
  /** Of those who were answered by the process that heard them: milliseconds from a question to its answer. */
  readonly p95: number;
  readonly longest: number;
  /** The others, taken up by another process when the first was killed: what each took. */
  readonly takenUp: readonly number[];
}

/** People on both platforms who ask all the time. */
export class Questions {
  readonly #slack: SlackServer;
  readonly #discord: DiscordServer;
  readonly #all: Question[] = [];
  #people: readonly Promise<void>[] = [];
  #isOver = false;

  constructor(slack: SlackServer, discord: DiscordServer) {
    this.#slack = slack;
    this.#discord = discord;
  }

  /** How many have been answered by now. */
  get answered(): number {
    return this.#all.filter(({ took }) => took !== null).length;
  }

  begin(): void {
    const asking = [() => this.#inSlack(), () => this.#inDiscord()];
    this.#people = asking.flatMap((ask) => Array.from({ length: PEOPLE }, () => this.#goOn(ask)));
  }

  /** To be said right before a process is killed. */
  noteKill(): void {
    for (const question of this.#all) if (question.answer() === null) question.wasOpenAtKill = true;
  }

  async end(): Promise<Served> {
    this.#isOver = true;
    await Promise.all(this.#people);
    const served = this.#all.filter(({ took }) => took !== null);
    const missed = this.#all.filter(({ took }) => took === null);
    const all = served.map((each) => each.took!).sort((a, b) => a - b);
    const took = all.filter((each) => each < LEASE_SECONDS * 1_000);
    return {
      asked: this.#all.length,
      answered: served.length,
      openAtKill: this.#all.filter(({ wasOpenAtKill }) => wasOpenAtKill).length,
      missedAtKill: missed.filter(({ wasOpenAtKill }) => wasOpenAtKill).length,
      missed: missed.filter(({ wasOpenAtKill }) => !wasOpenAtKill).length,
      refused: served
        .map(({ answer, knows }) => [answer()!, knows])
        .flatMap(([said, word]) => (said!.includes(word!) ? [] : said!)),
      p95: took[Math.floor(took.length * 0.95)]!,
      longest: took.at(-1)!,
      // Nobody takes a question up before its lease is over, and no other answer comes so late.
      takenUp: all.slice(took.length),
    };
  }

  async #goOn(ask: () => Question): Promise<void> {
    while (!this.#isOver) {
      const began = performance.now();
      const question = ask();
      this.#all.push(question);
      await until(() => question.answer() !== null, PATIENCE).then(
        () => {
          question.took = performance.now() - began;
        },
        () => {},
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  /** Of a person of its own, in a channel of its own: what is posted in one has its pace. */
  #inSlack(): Question {
    const at = this.#all.length;
    const asks = '<@UBOT> How many did each side say it killed in Kidal?';
    const payload = mention(asks, { user: `U${at}`, channel: `CQ${at}` });
    const answer = () => {
      const found = this.#slack.messages.find(({ channel }) => channel === `CQ${at}`);
      return found === undefined ? null : JSON.stringify(found);
    };
    void deliver(this.#slack, payload);
    return { answer, knows: 'Kidal', took: null, wasOpenAtKill: false };
  }

  #inDiscord(): Question {
    const { token } = send(this.#discord, command('ask', { question: 'Who leads Mali?' }));
    const answer = () => {
      const message = this.#discord.responses.get(token)?.message ?? null;
      return message === null ? null : JSON.stringify(message);
    };
    return { answer, knows: 'Goïta', took: null, wasOpenAtKill: false };
  }
}

/** As Slack does: again where nobody acknowledges it. */
async function deliver(slack: SlackServer, payload: ReturnType<typeof mention>): Promise<void> {
  for (let delivery = 0; delivery < 3; delivery++) {
    const acknowledged = slack.send('events_api', payload).then(() => true);
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), REDELIVERED).unref());
    if (await Promise.race([acknowledged, late])) return;
  }
}

/** How many answers stand in a channel or a place that has one already. */
export function doubledAnswers({ messages }: SlackServer, { responses, followUps }: DiscordServer): number {
  const places = messages.map(({ channel }) => channel).filter((channel) => channel.startsWith('CQ'));
  const again = [...responses.values()].filter(({ edits }) => edits > 1);
  return places.length - new Set(places).size + again.length + followUps.length;
}
