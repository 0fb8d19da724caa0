/** What Discord accepts, and the budgets kept below it. Lengths are UTF-16 units, which is never less than Discord counts. */
export const LIMITS = {
  /** Plain `content` of a message. */
  content: 2_000,
  embeds: 10,
  /** All embeds of a message together. */
  embedTotal: 6_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  /** Components V2: all text of a message together. Discord documents 4,000. */
  text: 3_800,
  /** Components V2: every component of a message, nested ones too. */
  components: 40,
  buttonsInRow: 5,
  /** Rows of buttons under an embed. */
  rows: 5,
  buttonLabel: 80,
  customId: 100,
  /** Of a button that opens a page. */
  buttonUrl: 512,
  /** Of a link in text; our choice, so that a few of them leave room for what they prove. */
  url: 800,
  /** One line of the source list; our choice too. */
  sourceLine: 1_200,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Names, descriptions and choices of one command together, in its longest language. */
  commandTotal: 8_000,
  /** What a field of a form says at first. */
  typed: 4_000,
  suggestions: 25,
  suggestion: 100,
  nonce: 25,
  /** Of an attached picture. */
  description: 1_024,
  threadName: 100,
  /** How long after an interaction its first response counts, in milliseconds. */
  firstResponse: 3_000,
  /** How long an interaction's token can be answered with, in milliseconds. */
  token: 15 * 60_000,
  /** Follow-ups of an app that is installed for its user only, outside its servers. */
  followUps: 5,
  /** Between two messages in one channel, in milliseconds. */
  pace: 1_000,
} as const;
