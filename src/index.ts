export type { Answer, AnswerKind, AnswerSentence, Searched } from './answering/answer.ts';
export type { Citation, Span } from './article.ts';
export {
  type Environment,
  packageFolder,
  readSettings,
  readWordVectors,
  type Settings,
  SettingsError,
  withEnvFile,
} from './config.ts';
export type { Conversation, Courier, Incoming, Place, Press, Reply } from './conversation/types.ts';
export type { Skip } from './corpus/read.ts';
export { courtesyReply } from './courtesy.ts';
export {
  type AskOptions,
  createDateline,
  type Dateline,
  type DatelineOptions,
} from './dateline.ts';
export { moreButton } from './message/buttons.ts';
export { readableCount, readableDate, readableMoment, readablePeriod } from './message/readable.ts';
export {
  type Action,
  type AnswerView,
  answerMessage,
  type Block,
  type Button,
  type Buttons,
  type ClaimRow,
  type Message,
  type Quotation,
  type Source,
} from './message.ts';
export { rankSentences } from './ranking/rank.ts';
export type { Publisher, Sources } from './sources.ts';
export { sentenceSpans, textSpans } from './text/sentences.ts';
