import {
  type DeliveryOverview,
  type Drawing,
  inShort,
  readableMoment,
  runInWords,
  type ScheduleState,
} from '../../../src/index.ts';
import type { BriefingPages } from '../desk.ts';
import { drawn } from '../drawn.ts';
import type { Page } from '../layout.ts';
import { html, type Part } from '../markup.ts';
import { renderMessage } from '../message.ts';

export interface BriefingsPage {
  /** As typed. */
  readonly asked: { readonly topic: string; readonly since: string; readonly until: string };
  /** The schedule whose briefing is shown; null for one of now. */
  readonly schedule: string | null;
  readonly pages: BriefingPages;
  readonly previews: readonly {
    readonly platform: string;
    readonly main: Drawing;
    readonly detail: Drawing | null;
  }[];
  readonly overview: DeliveryOverview;
  /** What came of running one. */
  readonly said: string | null;
}

/** The briefing that would be posted, how each platform would show it, and what is posted when. */
export function briefingsPage(page: BriefingsPage): Page {
  const { schedule, pages, said } = page;
  const title = schedule === null ? 'The briefing of now' : `What ${schedule} would post now`;
  return {
    title: 'Briefings',
    at: '/briefings',
    body: html`${said === null ? null : html`<p class="said" role="status">${said}</p>`}
<div class="briefing">
<h1>${title}</h1>
${orderForm(page)}
${pages.main === null ? html`<p class="lede">Nothing is new: nothing would be posted.</p>` : renderMessage(pages.main)}
${pages.detail === null ? null : html`<details class="detail"><summary>In its thread</summary>${renderMessage(pages.detail)}</details>`}
</div>
${previewSection(page)}
${scheduleSection(page.overview)}
${outboxSection(page.overview)}`,
  };
}

function orderForm({ asked }: BriefingsPage): Part {
  return html`<form class="order" action="/briefings" method="get">
<div><label for="topic">About</label><input id="topic" name="topic" type="search" value="${asked.topic}" maxlength="500" autocomplete="off" placeholder="everything" dir="auto"></div>
<div><label for="since">Since</label><input id="since" name="since" type="date" value="${asked.since}"></div>
<div><label for="until">Until</label><input id="until" name="until" type="date" value="${asked.until}"></div>
<button type="submit">Show</button>
</form>`;
}

function previewSection({ previews, pages }: BriefingsPage): Part {
  if (pages.main === null || previews.length === 0) return null;
  return html`<section class="previews" aria-labelledby="previews"><h2 id="previews">As it would be posted</h2>
<div class="side">${previews.map(
    ({
      platform,
      main,
      detail,
    }) => html`<section class="preview ${platform.toLowerCase()}" aria-label="As ${platform} would show it">
<h3>${platform}</h3>
<div class="channel"><p class="who"><span class="avatar" aria-hidden="true">D</span> <strong>Dateline</strong> <span class="app">APP</span></p>
${drawn(main)}
${detail === null ? null : html`<details class="thread-of"><summary>In the thread</summary>${drawn(detail)}</details>`}</div>
</section>
`,
  )}</div></section>`;
}

function scheduleSection({ schedules }: DeliveryOverview): Part {
  return html`<section class="schedules" aria-labelledby="schedules"><h2 id="schedules">Schedules</h2>
${
  schedules.length === 0
    ? html`<p class="note">No briefing is posted yet. To have one: <code>/brief add weekdays 7:45 Europe/Paris about Kidal</code> in a channel, or <code>dateline schedules add</code>.</p>`
    : html`<ul class="cards">${schedules.map(scheduleCard)}</ul>`
}</section>`;
}

function scheduleCard({ schedule, last, next }: ScheduleState): Part {
  const { id, platform, channel, paused, timing } = schedule;
  return html`<li><h3><bdi>${inShort(schedule)}</bdi></h3>
<dl><div><dt>Where</dt><dd><bdi>${platform}:${channel}</bdi></dd></div>
<div><dt>Last</dt><dd>${last === null ? 'never yet' : html`${runInWords(last.due, timing.zone)}: ${last.state}${last.note === null ? null : html` (<bdi>${last.note}</bdi>)`}`}</dd></div>
<div><dt>Next</dt><dd>${paused ? 'paused' : next.length === 0 ? 'no more' : next.map((run) => html`<time datetime="${run.toISOString()}">${runInWords(run, timing.zone)}</time> `)}</dd></div></dl>
<p class="actions"><a href="/briefings?schedule=${encodeURIComponent(id)}">Preview</a></p>
<form action="/briefings/run" method="post"><input type="hidden" name="schedule" value="${id}"><button type="submit">Post now<span class="unseen"> the briefing ${id}</span></button></form></li>
`;
}

function outboxSection({ outbox, posts }: DeliveryOverview): Part {
  const counts = Object.entries(outbox).filter(([, count]) => count > 0);
  return html`<section class="outbox" aria-labelledby="outbox"><h2 id="outbox">Outbox</h2>
<p class="note">${counts.length === 0 ? 'Nothing was posted yet.' : counts.map(([state, count]) => `${count} ${state}`).join(', ')}</p>
${
  posts.length === 0
    ? null
    : html`<table><caption>Newest first</caption><thead><tr><th scope="col">Written</th><th scope="col">Where</th><th scope="col">State</th></tr></thead>
<tbody>${posts.map(
        ({ made, platform, channel, state, note }) =>
          html`<tr><td>${readableMoment(made.toISOString())}</td><td><bdi>${platform}:${channel}</bdi></td><td>${state}${note === null ? null : html`: <bdi>${note}</bdi>`}</td></tr>\n`,
      )}</tbody></table>`
}</section>`;
}
