import { type Log, redacted } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { neutralised } from '../terminal/neutralised.ts';

/** The log of a service on stderr: lines for a person at a terminal, JSON lines (pino's) for everything else. No secret passes. */
export async function openLog(
  { stderr, now }: Pick<Host, 'stderr' | 'now'>,
  secrets: readonly string[],
): Promise<Log> {
  const write = stderr.isTTY ? lines({ stderr, now }) : await pinoLines({ stderr, now });
  const say = (level: Level) => (message: string, cause?: unknown) =>
    write(
      level,
      redacted(message, secrets),
      cause === undefined ? null : redacted(causeText(cause), secrets),
    );
  return { info: say('info'), warn: say('warn'), error: say('error') };
}

type Level = 'info' | 'warn' | 'error';
type Write = (level: Level, message: string, cause: string | null) => void;

/** `14:05:10 error slack: …`, with the cause below it. */
function lines({ stderr, now }: Pick<Host, 'stderr' | 'now'>): Write {
  return (level, message, cause) => {
    const time = now().toISOString().slice(11, 19);
    const below =
      cause === null
        ? ''
        : `\n${cause
            .split('\n')
            .map((line) => `    ${neutralised(line)}`)
            .join('\n')}`;
    stderr.write(`${time} ${level === 'info' ? '' : `${level}: `}${neutralised(message)}${below}\n`);
  };
}

async function pinoLines({ stderr, now }: Pick<Host, 'stderr' | 'now'>): Promise<Write> {
  const { pino } = await import('pino');
  const timestamp = () => `,"time":"${now().toISOString()}"`;
  const log = pino({ base: null, timestamp, formatters: { level: (level) => ({ level }) } }, stderr);
  return (level, message, cause) => log[level](cause === null ? {} : { cause }, message);
}

/** An error with its stack and everything that caused it. What is wrong with a server is said without: where we came from is no help. */
function causeText(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (OF_SERVERS.has(cause.name)) {
    const why = cause.cause instanceof Error ? cause.cause.message.replace(/^\w+: /, '') : '';
    return cause.message.includes(why) ? cause.message : `${cause.message}\ncaused by ${why}`;
  }
  const own = cause.stack ?? `${cause.name}: ${cause.message}`;
  return cause.cause === undefined ? own : `${own}\ncaused by ${causeText(cause.cause)}`;
}

const OF_SERVERS: ReadonlySet<string> = new Set(['ArchiveUnavailable', 'StoreError']);
