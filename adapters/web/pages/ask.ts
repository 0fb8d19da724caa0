import {
  type Answer,
  type AnswerKind,
  answerMessage,
  explanationMessage,
  readableDate,
} from '../../../src/index.ts';
import type { Example } from '../desk.ts';
import type { Page } from '../layout.ts';
import { html, type Markup, type Part } from '../markup.ts';
import { renderMessage } from '../message.ts';

/** What the Ask page was asked for; the questions before ride in its form, so that no cookie is needed. */
export interface AskedPage {
  readonly question: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly thread: readonly string[];
  /** As typed: `2025-06-14`; empty for now. */
  readonly at: string;
  /** It is shown what put each sentence there. */
  readonly why: boolean;
}

/** The front page: a box to ask in, and what may be asked. */
export function askPage(examples: readonly Example[]): Page {
  return {
    title: 'Dateline',
    at: '/',
    body: html`<div class="front">
<h1>Ask the archive</h1>
<p class="lede">Answers are sentences of its articles, word for word, each with its source.</p>
${form({ question: '', thread: [], at: '', why: false }, { label: 'Question', first: true })}
${
  examples.length === 0
    ? null
    : html`<section class="examples" aria-labelledby="examples"><h2 id="examples">What is known of the newest stories</h2>
<ul>${examples.map(({ headline, question }) => html`<li><a href="${questionAddress(question)}"><bdi>${headline}</bdi></a></li>\n`)}</ul></section>`
}
</div>`,
  };
}

/** An answer, how it ended, and where to ask on. */
export function answerPage(asked: AskedPage, answer: Answer): Page {
  const { question, thread } = asked;
  // What the archive knows nothing about helps no follow-up.
  const next = answer.kind === 'declined' ? thread : fitting([...thread, question]);
  return {
    title: question,
    at: '/',
    body: html`${earlier(thread)}
<article class="answer ${answer.kind}">
<h1 dir="auto">${question}</h1>
<p class="state"><strong>${STATES[answer.kind]}</strong>${asked.at === '' ? null : html` as of ${readableDate(asked.at)}`}</p>
${renderMessage(answerMessage(answer))}
${whySection(asked, answer)}
</article>
<section class="next" aria-label="Ask on">
${form({ question: '', thread: next, at: asked.at, why: false }, { label: next.length > 0 ? 'Follow-up' : 'Another question', first: false })}
${next.length > 0 ? html`<p class="fresh"><a href="/">Begin with a new question</a></p>` : null}
</section>`,
  };
}

/** What put each sentence there, or where to see it. */
function whySection({ question, thread, at, why }: AskedPage, answer: Answer): Part {
  if (why) return html`<section class="why" id="why">${renderMessage(explanationMessage(answer))}</section>`;
  const address = `${questionAddress(question, thread, at)}&why=1#why`;
  return html`<p class="note"><a href="${address}">${answer.kind === 'declined' ? 'Why not?' : 'Why these sentences?'}</a></p>`;
}

/** The question could not be put. */
export function askProblem(asked: AskedPage, problem: string): Page {
  return {
    title: 'Dateline',
    at: '/',
    body: html`<div class="front"><h1>Ask the archive</h1>
<p class="problem" role="alert">${problem}</p>
${form(asked, { label: 'Question', first: true })}</div>`,
  };
}

/** How many earlier questions a follow-up is read against, and how long they may be together in an address. */
export const LONGEST_THREAD = 6;
const LONGEST_ADDRESS = 4_000;
export const LONGEST_QUESTION = 500;

const STATES: Readonly<Record<AnswerKind, string>> = {
  answered: 'Answered',
  related: 'Not an answer',
  declined: 'No answer',
};

function form(
  { question, thread, at }: AskedPage,
  { label, first }: { readonly label: string; readonly first: boolean },
): Markup {
  return html`<form class="ask" action="/" method="get" role="search">
${thread.map((each) => html`<input type="hidden" name="t" value="${each}">\n`)}<div class="box">
<label for="q">${label}</label>
<div class="row"><input id="q" name="q" type="search" value="${question}" maxlength="${LONGEST_QUESTION}" required autocomplete="off" dir="auto" enterkeyhint="search"${first ? html` autofocus` : null}>
<button type="submit">Ask</button></div>
</div>
<details class="options"${at === '' ? null : html` open`}><summary>As of another day</summary>
<label for="at">Leave out what was published after</label>
<input id="at" name="at" type="date" value="${at}"></details>
</form>`;
}

/** The last of the questions, as far as an address holds them. */
function fitting(thread: readonly string[]): readonly string[] {
  const last = thread.slice(-LONGEST_THREAD);
  const length = last.reduce((sum, each) => sum + encodeURIComponent(each.toWellFormed()).length, 0);
  return length <= LONGEST_ADDRESS || last.length < 2 ? last : fitting(last.slice(1));
}

function earlier(thread: readonly string[]): Part {
  if (thread.length === 0) return null;
  return html`<nav class="thread" aria-label="Questions before"><ol>${thread.map(
    (question, index) =>
      html`<li><a href="${questionAddress(question, thread.slice(0, index))}"><bdi>${question}</bdi></a></li>\n`,
  )}</ol></nav>`;
}

function questionAddress(question: string, thread: readonly string[] = [], at = ''): string {
  const query = new URLSearchParams();
  for (const each of thread) query.append('t', each);
  query.append('q', question);
  if (at !== '') query.append('at', at);
  return `/?${query}`;
}
