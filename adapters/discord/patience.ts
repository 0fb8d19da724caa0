import { type Client, Events, SimpleShardingStrategy } from 'discord.js';
import { backoff, type Clock } from './clock.ts';

/**
 * Makes a client wait between reconnections. By itself discord.js reconnects half a second after any close, for ever: a gateway
 * that closes with 4002, or is gone, would be called 7,000 times an hour. The first reconnection stays quick, so that a
 * session can be resumed.
 */
export class Patience {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #closedAt = Number.NEGATIVE_INFINITY;
  #notBefore = Number.NEGATIVE_INFINITY;
  #round = 0;

  /** After `signal` no connection is made any more. */
  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  /** For `ws.buildStrategy`: the session is asked for right before each connection, and not handed out early. */
  readonly strategy = (manager: Manager): SimpleShardingStrategy => {
    const { options } = manager;
    const retrieve = options.retrieveSessionInfo.bind(options);
    options.retrieveSessionInfo = async (shard) => {
      const wait = this.#notBefore - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait, this.#signal);
      return this.#signal.aborted ? NEVER : retrieve(shard);
    };
    return new SimpleShardingStrategy(manager);
  };

  watch(client: Client): void {
    client.on(Events.ShardReconnecting, () => this.#closed());
  }

  #closed(): void {
    const now = this.#clock.now();
    const lasted = now - Math.max(this.#closedAt, this.#notBefore);
    this.#round = lasted > STEADY ? 0 : this.#round + 1;
    this.#closedAt = now;
    this.#notBefore = this.#round === 0 ? now : now + backoff(this.#round - 1, FIRST, LONGEST);
  }
}

/** A connection that held this long was a good one. */
const STEADY = 60_000;
const FIRST = 1_000;
const LONGEST = 60_000;
const NEVER = new Promise<never>(() => {});

/** discord.js has a class of its own by the name of the one it hands over here. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
