import {
  articlePath,
  type Block,
  type ClaimRow,
  type Message,
  type Quotation,
  type Source,
  type Span,
} from '../../src/index.ts';
import { renderChart } from './chart.ts';
import { html, joined, type Markup, type Part } from './markup.ts';
import { webAddress } from './web-address.ts';

/** A message as HTML. Every number in brackets leads to the article's page here, where the sentence is marked. */
export function renderMessage(message: Message): Markup {
  const sources = new Map(
    message.blocks.flatMap((block) =>
      block.kind === 'sources' ? block.sources.map((source) => [source.number, source] as const) : [],
    ),
  );
  return html`<div class="message">${message.blocks.map((block) => renderBlock(block, sources))}</div>`;
}

type Sources = ReadonlyMap<number, Source>;

function renderBlock(block: Block, sources: Sources): Part {
  switch (block.kind) {
    case 'heading':
      return html`<h2${block.level === 'part' ? html` class="part"` : null}><bdi>${block.text}</bdi></h2>\n`;
    case 'note':
      return html`<p class="note"><bdi>${block.text}</bdi></p>\n`;
    case 'quotation':
      return renderQuotation(block, sources);
    case 'claims':
      return renderClaims(block.rows, sources);
    case 'sources':
      return html`<div class="sources"><ul aria-label="Sources">\n${block.sources.map(renderSource)}</ul></div>\n`;
    case 'chart':
      return renderChart(block);
    case 'buttons':
      return null;
  }
}

/** The sentence in the article's words; below it, apart, where it stands and what we infer. */
function renderQuotation(quotation: Quotation, sources: Sources): Markup {
  const { text, context, source, annotation } = quotation;
  const omission = context?.omission ? ' […]' : '';
  const before =
    context &&
    html`<p class="before"><span class="label">(before it)</span> <bdi>${context.text}</bdi>${omission}</p>\n`;
  return html`<figure class="quotation">
<blockquote>${before}<p dir="auto">${text}</p></blockquote>
<figcaption>${citation(source, quotation, sources)}${annotation === null ? null : html` <bdi class="inferred">${annotation}</bdi>`}</figcaption>
</figure>
`;
}

function renderClaims(rows: readonly ClaimRow[], sources: Sources): Markup {
  return html`<table class="claims">
<caption>Who says what</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Says</th><th scope="col">Published</th><th scope="col">Source</th></tr></thead>
<tbody>
${rows.map(
  ({ claimant, says, date, flags, source, at }) => html`<tr>
<th scope="row"><bdi>${claimant}</bdi></th>
<td><bdi class="says">${says}</bdi>${flags.length === 0 ? null : html` <span class="inferred">${flags.join(' · ')}</span>`}</td>
<td>${date ?? 'undated'}</td>
<td>${citation(source, at, sources)}</td>
</tr>
`,
)}</tbody>
</table>
`;
}

/** `[1]`, with who published it when; leads to the sentence. */
function citation(number: number, span: Span | undefined, sources: Sources): Markup {
  const source = sources.get(number);
  if (source === undefined) return html`<span class="cited">[${number}]</span>`;
  const name = `Source ${number}: ${source.headline}`;
  return html`<a class="cited" href="${articlePath(source.articleId, span)}" title="${name}">[${number}]</a>`;
}

function renderSource(source: Source): Markup {
  const { number, articleId, headline, publisher, published, url, links, spans, alsoIn = null } = source;
  const origin = [publisher, published, alsoIn].filter((part) => part !== null);
  const outside = webAddress(url) === null ? [] : [...new Set(links.length > 0 ? links : [url])];
  return html`<li id="source-${number}"><span class="number">[${number}]</span> <span><a href="${articlePath(articleId, spans[0])}"><bdi>${headline}</bdi></a>${
    origin.length === 0
      ? null
      : html` — ${joined(
          origin.map((part) => html`<bdi>${part}</bdi>`),
          ', ',
        )}`
  }${outside.flatMap((link, index) => (webAddress(link) === null ? [] : html` · <a class="outside" href="${link}" rel="noreferrer">${index === 0 ? 'at the publisher' : `passage ${index + 1}`}</a>`))}</span></li>
`;
}
