#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { processHost } from './host.ts';
import { run } from './run.ts';

// A pattern is compiled to machine code when it first runs, and not to bytecode before, which takes V8 many times as long: what
// a first answer needs of them is there a tenth of a second sooner.
setFlagsFromString('--no-regexp-tier-up');

// The reader of our output has gone (`| head`): there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), processHost());
