import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import {
  type BriefingEntry,
  type Order,
  type Place,
  readOrder,
  type ScheduleForm,
} from '../../../src/index.ts';
import type { Desk } from '../desk.ts';
import { LIMITS } from '../limits.ts';

/** Before the id of the briefing that a sent form changes; nothing follows where it makes one. */
export const FORM_PREFIX = 'briefing|';

/** The fields there is room for; everything else stays, and is changed by words. */
const FIELDS = ['when', 'subjects', 'publishers', 'stories', 'quiet'] as const;

type Field = (typeof FIELDS)[number];

/** The form that `add` or `change N` asks for when nothing follows; null for all other words. */
export async function formFor(
  typed: string,
  place: Place,
  board: Desk['board'],
): Promise<APIModalInteractionResponseCallbackData | null> {
  const order = readOrder(typed);
  if (board === undefined || !('words' in order) || order.words !== '' || order.kind === 'why') return null;
  const there = await entriesIn(place, board);
  if (order.kind === 'add') {
    const zone = there.at(-1)?.form.zone;
    return modal(null, { stories: '5', ...(zone && { when: `weekdays 7:45 ${zone}` }) });
  }
  const entry = /^\d+$/.test(order.which)
    ? there[Number(order.which) - 1]
    : there.find(({ id }) => id === order.which);
  return entry === undefined
    ? null
    : modal(entry.id, { ...entry.form, when: `${entry.form.when} ${entry.form.zone}` });
}

/** What a sent form asks for; `typed` says what stands in a field. */
export async function orderIn(
  customId: string,
  typed: (field: string) => string,
  place: Place,
  board: NonNullable<Desk['board']>,
): Promise<Order> {
  const id = customId.slice(FORM_PREFIX.length);
  const written = Object.fromEntries(FIELDS.map((field) => [field, typed(field)])) as Pick<
    ScheduleForm,
    Field
  >;
  if (id === '') return { kind: 'add', words: { ...NEW, ...written } };
  const entry = (await entriesIn(place, board)).find((each) => each.id === id);
  // The zone stands in the same field as the time.
  return { kind: 'change', which: id, words: { ...NEW, ...entry?.form, ...written, zone: '' } };
}

const NEW = { zone: '', missed: 'latest', silent: false, chart: false };

function entriesIn(
  { platform, workspace, channel }: Place,
  board: NonNullable<Desk['board']>,
): Promise<readonly BriefingEntry[]> {
  return board.list(platform, workspace, channel);
}

function modal(id: string | null, form: Partial<ScheduleForm>): APIModalInteractionResponseCallbackData {
  return {
    custom_id: FORM_PREFIX + (id ?? ''),
    title: id === null ? 'New briefing in this channel' : 'Change this briefing',
    components: FIELDS.map((field) => labelled(field, form[field] ?? '')),
  };
}

function labelled(field: Field, value: string): APILabelComponent {
  const { label, description, isLong = false, isNeeded = false, example } = TEXTS[field];
  return {
    type: ComponentType.Label,
    label,
    description,
    component: {
      type: ComponentType.TextInput,
      custom_id: field,
      style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: isNeeded,
      value: value.slice(0, LIMITS.typed).toWellFormed(),
      ...(example !== undefined && { placeholder: example }),
    },
  };
}

interface FieldText {
  readonly label: string;
  readonly description: string;
  readonly example?: string;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
}

/** Labels take 45 characters, descriptions 100. */
const TEXTS: Readonly<Record<Field, FieldText>> = {
  when: {
    label: 'When, and in which time zone',
    description: 'As you would say it: daily at 18:00 Nairobi, or mon,wed,fri 07:30 and 17:00 New York',
    example: 'weekdays 7:45 Europe/Paris',
    isNeeded: true,
  },
  subjects: {
    label: 'Subjects',
    description: 'Questions or keywords, one a line; everything when empty',
    example: 'Kidal',
    isLong: true,
  },
  publishers: {
    label: 'Only from these publishers',
    description: 'One a line; all of them when empty',
    isLong: true,
  },
  stories: { label: 'Stories at most', description: 'From 1 to 20', isNeeded: true },
  quiet: { label: 'Quiet days', description: 'No briefing on 12-25, or 2026-08-01..2026-08-15' },
};
