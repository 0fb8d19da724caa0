import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Clock } from '../../../src/index.ts';
import { retried } from '../retry.ts';
import { COMMANDS } from './commands.ts';

interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** The one guild that gets them; null: everywhere. Never both, or each shows twice. */
  readonly guildId: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Makes Discord's commands ours; asks first, as registering the same again still counts against the day's limit. */
export async function registerCommands(registration: Registration): Promise<'unchanged' | 'registered'> {
  const { rest, applicationId, guildId, clock, signal } = registration;
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const wanted = COMMANDS.map(({ definition }) => definition);
  const registered = await retried(() => rest.get(route, { query }), DELAYS, clock, signal).catch(
    unlessRefused,
  );
  if (isDeepStrictEqual(sorted(registered), sorted(wanted))) return 'unchanged';
  await retried(() => rest.put(route, { body: wanted }), DELAYS, clock, signal);
  return 'registered';
}

const DELAYS = [1_000, 5_000, 15_000, 60_000];

/** A server that cannot list commands gets them anyway. */
function unlessRefused(error: unknown): null {
  if (error instanceof DiscordAPIError && (error.status === 404 || error.status === 405)) return null;
  throw error;
}

/** Commands by name, without what Discord adds and with its defaults left out: equal lists mean equal commands. */
function sorted(commands: unknown): unknown[] {
  const list = Array.isArray(commands) ? commands.map(essential) : [];
  return list.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

/** The fields we set, in one order, of a command or one of its options. */
const FIELDS = [
  'name',
  'type',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'max_length',
  'contexts',
  'integration_types',
  'default_member_permissions',
  'options',
] as const;

function essential(thing: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = FIELDS.map((field) => [field, plain(thing[field])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function plain(value: unknown): unknown {
  if (value === null || value === false || value === '') return undefined;
  if (!Array.isArray(value)) return typeof value === 'object' ? { ...value } : value;
  if (value.length === 0) return undefined;
  return typeof value[0] === 'object' ? value.map(essential) : [...value].sort();
}
