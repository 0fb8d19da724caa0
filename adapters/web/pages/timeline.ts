import { articlePath, readableDate, type TimelineEvent } from '../../../src/index.ts';
import type { Page } from '../layout.ts';
import { html, joined, type Part } from '../markup.ts';

export interface TimelinePage {
  readonly topic: string;
  readonly events: readonly TimelineEvent[];
  /** What it shows where no topic was asked for: `the last 14 days`. */
  readonly window: string;
}

/** The most events of one page: a whole archive would be a page nobody scrolls. */
const MOST = 200;

/** What happened, down a line of dates, each told by the sentence of a source. */
export function timelinePage({ topic, events, window }: TimelinePage): Page {
  const shown = events.slice(-MOST);
  const left = events.length - shown.length;
  return {
    title: topic === '' ? 'Timeline' : `Timeline: ${topic}`,
    at: '/timeline',
    body: html`<h1>Timeline</h1>
<form class="ask" action="/timeline" method="get" role="search"><div class="box">
<label for="topic">Topic: a question or keywords</label>
<div class="row"><input id="topic" name="topic" type="search" value="${topic}" maxlength="500" autocomplete="off" dir="auto"><button type="submit">Show</button></div>
</div></form>
<p class="note">${topic === '' ? `Without a topic: what came out in ${window}.` : `What happened, in the order it did, about ${topic}.`}${
      left > 0 ? ` The last ${MOST} of ${events.length}.` : ''
    }</p>
${events.length === 0 ? html`<p class="lede">No dated sentences on this in the archive.</p>` : html`<ol class="timeline">\n${days(shown)}</ol>`}`,
  };
}

function days(events: readonly TimelineEvent[]): Part[] {
  const groups = new Map<string, TimelineEvent[]>();
  for (const event of events) groups.set(event.date, [...(groups.get(event.date) ?? []), event]);
  return [...groups].map(
    ([date, told]) => html`<li class="day"><h2><time datetime="${date}">${readableDate(date)}</time></h2>
${told.map(event)}</li>
`,
  );
}

function event({ basis, sentence, alsoIn }: TimelineEvent): Part {
  const { articleId, text, publisher, published, speaker, flags, headline } = sentence;
  const inferred = [
    ...(speaker === null ? [] : [`speaker: ${speaker}`]),
    ...flags,
    ...(basis === 'published' ? ['by its day of publication: the sentence names none'] : []),
  ];
  const origin = [publisher, published === null ? null : readableDate(published)].filter(
    (part) => part !== null,
  );
  return html`<figure class="quotation">
<blockquote><p dir="auto">${text}</p></blockquote>
<figcaption><a class="cited" href="${articlePath(articleId, sentence)}"><bdi>${headline}</bdi></a>${origin.length > 0 ? html`, <bdi>${origin.join(', ')}</bdi>` : null}${inferred.length > 0 ? html` <bdi class="inferred">${inferred.join(' · ')}</bdi>` : null}${others(alsoIn)}</figcaption>
</figure>
`;
}

/** Who else tells it. */
function others(alsoIn: TimelineEvent['alsoIn']): Part {
  if (alsoIn.length === 0) return null;
  const links = alsoIn.map(
    (sentence) =>
      html`<a href="${articlePath(sentence.articleId, sentence)}"><bdi>${sentence.publisher ?? sentence.headline}</bdi></a>`,
  );
  return html`<span class="also">Also told by ${joined(links, ', ')}.</span>`;
}
