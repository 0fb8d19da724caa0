#!/usr/bin/env node
import { processHost } from './host.ts';
import { run } from './run.ts';

// The reader of our output has gone (`| head`): there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), processHost());
