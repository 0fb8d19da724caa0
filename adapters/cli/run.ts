import { debuglog } from 'node:util';
import { type Host, write } from './host.ts';
import { neutralised } from './terminal/neutralised.ts';
import { readArguments, topicOf } from './usage/arguments.ts';
import { type ExitStatus, UsageError } from './usage/command.ts';

const debug = debuglog('dateline');

/** Runs one command line and says how it ended. Whatever goes wrong is one line on stderr (with its cause under `NODE_DEBUG=dateline`). */
export async function run(args: readonly string[], host: Host): Promise<ExitStatus> {
  try {
    const request = readArguments(args);
    const idle = args.length === 0 && host.input === 'nothing';
    if (request.kind === 'version') {
      const { packageVersion } = await import('./package.ts');
      await write(host.stdout, `${await packageVersion()}\n`);
      return 0;
    }
    if (request.kind === 'help' || idle) {
      const { helpText } = await import('./usage/help.ts');
      await write(host.stdout, helpText(request.kind === 'help' ? request.topic : null));
      return 0;
    }
    const command = await request.command.load();
    return await command.run(request.call, host);
  } catch (error) {
    debug('%o', error);
    await write(host.stderr, `${neutralised(complaint(error, topicOf(args)))}\n`);
    return 2;
  }
}

function complaint(error: unknown, topic: string | null): string {
  const who = topic === null ? 'dateline' : `dateline: ${topic}`;
  const what = error instanceof Error ? error.message : String(error);
  const help = `see dateline ${topic === null ? '' : `${topic} `}--help`;
  const hint = error instanceof UsageError ? ` (${error.hint ?? help})` : '';
  return `${who}: ${what.replace(/\s*\n\s*/g, ' ')}${hint}`;
}
