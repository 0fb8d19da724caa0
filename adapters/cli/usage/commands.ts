import { ASKING } from './asking.ts';
import type { Command } from './command.ts';
import { FEEDS } from './feeds.ts';
import { INSPECTING } from './inspecting.ts';
import { SCHEDULES } from './schedules.ts';
import { SERVING } from './serving.ts';

/** Every command there is, in the order of the help. */
export const COMMANDS: readonly Command[] = [...ASKING, ...SCHEDULES, ...FEEDS, ...SERVING, ...INSPECTING];

/** What may stand for `dateline` alone. */
export const DEFAULT_COMMAND = 'chat';
