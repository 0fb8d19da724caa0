import type { Command, Option } from './command.ts';
import { COMMANDS, DEFAULT_COMMAND } from './commands.ts';
import { GLOBAL_OPTIONS } from './options.ts';

/** The help of the whole program, of a group of commands or of one, made from their definitions. */
export function helpText(topic: string | null): string {
  const command = COMMANDS.find(({ name }) => name === topic);
  if (command) return commandHelp(command);
  const listed = topic === null ? COMMANDS : COMMANDS.filter(({ name }) => name.startsWith(`${topic} `));
  const purpose =
    topic === null
      ? ['Answers questions about an archive of news articles, only with sentences quoted from them.', '']
      : [];
  return lines([
    ...purpose,
    `Usage: dateline ${topic === null ? '[COMMAND]' : `${topic} COMMAND`} [OPTIONS]`,
    '',
    'Commands:',
    ...columns(listed.map((each) => [each.name, each.summary])),
    '',
    'Options:',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    ...(topic === null ? [`Without a command: ${DEFAULT_COMMAND}.`] : []),
    `dateline ${topic === null ? '' : `${topic} `}COMMAND --help says more about one.`,
  ]);
}

function commandHelp({ name, summary, argument, options, details = [] }: Command): string {
  const usage = ['dateline', name, ...options.map(usageOf), ...(argument ? [argument.label] : [])];
  return lines([
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    '',
    `Usage: ${usage.join(' ')}`,
    '',
    'Options:',
    ...optionLines([...options, ...GLOBAL_OPTIONS]),
    ...(details.length > 0 ? ['', ...details] : []),
  ]);
}

function usageOf({ name, value, many }: Option): string {
  return `[--${name}${value ? ` ${value}` : ''}]${many ? '…' : ''}`;
}

function optionLines(options: readonly Option[]): string[] {
  return columns(
    options.map(({ name, short, value, many, summary }) => [
      `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
      many ? `${summary} (may be repeated)` : summary,
    ]),
  );
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
