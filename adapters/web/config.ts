import { BlockList, isIP } from 'node:net';
import { type Environment, SettingsError } from '../../src/index.ts';

/** Where the page is served, and to whom. */
export interface WebSettings {
  /** `PORT`; null takes 3000, or any that is free where somebody has it. */
  readonly port: number | null;
  /** `HOST`; default 127.0.0.1: this machine alone. */
  readonly host: string;
  /** `DATELINE_WEB_TOKEN`: what everybody has to show; null where nobody has to. */
  readonly token: string | null;
  /** `DATELINE_WEB_USER_HEADER`: where the proxy in front, which logs people in, says who asks; lower case. */
  readonly userHeader: string | null;
  /** `DATELINE_WEB_PROXIES`: the addresses that header is believed from; default this machine. */
  readonly proxies: readonly string[];
  /** `DATELINE_WEB_REQUESTS_PER_MINUTE`, for each person or address. */
  readonly requestsPerMinute: number;
}

const LOOPBACK = '127.0.0.1';
const REQUESTS_PER_MINUTE = 120;
/** Shorter tokens can be guessed. */
const SHORTEST_TOKEN = 16;

/**
 * What the environment says of the page; null when there is to be none: `PORT` is not set, and `isAlone` does not say
 * that nothing else is configured. Throws a `SettingsError` with every problem there is.
 */
export function readWebSettings(env: Environment, isAlone: boolean): WebSettings | null {
  const value = (name: string) => env[name]?.trim() || null;
  const port = value('PORT');
  if (port === null && !isAlone) return null;
  const problems: string[] = [];
  const settings: WebSettings = {
    port: port === null ? null : portOf(port, problems),
    host: value('HOST') ?? LOOPBACK,
    token: value('DATELINE_WEB_TOKEN'),
    userHeader: headerOf(value('DATELINE_WEB_USER_HEADER'), problems),
    proxies: proxiesOf(value('DATELINE_WEB_PROXIES'), problems),
    requestsPerMinute: perMinute(value('DATELINE_WEB_REQUESTS_PER_MINUTE'), problems),
  };
  const { host, token, userHeader } = settings;
  if (token !== null && token.length < SHORTEST_TOKEN)
    problems.push(`DATELINE_WEB_TOKEN is too short: ${SHORTEST_TOKEN} characters at least`);
  if (!isLoopback(host) && token === null && userHeader === null)
    problems.push(
      `HOST is ${JSON.stringify(host)}, so that others can reach the page: set DATELINE_WEB_TOKEN, or DATELINE_WEB_USER_HEADER behind a proxy that logs people in`,
    );
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/** Whether only this machine reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Addresses and networks in CIDR notation, as a list that can be asked. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function portOf(text: string, problems: string[]): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  problems.push(`PORT: expected a port number, got ${JSON.stringify(text)}`);
  return 0;
}

function headerOf(text: string | null, problems: string[]): string | null {
  if (text !== null && !/^[\w-]+$/.test(text))
    problems.push(`DATELINE_WEB_USER_HEADER: expected the name of a header, got ${JSON.stringify(text)}`);
  return text?.toLowerCase() ?? null;
}

function proxiesOf(text: string | null, problems: string[]): readonly string[] {
  const networks = text?.split(/[\s,]+/).filter((entry) => entry !== '') ?? ['127.0.0.0/8', '::1'];
  const wrong = networks.filter((network) => !isNetwork(network));
  if (wrong.length > 0)
    problems.push(
      `DATELINE_WEB_PROXIES: expected addresses or networks such as 10.0.0.0/8, got ${wrong.map((each) => JSON.stringify(each)).join(', ')}`,
    );
  return networks;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits < 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

function perMinute(text: string | null, problems: string[]): number {
  if (text === null) return REQUESTS_PER_MINUTE;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  problems.push(
    `DATELINE_WEB_REQUESTS_PER_MINUTE: expected a whole number from 1 to 999999, got ${JSON.stringify(text)}`,
  );
  return REQUESTS_PER_MINUTE;
}
