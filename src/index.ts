export type { Answer, AnswerKind, AnswerSentence, Searched } from './answering/answer.ts';
export type { Article, Span } from './article.ts';
export type { BriefOptions } from './briefing/brief.ts';
export type { Briefing } from './briefing/briefing.ts';
export type { Change } from './briefing/changes.ts';
export { sentenceKey } from './briefing/key.ts';
export { type BriefingPages, type BriefingView, briefingMessage } from './briefing/message.ts';
export { storiesOf } from './briefing/stories.ts';
export type { Why } from './briefing/why.ts';
export { drawChart } from './chart/draw.ts';
export type { Checked, CheckOptions } from './checking/check.ts';
export { checkMessage } from './checking/message.ts';
export { type Clock, systemClock } from './clock.ts';
export type { Access } from './conversation/access.ts';
export { type BriefingBoard, type BriefingEntry, createBoard } from './conversation/briefings/board.ts';
export { addressOf } from './conversation/briefings/channel.ts';
export type { ScheduleForm } from './conversation/briefings/form.ts';
export { type Order, type Orderer, readOrder } from './conversation/briefings/orders.ts';
export { inShort, inWords } from './conversation/briefings/words.ts';
export { type Briefings, createBriefings } from './conversation/briefings.ts';
export { courtesyReply } from './conversation/courtesy.ts';
export { type ConversationOptions, createConversation } from './conversation/desk.ts';
export { feedFacts, feedLine, feedTrouble } from './conversation/feed-line.ts';
export { handOnLeft } from './conversation/left.ts';
export { type Rate, RateLimit } from './conversation/rate.ts';
export { feedbackCounts, keepPage } from './conversation/replies.ts';
export { type InTurn, oneAtATime } from './conversation/turns.ts';
export {
  type CommandName,
  type Conversation,
  type Incoming,
  isPress,
  type Left,
  type Place,
  type Press,
  type Reply,
} from './conversation/types.ts';
export { feedAddress, masked } from './corpus/feeds/address.ts';
export type { Reading } from './corpus/feeds/check.ts';
export { readAddresses, readFeedList } from './corpus/feeds/list.ts';
export { createPoller, type Poller } from './corpus/feeds/poller.ts';
export { isReaderAlive } from './corpus/feeds/readers.ts';
export {
  addFeed,
  declareFeeds,
  type KeptFeed,
  listFeeds,
  makeDue,
  removeFeed,
  type WantedFeed,
} from './corpus/feeds/register.ts';
export { type FeedSource, feedSources } from './corpus/feeds/status.ts';
export type { Trial } from './corpus/feeds/trial/read.ts';
export { tryFeedOnce } from './corpus/feeds/trial.ts';
export type { Arrival, Intake, Taken } from './corpus/intake.ts';
export type { Skip } from './corpus/read.ts';
export { Channels } from './delivery/channels.ts';
export { createCompose, lastBriefing } from './delivery/compose.ts';
export { queueAllCorrections, queueCorrections } from './delivery/corrections.ts';
export type { Courier, PostOptions } from './delivery/courier.ts';
export {
  type DeliveryOverview,
  deliveryOverview,
  outboxByState,
  type PostState,
  previewOf,
  type ScheduleState,
} from './delivery/overview.ts';
export { createScheduler, type Scheduler } from './delivery/scheduler.ts';
export { applySchedules, type FiledSchedule, readScheduleFile } from './delivery/schedules/file.ts';
export { findSchedule, listSchedules } from './delivery/schedules/kept.ts';
export { nextRuns } from './delivery/schedules/runs.ts';
export type { Schedule } from './delivery/schedules/schedule.ts';
export { runInWords } from './delivery/schedules/words.ts';
export { makeSlotNow } from './delivery/slots.ts';
export { deliveryStatus, lastAsked } from './delivery/status.ts';
export * from './engine.ts';
export { type ClusterState, clusterState, rebuildCluster } from './holdings/cluster.ts';
export { type MovedArticles, moveArticles } from './library/moving.ts';
export type { Log } from './log.ts';
export { moreButton } from './message/buttons.ts';
export type { Drawing, DrawnLine, DrawnRun } from './preview.ts';
export { rankSentences } from './ranking/bare.ts';
export { redacted } from './redacted.ts';
export { checkReport, timelineReport } from './reports.ts';
export type { Publisher, Sources } from './sources.ts';
export { isOnServer, storeName } from './store/address.ts';
export type { Database } from './store/database.ts';
export { installationsIn } from './store/installations.ts';
export { type Moved, moveStore } from './store/moving.ts';
export { openStore } from './store/open.ts';
export { opened, sealed, sealingKey } from './store/seal.ts';
export { attributions } from './text/attribution.ts';
export { dates } from './text/dates.ts';
export { figures } from './text/figures.ts';
export { textSpans } from './text/sentences.ts';
export { timelineMessage } from './timeline/message.ts';
export type { TimelineEvent, TimelineOptions } from './timeline/timeline.ts';
