import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../adapters/cli/usage/arguments.ts';
import { UsageError } from '../../../adapters/cli/usage/command.ts';
import { choiceMeant } from '../../../adapters/cli/usage/meant.ts';
import { dateline } from '../host.ts';

const CORPUS = import.meta.dirname;

describe('a command line', () => {
  it.each([
    [['--help'], 'help', null],
    [['-h'], 'help', null],
    [['help'], 'help', null],
    [['help', 'ask'], 'help', 'ask'],
    [['ask', '--help'], 'help', 'ask'],
    [['ask', 'who?', '-h'], 'help', 'ask'],
    [['--help', 'inspect', 'rank'], 'help', 'inspect rank'],
    [['inspect', 'rank', '--help'], 'help', 'inspect rank'],
    [['inspect', '--help'], 'help', 'inspect'],
    [['inspect'], 'help', 'inspect'],
  ] as const)('%j asks for the help of %s', (args, kind, topic) => {
    expect(readArguments(args)).toEqual({ kind, topic });
  });

  it.each([[['--version']], [['-v']], [['ask', '--version']]])('%j asks for the version', (args) => {
    expect(readArguments(args)).toEqual({ kind: 'version' });
  });

  it.each([
    [[], 'chat'],
    [['--limit', '2'], 'chat'],
    [['ask', 'who?'], 'ask'],
    [['inspect', 'sentences', 'a.jsonl'], 'inspect sentences'],
  ])('%j runs %s', (args, name) => {
    const request = readArguments(args);
    expect(request.kind === 'run' && request.command.name).toBe(name);
  });

  it('takes options before, after and joined to their values, and a question after --', () => {
    const request = readArguments([
      'ask',
      '--corpus',
      'a',
      'who',
      '--corpus=b',
      '--limit',
      '-1',
      '--json',
      '--',
      '-led?',
    ]);
    if (request.kind !== 'run') throw new Error('not a run');
    expect(request.call.positionals).toEqual(['who', '-led?']);
    expect(request.call.values('corpus')).toEqual(['a', 'b']);
    expect(request.call.value('limit')).toBe('-1');
    expect(request.call.has('json')).toBe(true);
    expect(request.call.has('batch')).toBe(false);
  });

  it('keeps the last of an option that counts once', () => {
    const request = readArguments(['ask', '--limit', '1', '--limit', '2', 'who?']);
    expect(request.kind === 'run' && request.call.value('limit')).toBe('2');
  });
});

describe('wrong usage', () => {
  it.each([
    [
      ['sorces'],
      'dateline: unknown command "sorces"; there are: ask, chat, brief, why, timeline, check, sources, schedules, feeds, serve, doctor, migrate, rebuild, inspect (did you mean sources?)',
    ],
    [
      ['xyzzy'],
      'dateline: unknown command "xyzzy"; there are: ask, chat, brief, why, timeline, check, sources, schedules, feeds, serve, doctor, migrate, rebuild, inspect (see dateline --help)',
    ],
    [['who led?'], 'dateline: unknown command "who led?" (to ask it: dateline ask "who led?")'],
    [
      ['help', 'aks'],
      'dateline: unknown command "aks"; there are: ask, chat, brief, why, timeline, check, sources, schedules, feeds, serve, doctor, migrate, rebuild, inspect (did you mean ask?)',
    ],
    [
      ['inspect', 'ranks'],
      'dateline: inspect: no such thing as "ranks"; there are: sentences, dates, attribution, figures, rank, stories (did you mean rank?)',
    ],
    [['ask', '--limt', '3', 'x'], 'dateline: ask: unknown option --limt (did you mean --limit?)'],
    [['ask', '--frobnicate', 'x'], 'dateline: ask: unknown option --frobnicate (see dateline ask --help)'],
    [['ask', '-x'], 'dateline: ask: unknown option -x (a question that begins with "-" goes after "--")'],
    [['--jsn'], 'dateline: chat: unknown option --jsn (see dateline chat --help)'],
    [['sources', '--jsn'], 'dateline: sources: unknown option --jsn (did you mean --json?)'],
    [['ask', '--json=yes', 'x'], 'dateline: ask: --json takes no value, got "yes" (see dateline ask --help)'],
    [['ask', 'x', '--limit'], 'dateline: ask: --limit needs a value: --limit N (see dateline ask --help)'],
    [
      ['ask', '--limit', '--json', 'x'],
      'dateline: ask: --limit needs a value: --limit N (see dateline ask --help)',
    ],
    [
      ['ask', '--limit', 'x', 'q'],
      'dateline: ask: --limit takes a whole number from 1 to 5, got "x" (see dateline ask --help)',
    ],
    [
      ['ask', '--limit', '0', 'q'],
      'dateline: ask: --limit takes a whole number from 1 to 5, got "0" (see dateline ask --help)',
    ],
    [
      ['ask', '--limit', '2.0', 'q'],
      'dateline: ask: --limit takes a whole number from 1 to 5, got "2.0" (see dateline ask --help)',
    ],
    [
      ['ask', '--limit', '-1', 'q'],
      'dateline: ask: --limit takes a whole number from 1 to 5, got "-1" (see dateline ask --help)',
    ],
    [
      ['ask', '--at', 'soon', 'q'],
      'dateline: ask: --at takes a date or date-time such as 2025-06-14, got "soon" (see dateline ask --help)',
    ],
    [
      ['ask', '--at', '2025-02-30', 'q'],
      'dateline: ask: --at takes a date or date-time such as 2025-06-14, got "2025-02-30" (see dateline ask --help)',
    ],
    [['ask'], 'dateline: ask: a question is needed (dateline ask "Who leads Mali?")'],
    [['ask', '  '], 'dateline: ask: a question is needed (dateline ask "Who leads Mali?")'],
    [
      ['ask', '--corpus', '/nowhere/at all', 'q'],
      'dateline: ask: --corpus: no such file or folder: "/nowhere/at all" (see dateline ask --help)',
    ],
    [
      ['ask', '--corpus', '', 'q'],
      'dateline: ask: --corpus: no such file or folder: "" (see dateline ask --help)',
    ],
    [
      ['ask', '--batch', '-', 'q'],
      'dateline: ask: --batch takes its questions from the file, not from arguments (see dateline ask --help)',
    ],
    [['chat', 'hello'], 'dateline: chat: unexpected argument "hello" (see dateline chat --help)'],
    [['sources', 'x'], 'dateline: sources: unexpected argument "x" (see dateline sources --help)'],
    [
      ['inspect', 'rank', 'a', 'b'],
      'dateline: inspect rank: unexpected argument "b" (see dateline inspect rank --help)',
    ],
  ])('%j is one line on stderr and status 2', async (args, line) => {
    const ran = await dateline(args);
    expect(ran).toMatchObject({ status: 2, stdout: '', stderr: `${line}\n`, opened: [] });
  });

  it('is an error of its own kind', () => {
    expect(() => readArguments(['brif'])).toThrow(UsageError);
  });

  it('cannot act in the terminal it is reported in', async () => {
    const { stderr } = await dateline(['\u001b[2J']);
    expect(stderr).not.toContain('\u001b');
    const { stderr: option } = await dateline(['ask', '--\u001b[2J\nx']);
    expect(option).toBe('dateline: ask: unknown option --␛[2J x (see dateline ask --help)\n');
  });

  it('names every wrong path of the environment at once', async () => {
    const { status, stderr } = await dateline(['ask', 'q'], {
      env: { DATELINE_CORPUS: `/no/a:${CORPUS}:/no/b` },
    });
    expect(status).toBe(2);
    expect(stderr).toBe(
      'dateline: ask: DATELINE_CORPUS: no such file or folder: "/no/a"; DATELINE_CORPUS: no such file or folder: "/no/b"\n',
    );
  });
});

describe('the word that was meant', () => {
  it.each([
    ['--limt', '--limit'],
    ['--tpoic', '--topic'],
    ['--COPRUS', '--corpus'],
    ['--cor', '--corpus'],
    ['--jsno', '--json'],
    ['--everything', null],
    ['x', null],
    ['', null],
  ])('by %j is %j', (typed, choice) => {
    expect(choiceMeant(typed, ['--corpus', '--limit', '--json', '--topic'])).toBe(choice);
  });
});
