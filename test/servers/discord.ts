import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { DiscordGateway, type GatewayFaults } from './discord-gateway.ts';
import { APPLICATION, BOT, type Body, CHANNEL, GUILD } from './discord-ids.ts';

/** What a request did wrong to its sender. `after` means that the work was done before it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly after?: boolean; readonly code?: number }
  | { readonly kind: 'rate-limit'; readonly retryAfter: number }
  | { readonly kind: 'hang-up'; readonly after?: boolean }
  | { readonly kind: 'delay'; readonly ms: number };

export interface Request {
  readonly method: string;
  /** Without `/api/v10`, and as it was sent: `@original` is `%40original`. */
  readonly path: string;
  readonly body: Body;
  readonly at: number;
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly body: Body;
}

/** How an interaction was answered so far. */
export interface Response {
  readonly type: number;
  readonly flags: number;
  /** What `@original` shows; null while Discord says "thinking". */
  readonly message: Body | null;
  readonly edits: number;
}

/** Discord on loopback: its REST and its gateway as far as a bot can see them, with faults on demand. */
export class DiscordServer {
  readonly requests: Request[] = [];
  readonly messages: StoredMessage[] = [];
  /** By interaction token. */
  readonly responses = new Map<string, Response>();
  readonly followUps: Body[] = [];
  /** By the id of the message each begins from, which is its own as well: the channel it is in. */
  readonly threads = new Map<string, string>();
  /** Channels that are direct messages. */
  readonly directs = new Set<string>();
  /** By `global` or the guild's id. */
  readonly commands = new Map<string, readonly Body[]>();
  readonly gateway: DiscordGateway;
  readonly #http = createServer((request, response) => void this.#answer(request, response));
  readonly #faults: { readonly match: RegExp; readonly fault: Fault; times: number }[] = [];
  readonly #byNonce = new Map<string, StoredMessage>();
  readonly #acknowledged = new Set<string>();
  #nextId = 1_000_000_000_000_000_000n;

  private constructor() {
    this.gateway = new DiscordGateway(() => this.url.replace('http', 'ws'));
    this.#http.on('upgrade', (request, socket: Duplex, head) => this.gateway.upgrade(request, socket, head));
  }

  static async start(port = 0): Promise<DiscordServer> {
    const server = new DiscordServer();
    await new Promise<void>((resolve) => server.#http.listen(port, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `${this.url}/api`;
  }

  async stop(): Promise<void> {
    this.gateway.stop();
    this.#http.closeAllConnections();
    await new Promise<void>((resolve) => this.#http.close(() => resolve()));
  }

  /** The next `times` requests of which `METHOD /path` matches go wrong. */
  fail(match: RegExp, fault: Fault, times = 1): void {
    this.#faults.push({ match, fault, times });
  }

  failGateway(faults: GatewayFaults): void {
    this.gateway.faults = faults;
  }

  sent(match: RegExp): Request[] {
    return this.requests.filter(({ method, path }) => match.test(`${method} ${path}`));
  }

  id(): string {
    this.#nextId += 1n;
    return String(this.#nextId);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const [path = '', query = ''] = (request.url ?? '').replace(/^\/api\/v10/, '').split('?');
    const method = request.method ?? 'GET';
    this.requests.push({ method, path, body, at: Date.now() });
    const planned = this.#faults.find(({ match, times }) => times > 0 && match.test(`${method} ${path}`));
    if (planned) planned.times -= 1;
    const fault = planned?.fault;
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === 'rate-limit') {
      const body429 = {
        message: 'You are being rate limited.',
        retry_after: fault.retryAfter,
        global: false,
      };
      return reply(response, 429, body429, { 'Retry-After': String(fault.retryAfter) });
    }
    const isEarly = fault && (fault.kind === 'status' || fault.kind === 'hang-up') && !fault.after;
    const [status, result] = isEarly ? [0, null] : this.#work(method, path, body, query);
    if (fault?.kind === 'hang-up') return void request.socket.destroy();
    if (fault?.kind === 'status')
      return reply(response, fault.status, { message: 'fault', code: fault.code ?? 0 });
    return reply(response, status, result);
  }

  #work(method: string, path: string, body: Body, query: string): readonly [number, unknown] {
    const parts = path.split('/').slice(1);
    const route = `${method} ${parts[0]}`;
    switch (route) {
      case 'GET gateway':
        return [
          200,
          { url: this.url.replace('http', 'ws'), shards: this.gateway.shards, session_start_limit: STARTS },
        ];
      case 'GET users':
        return path === '/users/@me'
          ? [200, { id: BOT, username: 'Dateline', bot: true }]
          : [200, [{ id: GUILD, name: 'The Newsroom', permissions: '2048' }]];
      case 'POST users':
        return [200, { id: `9${String(body.recipient_id).slice(1)}`, type: 1 }];
      case 'POST interactions':
        return this.#callback(parts[1]!, parts[2]!, body);
      case 'GET applications':
        if (parts[1] === '@me') return [200, { id: APPLICATION, flags: 0 }];
        return [200, this.commands.get(scopeOf(parts)) ?? []];
      case 'PUT applications':
        return [200, this.#register(scopeOf(parts), body as unknown as readonly Body[])];
      case 'POST channels':
        if (parts[4] === 'threads') return this.#thread(parts[1]!, parts[3]!, body);
        if (this.#isNone(parts[1]!)) return UNKNOWN_CHANNEL;
        return parts[2] === 'typing' ? [204, null] : this.#message(parts[1]!, body);
      case 'DELETE channels':
        return this.#remove(parts[1]!, parts[3]!);
      case 'GET channels':
        return this.#isNone(parts[1]!) ? UNKNOWN_CHANNEL : [200, this.#history(parts[1]!, query)];
      case 'POST webhooks':
        this.followUps.push(body);
        return [200, { id: this.id(), channel_id: CHANNEL, ...body }];
      case 'GET webhooks':
      case 'PATCH webhooks':
      case 'DELETE webhooks':
        return this.#original(method, parts[2]!, body);
      default:
        return [404, { message: '404: Not Found', code: 0 }];
    }
  }

  #callback(id: string, token: string, body: Body): readonly [number, unknown] {
    if (this.#acknowledged.has(id)) {
      return [400, { message: 'Interaction has already been acknowledged.', code: 40060 }];
    }
    this.#acknowledged.add(id);
    const data = (body.data ?? {}) as Body;
    this.responses.set(token, {
      type: Number(body.type),
      flags: Number(data.flags ?? 0),
      message: body.type === 8 || body.type === 9 ? data : null,
      edits: 0,
    });
    return [204, null];
  }

  #original(method: string, token: string, body: Body): readonly [number, unknown] {
    const response = this.responses.get(token);
    if (response === undefined) return [404, { message: 'Unknown Webhook', code: 10015 }];
    if (method === 'DELETE') {
      this.responses.delete(token);
      return [204, null];
    }
    if (method === 'PATCH') {
      const refused = refusal(body);
      if (refused) return refused;
      this.responses.set(token, { ...response, message: body, edits: response.edits + 1 });
    }
    const flags = response.message === null && method === 'GET' ? 128 : Number(body.flags ?? 0);
    return [200, { id: this.id(), channel_id: CHANNEL, ...body, flags }];
  }

  #message(channel: string, body: Body): readonly [number, unknown] {
    const refused = refusal(body);
    if (refused) return refused;
    const nonce = body.enforce_nonce === true ? `${channel} ${body.nonce}` : null;
    const known = nonce === null ? undefined : this.#byNonce.get(nonce);
    const stored = known ?? { id: this.id(), channel, body };
    if (known === undefined) this.messages.push(stored);
    if (nonce !== null) this.#byNonce.set(nonce, stored);
    return [200, { ...stored.body, id: stored.id, channel_id: channel, author: { id: BOT, bot: true } }];
  }

  #remove(channel: string, message: string): readonly [number, unknown] {
    if (this.#isNone(channel)) return UNKNOWN_CHANNEL;
    const at = this.messages.findIndex((each) => each.id === message && each.channel === channel);
    if (at === -1) return [404, { message: 'Unknown Message', code: 10008 }];
    this.messages.splice(at, 1);
    return [204, null];
  }

  /** A thread has the id of the message it begins from. */
  #thread(channel: string, message: string, { name }: Body): readonly [number, unknown] {
    if (this.directs.has(channel) || this.threads.has(channel))
      return [400, { message: 'Cannot execute action on this channel type', code: 50024 }];
    if (!this.messages.some((each) => each.id === message && each.channel === channel))
      return [404, { message: 'Unknown Message', code: 10008 }];
    if (this.threads.has(message))
      return [400, { message: 'A thread has already been created for this message', code: 160004 }];
    if (typeof name !== 'string' || name.length < 1 || name.length > 100)
      return [400, { message: 'Invalid Form Body: name', code: 50035 }];
    this.threads.set(message, channel);
    return [201, { id: message, type: 11, parent_id: channel, name }];
  }

  /** A message's id names a channel only once a thread was started below it. */
  #isNone(channel: string): boolean {
    return this.messages.some(({ id }) => id === channel) && !this.threads.has(channel);
  }

  #history(channel: string, query: string): unknown[] {
    const asked = new URLSearchParams(query);
    const limit = Number(asked.get('limit') ?? 50);
    const before = BigInt(asked.get('before') ?? 0);
    return this.messages
      .filter(({ channel: at, id }) => at === channel && (before === 0n || BigInt(id) < before))
      .slice(-limit)
      .reverse()
      .map(({ id, body: { nonce: _forgotten, ...body } }) => ({
        id,
        ...body,
        author: { id: BOT, bot: true },
      }));
  }

  /** With what Discord adds, so that comparing has something to overlook. */
  #register(scope: string, commands: readonly Body[]): readonly Body[] {
    const stored = commands.map((command) => ({
      id: this.id(),
      application_id: APPLICATION,
      version: this.id(),
      nsfw: false,
      default_member_permissions: null,
      description: '',
      ...command,
    }));
    this.commands.set(scope, stored);
    return stored;
  }
}

const UNKNOWN_CHANNEL = [404, { message: 'Unknown Channel', code: 10003 }] as const;

const STARTS = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };

function scopeOf(parts: readonly string[]): string {
  return parts[2] === 'guilds' ? parts[3]! : 'global';
}

/** What Discord refuses about a message, as far as a bot can get it wrong. */
function refusal(body: Body): readonly [number, unknown] | null {
  const flags = Number(body.flags ?? 0);
  const hasOld = body.content !== undefined || body.embeds !== undefined;
  const text = JSON.stringify(body.components ?? []);
  const problem =
    flags & (1 << 15) && hasOld
      ? 'content and embeds do not go with components V2'
      : !(flags & (1 << 15)) && text.includes('"type":17')
        ? 'components V2 need their flag'
        : JSON.stringify((body.allowed_mentions as Body | undefined)?.parse) !== '[]'
          ? 'this would ping'
          : String(body.nonce ?? '').length > 25
            ? 'nonce too long'
            : missingFile(body)
              ? 'an attachment is missing'
              : null;
  return problem === null ? null : [400, { message: problem, code: 50035 }];
}

/** Every `attachment://` that is shown has to be sent along, and described. */
function missingFile({ components, embeds, files = [], attachments = [] }: Body): boolean {
  const shown = JSON.stringify([components, embeds]).match(/attachment:\/\/[^"]+/g) ?? [];
  const sent = (files as readonly { readonly name: string }[]).map(({ name }) => `attachment://${name}`);
  const described = attachments as readonly { readonly description?: string }[];
  return !shown.every((url) => sent.includes(url)) || described.length !== sent.length;
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  if (status === 204) return void response.writeHead(status, headers).end();
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A JSON body, or one with files, which are put into it. */
async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const file = form.get('files[0]') as File;
    const uploaded = { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
    return { ...(JSON.parse(String(form.get('payload_json'))) as Body), files: [uploaded] };
  }
  const text = bytes.toString();
  return text === '' ? {} : (JSON.parse(text) as Body);
}
