/** What Slack accepts, and where we stop before it; characters are UTF-16 units. */
export const LIMITS = {
  /** Of 50 a message. */
  blocks: 45,
  /** Text and addresses of one message together, of about 12,000. */
  message: 10_000,
  /** One quotation, claim or other item. */
  item: 3_000,
  /** The fallback that notifications and screen readers show. */
  fallback: 4_000,
  header: 150,
  /** A heading that is no header but a bold line. */
  heading: 1_000,
  /** A text of a context block; Slack has no number for it, a section takes 3,000. */
  context: 2_000,
  url: 3_000,
  /** What a picture shows, in words. */
  alt: 2_000,
  /** Buttons in an actions block. */
  actions: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  /** `action_id`, `block_id`, `callback_id`. */
  id: 255,
  /** A headline is a label here: what is longer ends in an ellipsis. */
  headline: 300,
  /** Blocks of an App Home or a modal. */
  viewBlocks: 100,
  /** What a field of a form says at first. */
  typed: 3_000,
  /** Suggested prompts of the agent view; their titles are shown on one line. */
  prompts: 4,
  promptTitle: 75,
} as const;

/** Waiting, in milliseconds. */
export const TIMES = {
  /** Between two messages of one channel. */
  betweenPosts: 1_000,
  /** One call of the Web API. */
  call: 10_000,
  /** After the first failure; doubled after each. */
  retry: 500,
  longestRetry: 30_000,
  /** Until a connection that says nothing counts as failed. */
  hello: 15_000,
  /** For what is in flight when the bot stops. */
  stop: 10_000,
} as const;

/** How often a message is tried before the person is told. */
export const ATTEMPTS = 6;
