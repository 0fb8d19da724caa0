import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../adapters/cli/usage/commands.ts';
import { helpText } from '../../../adapters/cli/usage/help.ts';
import { GLOBAL_OPTIONS } from '../../../adapters/cli/usage/options.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { dateline } from '../host.ts';

describe('the help', () => {
  it('lists every command with its summary', () => {
    for (const { name, summary } of COMMANDS) {
      expect(helpText(null)).toMatch(
        new RegExp(`^ {2}${name} +${summary.replace(/[?{}[\]()]/g, '\\$&')}$`, 'm'),
      );
    }
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'of %s names all its options',
    (name, { options }) => {
      for (const option of [...options, ...GLOBAL_OPTIONS])
        expect(helpText(name)).toContain(`--${option.name}`);
    },
  );

  it('of ask shows the usage of the contract', () => {
    expect(helpText('ask')).toContain(
      'Usage: dateline ask [--corpus PATH]… [--limit N] [--at ISO] [--json] [--batch FILE] [--explain] QUESTION',
    );
  });

  it('of a group lists only its commands', () => {
    expect(helpText('inspect')).toContain('  inspect rank');
    expect(helpText('inspect')).not.toContain('  ask');
  });

  it('goes to stdout with status 0, also when there is no command and nothing to read', async () => {
    expect(await dateline(['--help'])).toMatchObject({ status: 0, stdout: helpText(null), stderr: '' });
    expect(await dateline([], { input: 'nothing' })).toMatchObject({ status: 0, stdout: helpText(null) });
  });

  it('has the version of the package', async () => {
    expect(await dateline(['--version'])).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
  });

  it('only lists commands that load and run', async () => {
    for (const command of COMMANDS) expect((await command.load()).run).toBeTypeOf('function');
  });
});
