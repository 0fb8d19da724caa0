import { type AskOptions, readMoment } from '../../src/engine.ts';
import { type Call, UsageError } from './usage/command.ts';

/** `--limit`, `--at` and `--explain`, checked; what was not given is left to the engine's defaults. */
export function askOptions(call: Call): AskOptions {
  const limit = call.value('limit');
  const at = call.value('at');
  return {
    ...(limit !== undefined && { limit: readLimit(limit) }),
    ...(at !== undefined && { at: readAt(at) }),
    ...(call.has('explain') && { explain: true }),
  };
}

function readLimit(text: string): number {
  if (!/^[1-5]$/.test(text)) {
    throw new UsageError(`--limit takes a whole number from 1 to 5, got ${JSON.stringify(text)}`);
  }
  return Number(text);
}

function readAt(text: string): Date {
  const moment = readMoment(text);
  if (moment) return moment;
  throw new UsageError(`--at takes a date or date-time such as 2025-06-14, got ${JSON.stringify(text)}`);
}
