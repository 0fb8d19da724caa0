import { parseArgs } from 'node:util';
import { type Call, type Command, type Option, UsageError } from './command.ts';
import { COMMANDS, DEFAULT_COMMAND } from './commands.ts';
import { choiceMeant } from './meant.ts';
import { GLOBAL_OPTIONS } from './options.ts';

/** What a command line asks for. A topic is a command, or a group of them: `inspect`. */
export type Request =
  | { readonly kind: 'help'; readonly topic: string | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'run'; readonly command: Command; readonly call: Call };

/** Reads a command line, without the node and script in front. Throws a `UsageError`. */
export function readArguments(args: readonly string[]): Request {
  const first = args[0];
  if (first === 'help' || first === '--help' || first === '-h')
    return { kind: 'help', topic: helpTopic(args.slice(1)) };
  if (first === '--version' || first === '-v') return { kind: 'version' };
  const topic = topicOf(args);
  if (topic === null) throw unknownCommand(first!);
  const rest = first?.startsWith('-') ? args : args.slice(topic.split(' ').length);
  const command = COMMANDS.find(({ name }) => name === topic);
  if (command) return readCall(command, rest);
  if (rest[0] === undefined || isHelp(rest[0])) return { kind: 'help', topic };
  const words = wordsAfter(topic);
  throw new UsageError(`no such thing as ${quoted(rest[0])}; there are: ${words.join(', ')}`, {
    hint: meant(rest[0], words),
  });
}

/** The command, or the group of commands, that a command line names; null when its first word is neither. */
export function topicOf(args: readonly string[]): string | null {
  const [first, second] = args;
  if (first === undefined || first.startsWith('-')) return DEFAULT_COMMAND;
  const names = COMMANDS.map(({ name }) => name);
  const pair = `${first} ${second}`;
  if (names.includes(pair)) return pair;
  return names.includes(first) || wordsAfter(first).length > 0 ? first : null;
}

function helpTopic(args: readonly string[]): string | null {
  if (args[0] === undefined) return null;
  const topic = topicOf(args);
  if (topic === null) throw unknownCommand(args[0]);
  return topic;
}

function unknownCommand(typed: string): UsageError {
  if (/\s/.test(typed.trim())) {
    return new UsageError(`unknown command ${quoted(typed)}`, {
      hint: `to ask it: dateline ask ${quoted(typed)}`,
    });
  }
  const words = [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0]!))];
  return new UsageError(`unknown command ${quoted(typed)}; there are: ${words.join(', ')}`, {
    hint: meant(typed, words),
  });
}

function readCall(command: Command, args: readonly string[]): Request {
  const options = [...command.options, ...GLOBAL_OPTIONS];
  const { tokens } = parseArgs({
    args: [...args],
    options: parseConfig(options),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    if (!option) throw unknownOption(token.rawName, options);
    given.set(option.name, [...(given.get(option.name) ?? []), givenValue(option, token)]);
  }
  if (given.has('help')) return { kind: 'help', topic: command.name };
  if (given.has('version')) return { kind: 'version' };
  const most = command.argument?.most ?? 0;
  if (positionals.length > most) {
    throw new UsageError(`unexpected argument ${quoted(positionals[most]!)}`);
  }
  const values = (name: string) => given.get(name) ?? [];
  const call: Call = {
    positionals,
    has: (name) => given.has(name),
    value: (name) => values(name).at(-1),
    values,
  };
  return { kind: 'run', command, call };
}

function parseConfig(options: readonly Option[]) {
  return Object.fromEntries(
    options.map(({ name, short, value }) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
    ]),
  );
}

function givenValue(
  option: Option,
  token: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
): string {
  if (!option.value) {
    if (token.value !== undefined)
      throw new UsageError(`--${option.name} takes no value, got ${quoted(token.value)}`);
    return '';
  }
  // `--limit --json` is a forgotten value, not the value "--json"; `--limit=--json` says what it means.
  const forgotten = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'));
  if (forgotten) throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}`);
  return token.value!;
}

function unknownOption(typed: string, options: readonly Option[]): UsageError {
  const names = options.map(({ name }) => `--${name}`);
  const hint = typed.startsWith('--')
    ? meant(typed, names)
    : 'a question that begins with "-" goes after "--"';
  return new UsageError(`unknown option ${typed}`, hint === undefined ? {} : { hint });
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function wordsAfter(group: string): string[] {
  return COMMANDS.map(({ name }) => name.split(' ')).flatMap(([first, second]) =>
    first === group && second ? [second] : [],
  );
}

function meant(typed: string | undefined, choices: readonly string[]): string | undefined {
  const choice = typed === undefined ? null : choiceMeant(typed, choices);
  return choice === null ? undefined : `did you mean ${choice}?`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
