import { type AnnotatedSentence, type Article, readableDate, type Span } from '../../src/index.ts';
import { html, joined, type Markup, type Part } from './markup.ts';

interface BodyView {
  readonly sentences: readonly AnnotatedSentence[];
  readonly mark: Span | null;
}

/** The parts of an article in its order, each with what is inferred of its sentences beside it. */
export function articleBody(article: Article, view: BodyView): Part[] {
  const setting = { ...view, text: article.text };
  let at = 0;
  return article.parts.map(({ kind, start, end }, index) => {
    const sentences = view.sentences.filter(({ part }) => part === index);
    const { lines, lead } = between(article.text.slice(at, start));
    at = end;
    const words = [
      lead && html`<span class="aside">${lead}</span>`,
      sentencesIn({ start, end }, sentences, setting),
    ];
    return html`${lines.map((line) => html`<p class="aside" dir="auto">${line}</p>\n`)}<div class="row">${element(kind, words)}${marginOf(sentences, article)}</div>\n`;
  });
}

/** What stands in no part and is never quoted: whole lines of it, and what a part's own line begins with, as a dateline. */
function between(gap: string): { readonly lines: readonly string[]; readonly lead: string } {
  const lines = gap.split(/\r\n|\r|\n/);
  const lead = lines.pop() ?? '';
  const told = lines.filter((line) => TOLD.test(line));
  return { lines: told, lead: TOLD.test(lead) ? lead : '' };
}

const TOLD = /[\p{L}\p{N}]/u;

interface Setting extends BodyView {
  readonly text: string;
}

function element(kind: Article['parts'][number]['kind'], words: Part): Markup {
  switch (kind) {
    case 'headline':
      return html`<h1 dir="auto">${words}</h1>`;
    case 'cross-head':
      return html`<h2 dir="auto">${words}</h2>`;
    default:
      return html`<p class="${kind}" dir="auto">${words}</p>`;
  }
}

/** Each sentence can be led to: `#s=394-539` is its place in the text. */
function sentencesIn(part: Span, sentences: readonly AnnotatedSentence[], setting: Setting): Part[] {
  let at = part.start;
  const pieces: Part[] = [];
  for (const { start, end, dates } of sentences) {
    pieces.push(marked({ start: at, end: start }, [], setting));
    pieces.push(
      html`<span class="s" id="s=${start}-${end}">${marked({ start, end }, dates, setting)}</span>`,
    );
    at = end;
  }
  return [...pieces, marked({ start: at, end: part.end }, [], setting)];
}

type Dates = AnnotatedSentence['dates'];

/** A stretch of the text, what was cited of it marked. */
function marked({ start, end }: Span, dates: Dates, { text, mark }: Setting): Part {
  const from = Math.max(start, mark?.start ?? end);
  const to = Math.min(end, mark?.end ?? start);
  if (from >= to) return dated({ start, end }, dates, text);
  return [
    dated({ start, end: from }, dates, text),
    html`<mark>${dated({ start: from, end: to }, dates, text)}</mark>`,
    dated({ start: to, end }, dates, text),
  ];
}

/** What day is meant shows on hover, and is read out; it is no part of what is selected and copied. */
function dated({ start, end }: Span, dates: Dates, text: string): Part[] {
  let at = start;
  const pieces: Part[] = [];
  for (const date of dates) {
    if (date.start < at || date.end > end) continue;
    const day = readableDate(date.value);
    pieces.push(text.slice(at, date.start));
    pieces.push(
      html`<time datetime="${date.value}" title="${day}">${text.slice(date.start, date.end)}<span class="unseen"> [${day}]</span></time>`,
    );
    at = date.end;
  }
  return [...pieces, text.slice(at, end)];
}

/** Who says it, what to beware of, which day is meant: beside the paragraph, a note for sentences of which the same is inferred. */
function marginOf(sentences: readonly AnnotatedSentence[], { text }: Article): Part {
  const notes: AnnotatedSentence[][] = [];
  for (const sentence of sentences) {
    const last = notes.at(-1);
    if (last !== undefined && sayingOf(last[0]!) === sayingOf(sentence)) last.push(sentence);
    else notes.push([sentence]);
  }
  const told = notes.filter((about) => about.some((each) => isInferred(each)));
  if (told.length === 0) return null;
  return html`<ul class="margin" aria-label="Inferred of this paragraph">${told.map((about) => {
    const [first] = about as [AnnotatedSentence];
    const isAll = about.length === sentences.length;
    const where = isAll
      ? null
      : html`<a class="which" href="#s=${first.start}-${first.end}">“<bdi>${firstWords(first.text)}</bdi>…”</a>`;
    return html`<li>${where}${joined(inferredOf(about, text), ' · ')}</li>\n`;
  })}</ul>`;
}

function sayingOf({ speaker, flags, caveat }: AnnotatedSentence): string {
  return JSON.stringify([speaker, flags, caveat]);
}

function isInferred({ speaker, flags, dates, caveat }: AnnotatedSentence): boolean {
  return speaker !== null || flags.length > 0 || dates.length > 0 || caveat !== null;
}

function inferredOf(about: readonly AnnotatedSentence[], text: string): Part[] {
  const { speaker, flags, caveat } = about[0]!;
  return [
    ...(speaker === null ? [] : [html`<bdi class="speaker">${speaker}</bdi>`]),
    ...flags.map((flag) => html`<span class="flag">${flag}</span>`),
    ...about.flatMap(({ dates }) =>
      dates.map(
        ({ start, end, value }) => html`“<bdi>${text.slice(start, end)}</bdi>”: ${readableDate(value)}`,
      ),
    ),
    ...(caveat === null ? [] : [html`<a href="#s=${caveat.start}-${caveat.end}">a caveat further down</a>`]),
  ];
}

const WORDS = 3;

function firstWords(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .slice(0, WORDS)
    .join(' ')
    .replace(/[,.;:]+$/, '');
}
