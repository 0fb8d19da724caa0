import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { until } from '../until.ts';

type Body = Readonly<Record<string, unknown>>;

/** What the next call of a method meets instead of an answer. */
export type Fault =
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'hang-up-before' }
  | { readonly kind: 'hang-up-after' }
  | { readonly kind: 'delay'; readonly ms: number };

/** One call as it came in. */
export interface Call {
  readonly method: string;
  readonly body: Body;
  readonly token: string | null;
  /** Milliseconds, of the server's clock. */
  readonly at: number;
}

/** A message that stands in a channel. */
export interface Posted extends Body {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text: string;
}

/** A modal as it was opened or last updated. */
export interface View extends Body {
  readonly id: string;
}

interface UploadedFile {
  readonly bytes: Buffer;
  readonly isComplete: boolean;
}

/** A Slack on loopback: Web API, Socket Mode and response URLs, with faults on demand. */
export interface SlackServer {
  /** For `SLACK_API_URL`. */
  readonly url: string;
  readonly port: number;
  /** How many sockets are open. */
  readonly sockets: number;
  readonly calls: readonly Call[];
  /** What stands in the channels. */
  readonly messages: readonly Posted[];
  /** What was uploaded, by its id; a message can show it once that is complete. */
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** What single people saw: `chat.postEphemeral` and response URLs. */
  readonly ephemerals: readonly Body[];
  /** What each envelope was acknowledged with; empty where with nothing. */
  readonly acknowledged: readonly Body[];
  /** The modals, as they stand now. */
  readonly views: readonly View[];
  /** The scopes in the header of `auth.test`. */
  scopes: string;
  /** Methods that this server does not know. */
  readonly unknown: Set<string>;
  /** The next calls of `method` (or `response_url`) meet these, one each. */
  fail(method: string, ...faults: readonly Fault[]): void;
  /** Resolves when the bot's socket is open. */
  connected(): Promise<void>;
  /** Sends an envelope `times` times; resolves to the milliseconds until its first acknowledgement. */
  send(type: 'events_api' | 'slash_commands' | 'interactive', payload: Body, times?: number): Promise<number>;
  /** Ends the socket as Slack does now and then, or as a broken line does. */
  drop(how: 'refresh' | 'broken'): void;
  /** An address that takes up to five answers. */
  responseUrl(): string;
  /** Resolves when `holds`. */
  until(holds: (server: SlackServer) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts it; on `port`, so that it can come up where nothing was. */
export async function slackServer(port = 0): Promise<SlackServer> {
  const calls: Call[] = [];
  const messages: Posted[] = [];
  const ephemerals: Body[] = [];
  const files = new Map<string, UploadedFile>();
  const faults = new Map<string, Fault[]>();
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (after: number) => void>();
  const acknowledged: Body[] = [];
  const views: View[] = [];
  let serial = 0;
  let stamped = -1;

  const http = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  );
  const ws = new WebSocketServer({ server: http, path: '/link' });
  ws.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id: id, payload = {} } = JSON.parse(String(data)) as {
        envelope_id: string;
        payload?: Body;
      };
      acknowledged.push(payload);
      waiting.get(id)?.(Date.now());
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });

  const server: SlackServer = {
    url: '',
    port: 0,
    get sockets() {
      return sockets.size;
    },
    calls,
    messages,
    files,
    ephemerals,
    acknowledged,
    views,
    scopes: 'app_mentions:read,chat:write,commands',
    unknown: new Set(),
    fail: (method, ...next) => void faults.set(method, [...(faults.get(method) ?? []), ...next]),
    connected: () => server.until(() => sockets.size > 0),
    async send(type, payload, times = 1) {
      const started = Date.now();
      const first = new Promise<number>((resolve) => {
        for (let time = 0; time < times; time++) {
          const id = `envelope-${++serial}`;
          waiting.set(id, (at) => resolve(at - started));
          const retry = time > 0 ? { retry_attempt: time, retry_reason: 'timeout' } : {};
          const envelope = {
            envelope_id: id,
            type,
            payload,
            accepts_response_payload: type !== 'events_api',
            ...retry,
          };
          // To one of them, each in its turn.
          const open = [...sockets];
          open[serial % open.length]?.send(JSON.stringify(envelope));
        }
      });
      return first;
    },
    drop(how) {
      for (const socket of sockets) {
        if (how === 'refresh')
          socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
        else socket.terminate();
      }
    },
    responseUrl: () => `http://127.0.0.1:${server.port}/response/${++serial}`,
    until: (holds) => until(() => holds(server)),
    async close() {
      for (const socket of sockets) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url!, 'http://127.0.0.1').pathname;
    const isResponse = path.startsWith('/response/');
    const uploaded = path.startsWith('/upload/') ? path.slice('/upload/'.length) : null;
    const method = isResponse ? 'response_url' : uploaded !== null ? 'upload' : path.replace(/^\/api\//, '');
    const bytes = await read(request);
    const body = uploaded === null ? parse(request, bytes.toString('utf8')) : {};
    const token = request.headers.authorization?.replace('Bearer ', '') ?? null;
    calls.push({ method, body, token, at: Date.now() });
    const fault = faults.get(method)?.shift();
    if (fault?.kind === 'hang-up-before') return void request.socket.destroy();
    if (fault?.kind === 'rate-limited')
      return void response.writeHead(429, { 'Retry-After': String(fault.seconds) }).end('{"ok":false}');
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end('trouble');
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const result = fault?.kind === 'error' ? { ok: false, error: fault.error } : work(method, body, request);
    if (uploaded !== null) files.set(uploaded, { bytes: await fileIn(request, bytes), isComplete: false });
    if (fault?.kind === 'hang-up-after') return void request.socket.destroy();
    response.writeHead(200, { 'Content-Type': 'application/json', 'x-oauth-scopes': server.scopes });
    response.end(isResponse ? 'ok' : JSON.stringify(result));
  }

  function work(method: string, body: Body, { headers }: IncomingMessage): Body {
    if (server.unknown.has(method)) return { ok: false, error: 'unknown_method' };
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T1', team: 'Desk', user_id: 'UBOT', user: 'dateline', bot_id: 'BBOT' };
      case 'apps.connections.open':
        return { ok: true, url: `ws://127.0.0.1:${server.port}/link?ticket=${TICKET}` };
      case 'upload':
        return { ok: true };
      case 'files.getUploadURLExternal': {
        const id = `F${String(++serial).padStart(9, '0')}`;
        return { ok: true, file_id: id, upload_url: `http://${headers.host}/upload/${id}` };
      }
      case 'files.completeUploadExternal': {
        const ids = (body.files as readonly { readonly id: string }[]).map(({ id }) => id);
        if (!ids.every((id) => files.has(id))) return { ok: false, error: 'file_not_found' };
        for (const id of ids) files.set(id, { ...files.get(id)!, isComplete: true });
        return { ok: true, files: ids.map((id) => ({ id, title: 'Chart' })) };
      }
      case 'chat.postMessage': {
        if (filesShown(body).some((id) => files.get(id)?.isComplete !== true))
          return { ok: false, error: 'invalid_blocks' };
        const ts = `${1_750_000_000 + ++stamped}.000100`;
        messages.push({ ...body, ts, user: 'UBOT', bot_id: 'BBOT' } as unknown as Posted);
        return { ok: true, channel: body.channel, ts };
      }
      case 'chat.delete': {
        const at = messages.findIndex(({ channel, ts }) => channel === body.channel && ts === body.ts);
        if (at === -1) return { ok: false, error: 'message_not_found' };
        messages.splice(at, 1);
        return { ok: true };
      }
      case 'chat.postEphemeral':
      case 'response_url':
        ephemerals.push(body);
        return { ok: true, message_ts: '1.1' };
      case 'conversations.history': {
        const all = messages
          .filter(({ channel, thread_ts }) => channel === body.channel && !thread_ts)
          .toReversed();
        const [from, limit] = [Number(body.cursor ?? 0), Number(body.limit ?? 100)];
        const next = from + limit < all.length ? String(from + limit) : '';
        return {
          ok: true,
          messages: all.slice(from, from + limit),
          response_metadata: { next_cursor: next },
        };
      }
      case 'conversations.replies':
        return {
          ok: true,
          messages: messages.filter(
            ({ channel, thread_ts, ts }) =>
              channel === body.channel && [thread_ts, ts].includes(String(body.ts)),
          ),
        };
      case 'oauth.v2.access':
        return {
          ok: true,
          app_id: 'A1',
          token_type: 'bot',
          access_token: 'xoxb-installed-T7',
          scope: 'chat:write',
          bot_user_id: 'UBOT',
          team: { id: 'T7', name: 'Other desk' },
          enterprise: null,
          is_enterprise_install: false,
          authed_user: { id: 'U1' },
        };
      case 'users.info':
        return { ok: true, user: { id: body.user, is_admin: body.user === 'UADMIN', tz: 'Africa/Nairobi' } };
      case 'views.open': {
        const view = { id: `V${views.length + 1}`, ...(body.view as Body) };
        views.push(view);
        return { ok: true, view };
      }
      case 'views.update': {
        const at = views.findIndex(({ id }) => id === body.view_id);
        if (at === -1) return { ok: false, error: 'not_found' };
        views[at] = { id: views[at]!.id, ...(body.view as Body) };
        return { ok: true, view: views[at] };
      }
      case 'views.publish':
      case 'assistant.threads.setStatus':
      case 'assistant.threads.setSuggestedPrompts':
        return { ok: true };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const bound = (http.address() as AddressInfo).port;
  return Object.assign(server, { port: bound, url: `http://127.0.0.1:${bound}/api/` });
}

/** What must not be in a log either. */
export const TICKET = 'socket-ticket-123';

/** Sends an event over HTTP, signed as Slack signs; `changes` spoil it. */
export async function sendSigned(
  url: string,
  payload: Body,
  { secret, at = Date.now(), body = JSON.stringify(payload) }: { secret: string; at?: number; body?: string },
): Promise<Response> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret)
    .update(`v0:${timestamp}:${JSON.stringify(payload)}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
}

/** The file of a form, as Slack takes it. */
async function fileIn({ headers }: IncomingMessage, bytes: Buffer): Promise<Buffer> {
  const form = await new Response(bytes, {
    headers: { 'content-type': headers['content-type']! },
  }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return Buffer.from(await (file as File).arrayBuffer());
}

function filesShown({ blocks }: Body): string[] {
  const shown = (blocks ?? []) as readonly { readonly slack_file?: { readonly id: string } }[];
  return shown.flatMap(({ slack_file }) => slack_file?.id ?? []);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Form fields that hold JSON are read as such. */
function parse(request: IncomingMessage, text: string): Body {
  if (request.headers['content-type']?.includes('json')) return JSON.parse(text || '{}') as Body;
  const fields = [...new URLSearchParams(text)].map(([name, value]) => {
    return [name, /^[[{]/.test(value) ? JSON.parse(value) : value] as const;
  });
  return Object.fromEntries(fields);
}
