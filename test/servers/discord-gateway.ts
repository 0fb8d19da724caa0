import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import { APPLICATION, BOT, type Body, CHANNEL, GUILD } from './discord-ids.ts';

export interface GatewayFaults {
  /** Closes every connection with this code as soon as it identifies or resumes. */
  readonly closeWith?: number;
  /** Answers a resume with op 9. */
  readonly refuseResume?: boolean;
}

/** What of `ws` is used here; it comes with discord.js and brings no types. */
interface Socket {
  on(event: 'message', listener: (data: Buffer) => void): void;
  on(event: 'close', listener: () => void): void;
  send(data: string): void;
  close(code?: number): void;
  terminate(): void;
}

interface SocketServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, done: (socket: Socket) => void): void;
  close(): void;
}

const { WebSocketServer } = createRequire(createRequire(import.meta.url).resolve('discord.js'))('ws') as {
  WebSocketServer: new (options: { noServer: true }) => SocketServer;
};

/** The gateway: one session, resumed or begun anew, and events to send to it. */
export class DiscordGateway {
  faults: GatewayFaults = {};
  /** What was sent to identify, in order. */
  readonly identified: Body[] = [];
  readonly resumed: Body[] = [];
  /** When each connection came in. */
  readonly connectedAt: number[] = [];
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #url: () => string;
  /** How many shards are recommended. */
  shards = 1;
  /** With what each has identified, `[id, count]`; null until it has. */
  readonly #sockets = new Map<Socket, readonly [number, number] | null>();
  readonly #waiting: { readonly reached: () => boolean; readonly done: () => void }[] = [];
  #sequence = 0;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** How many connections hear what happens. */
  get listening(): number {
    return [...this.#sockets.values()].filter((shard) => shard !== null).length;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (connection) => {
      this.connectedAt.push(Date.now());
      this.#sockets.set(connection, null);
      connection.on('close', () => this.#sockets.delete(connection));
      connection.on('message', (data) => this.#heard(connection, JSON.parse(data.toString())));
      connection.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 }, s: null, t: null }));
      this.#changed();
    });
  }

  /** Sends an event to whoever is connected and hears its server; what is of no server goes to shard 0. */
  dispatch(name: string, data: Body): void {
    for (const [socket, shard] of this.#sockets) {
      const server = data.guild_id ?? (name.startsWith('GUILD_') ? data.id : null) ?? '0';
      if (shard !== null && isOf(String(server), shard)) this.#event(socket, name, data);
    }
  }

  /** Drops every connection: with a close code, or without a word. */
  drop(code?: number): void {
    for (const socket of this.#sockets.keys()) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /** Resolves once `reached` holds; it is looked at after every connection, identification and resumption. */
  async until(reached: () => boolean): Promise<void> {
    if (reached()) return;
    await new Promise<void>((done) => this.#waiting.push({ reached, done }));
  }

  stop(): void {
    for (const socket of this.#sockets.keys()) socket.terminate();
    this.#server.close();
  }

  #heard(socket: Socket, { op, d }: { op: number; d: Body }): void {
    if (op === 1) socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
    if (op === 2) this.#identify(socket, d);
    if (op === 6) this.#resume(socket, d);
  }

  #identify(socket: Socket, data: Body): void {
    this.identified.push(data);
    const shard = (data.shard ?? [0, 1]) as readonly [number, number];
    this.#sockets.set(socket, shard);
    if (this.faults.closeWith !== undefined) socket.close(this.faults.closeWith);
    else {
      this.#event(socket, 'READY', {
        v: 10,
        user: { id: BOT, username: 'Dateline', discriminator: '0', bot: true, avatar: null },
        guilds: isOf(GUILD, shard) ? [{ id: GUILD, unavailable: true }] : [],
        session_id: `session-${this.identified.length}`,
        shard,
        resume_gateway_url: this.#url(),
        application: { id: APPLICATION, flags: 0 },
      });
      if (isOf(GUILD, shard)) this.#event(socket, 'GUILD_CREATE', NEWSROOM);
    }
    this.#changed();
  }

  #resume(socket: Socket, data: Body): void {
    this.resumed.push(data);
    this.#sockets.set(socket, [0, 1]);
    if (this.faults.closeWith !== undefined) socket.close(this.faults.closeWith);
    else if (this.faults.refuseResume) socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
    else this.#event(socket, 'RESUMED', {});
    this.#changed();
  }

  #event(socket: Socket, name: string, data: Body): void {
    this.#sequence += 1;
    socket.send(JSON.stringify({ op: 0, t: name, s: this.#sequence, d: data }));
  }

  #changed(): void {
    for (const { reached, done } of this.#waiting) if (reached()) done();
  }
}

/** As Discord deals its servers out. */
function isOf(guild: string, [id, count]: readonly [number, number]): boolean {
  return Number((BigInt(guild) >> 22n) % BigInt(count)) === id;
}

const NEWSROOM: Body = {
  id: GUILD,
  name: 'The Newsroom',
  owner_id: '900000000000000009',
  roles: [{ id: GUILD, name: '@everyone', permissions: '2147483647', position: 0 }],
  channels: [{ id: CHANNEL, type: 0, name: 'desk', guild_id: GUILD, permission_overwrites: [] }],
  threads: [],
  members: [],
  emojis: [],
  stickers: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  member_count: 2,
};
