import type { Option } from './command.ts';

/** Options of every command. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'show this help' },
  { name: 'version', short: 'v', summary: 'show the version' },
];

/** What is read: of every command that reads the archive. */
export const CORPUS: Option = {
  name: 'corpus',
  value: 'PATH',
  many: true,
  summary: 'file or folder of articles; default $DATELINE_CORPUS, else the sample',
};
