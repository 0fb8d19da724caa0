import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asNonceOf, type Platform } from './platform.ts';

/** What goes wrong with a request. */
export const FAULTS = ['429', '500', 'hang-up before', 'hang-up after', 'slow'] as const;
export type Fault = (typeof FAULTS)[number];

/** The line between the bots and the platform: it counts as steps what happens on it, and makes faults. */
export interface Line {
  readonly url: string;
  /** For the next requests that post, upload, or start a thread, one each; null is none. */
  faults: (Fault | null)[];
  /** Which process is talking. */
  life: number;
  /** Called when a request has come, and again when its answer is about to go back. */
  step: (name: string) => Promise<void>;
  close(): Promise<void>;
}

export async function openLine(platform: Platform): Promise<Line> {
  const http = createServer((request, response) => {
    void pass(request, response).catch(() => response.destroy());
  });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { life } = line;
    const body = asNonceOf(life, await textOf(request));
    const kind = kindOf(request);
    const fault = kind === 'look-up' ? null : line.faults.shift();
    // Killed here, the request is on its way, and arrives all the same.
    await line.step(`${kind} on its way`);
    if (fault === 'hang-up before') return void request.socket.destroy();
    if (fault === '500') return void response.writeHead(500).end('{}');
    if (fault === '429') {
      return void response
        .writeHead(429, { 'Content-Type': 'application/json', ...platform.tooMany.headers })
        .end(platform.tooMany.body);
    }
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 60));
    const answer = await forward(request, body);
    await line.step(`${kind} answered`);
    if (fault === 'hang-up after') return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body, 'latin1');
  }

  function forward({ method, url, headers }: IncomingMessage, body: string) {
    return new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>(
      (resolve, reject) => {
        const { 'content-length': _, ...kept } = headers;
        const upstream = ask(`${platform.url}${url}`, {
          method: method!,
          headers: { ...kept, connection: 'close' },
        });
        upstream.on('response', (answer) => {
          textOf(answer).then((text) => {
            const { 'content-length': __, 'transfer-encoding': ___, ...rest } = answer.headers;
            resolve({ status: answer.statusCode!, headers: rest, body: text });
          }, reject);
        });
        upstream.on('error', reject);
        upstream.end(body, 'latin1');
      },
    );
  }

  const line: Line = {
    url: '',
    faults: [],
    life: 0,
    step: async () => {},
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return Object.assign(line, { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
}

/** What a request is for. */
function kindOf({ method, url }: IncomingMessage): 'post' | 'thread' | 'upload' | 'look-up' {
  if (method !== 'POST') return 'look-up';
  if (/\/threads$/.test(url!)) return 'thread';
  if (/files\.|\/upload\//.test(url!)) return 'upload';
  return /postMessage|\/messages$|\/posts$/.test(url!) ? 'post' : 'look-up';
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = '';
  // One letter a byte: files pass as they are.
  stream.setEncoding('latin1');
  for await (const chunk of stream) text += chunk as string;
  return text;
}
