import { type Client, Events, SimpleShardingStrategy } from 'discord.js';
import type { Clock } from '../../../src/index.ts';
import { backoff } from './backoff.ts';

/**
 * Makes a client wait between reconnections. By itself discord.js reconnects half a second after any close, for ever: a gateway
 * that closes with 4002, or is gone, would be called 7,000 times an hour. The first reconnection stays quick, so that a
 * session can be resumed.
 */
export class Patience {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #shards = new Map<number, Reconnecting>();

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
      const wait = (this.#shards.get(shard)?.notBefore ?? 0) - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait, this.#signal);
      return this.#signal.aborted ? NEVER : retrieve(shard);
    };
    return new SimpleShardingStrategy(manager);
  };

  watch(client: Client): void {
    client.on(Events.ShardReconnecting, (shard) => this.#closed(shard));
  }

  #closed(shard: number): void {
    const now = this.#clock.now();
    const known = this.#shards.get(shard);
    const lasted = now - (known?.notBefore ?? Number.NEGATIVE_INFINITY);
    const round = known === undefined || lasted > STEADY ? 0 : known.round + 1;
    this.#shards.set(shard, {
      round,
      notBefore: round === 0 ? now : now + backoff(round - 1, FIRST, LONGEST),
    });
  }
}

/** How often in a row a shard's connection has closed, and when the next may be made. */
interface Reconnecting {
  readonly round: number;
  readonly notBefore: number;
}

/** A connection that held this long was a good one. */
const STEADY = 60_000;
const FIRST = 1_000;
const LONGEST = 60_000;
const NEVER = new Promise<never>(() => {});

/** discord.js has a class of its own by the name of the one it hands over here. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
