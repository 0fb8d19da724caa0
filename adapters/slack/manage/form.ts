import type { types } from '@slack/bolt';
import { type ScheduleForm, shortened } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';

/** The modal in which a briefing is made or changed. */
export const FORM = 'briefing_form';

/** What the fields say at first. */
export interface FormStart {
  /** The briefing that is changed; null makes a new one. */
  readonly id: string | null;
  readonly form: Partial<ScheduleForm>;
}

/** The form of a briefing. The block of a field is called as the field, so that its error stands below it. */
export function formView({ id, form }: FormStart): types.ModalView {
  const silent = option('silent', 'Say nothing when nothing is new');
  const chart = option('chart', 'With a chart, where figures or coverage move');
  const checked = [...(form.silent ? [silent] : []), ...(form.chart ? [chart] : [])];
  const missed = MISSED.find(({ value }) => value === form.missed) ?? MISSED[0]!;
  const fields: types.KnownBlock[] = [
    text('when', 'When', form, {
      hint: 'As you would say it: daily at 18:00, or mon,wed,fri 07:30 and 17:00. Cron works, too.',
      example: 'weekdays 7:45',
    }),
    text('zone', 'Time zone', form, {
      hint: 'A city will do: Nairobi, New York.',
      example: 'Europe/Paris',
      optional: true,
    }),
    text('subjects', 'Subjects', form, {
      hint: 'Questions or keywords, one a line. Everything when empty.',
      example: 'Kidal',
      optional: true,
      multiline: true,
    }),
    text('publishers', 'Only from these publishers', form, {
      hint: 'One a line. All of them when empty.',
      optional: true,
      multiline: true,
    }),
    text('stories', 'Stories at most', form, { example: '5' }),
    text('quiet', 'Quiet days', form, {
      hint: 'No briefing on 12-25, or 2026-08-01..2026-08-15.',
      optional: true,
    }),
    {
      type: 'input',
      block_id: 'missed',
      label: plain('When one was missed'),
      element: { type: 'static_select', action_id: TYPED, options: [...MISSED], initial_option: missed },
    },
    {
      type: 'input',
      block_id: 'options',
      optional: true,
      label: plain('Also'),
      element: {
        type: 'checkboxes',
        action_id: TYPED,
        options: [silent, chart],
        ...(checked.length > 0 && { initial_options: checked }),
      },
    },
  ];
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: id ?? '',
    title: plain(id === null ? 'New briefing' : 'Change this briefing'),
    submit: plain(id === null ? 'Make it' : 'Change it'),
    close: plain('Cancel'),
    blocks: id === null ? [CHANNEL, ...fields] : fields,
  };
}

/** What was typed into the form when it was sent. */
export interface SentForm {
  readonly id: string | null;
  /** Null where a briefing is changed: it stays in its channel. */
  readonly channel: string | null;
  readonly form: ScheduleForm;
}

/** What Slack sends of a form. */
export interface FormBody {
  readonly private_metadata?: string;
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, Value>>>> };
}

interface Value {
  readonly value?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[] | null;
}

export function readForm({ private_metadata: id, state }: FormBody): SentForm {
  const field = (name: string): Value => state.values[name]?.[TYPED] ?? {};
  const typed = (name: string) => field(name).value ?? '';
  const checked = (field('options').selected_options ?? []).map(({ value }) => value);
  return {
    id: id || null,
    channel: field('channel').selected_conversation ?? null,
    form: {
      when: typed('when'),
      zone: typed('zone'),
      subjects: typed('subjects'),
      publishers: typed('publishers'),
      stories: typed('stories'),
      quiet: typed('quiet'),
      missed: field('missed').selected_option?.value ?? '',
      silent: checked.includes('silent'),
      chart: checked.includes('chart'),
    },
  };
}

/** A modal that only tells something. */
export function tellingView(title: string, blocks: types.ModalView['blocks']): types.ModalView {
  return {
    type: 'modal',
    title: plain(title),
    close: plain('Close'),
    blocks: blocks.slice(0, LIMITS.viewBlocks),
  };
}

const TYPED = 'typed';

const CHANNEL: types.KnownBlock = {
  type: 'input',
  block_id: 'channel',
  label: { type: 'plain_text', text: 'Channel to post in' },
  hint: { type: 'plain_text', text: 'Dateline has to be in it: /invite @Dateline' },
  element: {
    type: 'conversations_select',
    action_id: TYPED,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  },
};

const MISSED = [
  option('latest', 'Post the latest one late'),
  option('all', 'Post each of them late'),
  option('skip', 'Leave it out'),
] as const;

type TextField = 'when' | 'zone' | 'subjects' | 'publishers' | 'stories' | 'quiet';

function text(
  field: TextField,
  label: string,
  form: Partial<ScheduleForm>,
  {
    hint,
    example,
    optional = false,
    multiline = false,
  }: { hint?: string; example?: string; optional?: boolean; multiline?: boolean },
): types.KnownBlock {
  const typed = shortened(form[field] ?? '', LIMITS.typed);
  return {
    type: 'input',
    block_id: field,
    optional,
    label: plain(label),
    ...(hint !== undefined && { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: TYPED,
      multiline,
      ...(typed !== '' && { initial_value: typed }),
      ...(example !== undefined && { placeholder: plain(example) }),
    },
  };
}

function option(value: string, label: string) {
  return { value, text: plain(label) };
}

function plain(label: string): types.PlainTextElement {
  return { type: 'plain_text', text: label };
}
