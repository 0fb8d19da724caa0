// What asking needs, apart: one question starts in less time without schedules, the store and the conversation.
export type { AnnotatedSentence } from './annotated.ts';
export { articlePath } from './answering/link.ts';
export {
  type Environment,
  readSettings,
  type Settings,
  SettingsError,
  withEnvFile,
} from './config.ts';
export {
  type AskOptions,
  createDateline,
  type Dateline,
  type DatelineOptions,
} from './dateline.ts';
export { lazyEncoder } from './encoder.ts';
export type { Copy } from './library/copies.ts';
export type { Version } from './library/library.ts';
export type { Progress } from './library/progress.ts';
export { type AnswerView, answerMessage } from './message/answer.ts';
export { explanationMessage } from './message/explanation.ts';
export {
  readableCount,
  readableDate,
  readableMoment,
  readablePeriod,
  readableProgress,
} from './message/readable.ts';
export {
  type Action,
  type Block,
  type Button,
  type Buttons,
  type ClaimRow,
  isOnlySaid,
  type Message,
  type Quotation,
  type Source,
} from './message.ts';
export { readBeginning, readMoment } from './moment.ts';
export { packageFolder, readWordVectors } from './package.ts';
export { linkedToPages } from './pages.ts';
export type { SentenceEncoder } from './ranking/encoder.ts';
export { shortened } from './shortened.ts';
export { unavailableText } from './unavailable.ts';
