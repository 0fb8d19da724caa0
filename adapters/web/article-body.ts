import { type AnnotatedSentence, type Article, readableDate, type Span } from '../../src/index.ts';
import { html, type Markup, type Part } from './markup.ts';

interface BodyView {
  readonly sentences: readonly AnnotatedSentence[];
  readonly mark: Span | null;
}

/** The parts of an article in its order, each with what is inferred of its sentences beside it. */
export function articleBody(article: Article, view: BodyView): Part[] {
  const setting = { ...view, text: article.text };
  return article.parts.map(({ kind, start, end }, index) => {
    const sentences = view.sentences.filter(({ part }) => part === index);
    const words = sentencesIn({ start, end }, sentences, setting);
    return html`<div class="row">${element(kind, words)}${marginOf(sentences, article)}</div>\n`;
  });
}

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

/** Who says it, what to beware of, which day is meant: beside the paragraph, a line a sentence. */
function marginOf(sentences: readonly AnnotatedSentence[], { text }: Article): Part {
  const notes = sentences.flatMap((sentence) => {
    const inferred = inferredOf(sentence, text);
    return inferred.length === 0 ? [] : [{ sentence, inferred }];
  });
  if (notes.length === 0) return null;
  return html`<ul class="margin" aria-label="Inferred of this paragraph">${notes.map(
    ({ sentence, inferred }) =>
      html`<li>${sentences.length > 1 ? html`<a href="#s=${sentence.start}-${sentence.end}"><q><bdi>${firstWords(sentence.text)}…</bdi></q></a> ` : null}${inferred}</li>\n`,
  )}</ul>`;
}

function inferredOf({ speaker, flags, dates, caveat }: AnnotatedSentence, text: string): Part[] {
  return [
    ...(speaker === null ? [] : [html`<span class="speaker"><bdi>${speaker}</bdi></span> `]),
    ...flags.map((flag) => html`<span class="flag">${flag}</span> `),
    ...dates.map(
      ({ start, end, value }) =>
        html`<span class="date">“<bdi>${text.slice(start, end)}</bdi>”: ${readableDate(value)}</span> `,
    ),
    ...(caveat === null
      ? []
      : [html`<a class="caveat" href="#s=${caveat.start}-${caveat.end}">a caveat further down</a> `]),
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
