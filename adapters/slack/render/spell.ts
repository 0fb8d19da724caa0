import type { types } from '@slack/bolt';
import { type Button, type ClaimRow, type Quotation, type Source, shortened } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';

export type SlackBlock = types.KnownBlock;
type Element = types.RichTextElement;

/** An article's words as a quote of plain text elements, in which Slack reads no markup; below it in small print the source and what we infer. */
export function spellQuotation({ text: sentence, source, context, annotation }: Quotation): SlackBlock[] {
  const before = context
    ? [text(`(before it) ${context.text}`, { italic: true }), text(context.omission ? ' […]\n' : '\n')]
    : [];
  return [
    richText({ type: 'rich_text_quote', elements: elements([...before, text(sentence)]) }),
    spellNote(`[${source}]${annotation === null ? '' : ` · ${annotation}`}`),
  ];
}

/** Who says what, a bullet a claimant: `The army: 10 killed (13 June 2025; claimed) [1]`. */
export function spellClaims(rows: readonly ClaimRow[], link: (row: ClaimRow) => string | null): SlackBlock {
  return richText({
    type: 'rich_text_list',
    style: 'bullet',
    elements: rows.map((row) => {
      const beside = [row.date, ...row.flags].filter((part) => part !== null).join('; ');
      return {
        type: 'rich_text_section',
        elements: elements([
          text(row.claimant, { bold: true }),
          text(`: ${row.says}`),
          text(`${beside && ` (${beside})`} `),
          citation(row.source, link(row)),
        ]),
      };
    }),
  });
}

/** The articles, a line each, with the only links we make: to every sentence quoted, where they are known. */
export function spellSources(sources: readonly Source[]): SlackBlock {
  return richText(
    ...sources.map((source): types.RichTextSection => {
      const { number, headline, publisher, published, articleId, spans, alsoIn = null } = source;
      const [url = webAddress(source.url), ...others] = source.links.flatMap(
        (link) => webAddress(link) ?? [],
      );
      const origin = [publisher, published, alsoIn].filter((part) => part !== null).join(', ');
      const places = spans.map(({ start, end }) => `${start}–${end}`).join(', ');
      const title = shortened(headline.trim() || articleId, LIMITS.headline);
      return {
        type: 'rich_text_section',
        elements: elements([
          text(`[${number}] `),
          url === null ? text(title) : { type: 'link', url, text: title.toWellFormed() },
          text(shortened(origin && ` — ${origin}`, LIMITS.headline)),
          text(url === null ? shortened(` (${articleId}, characters ${places})`, LIMITS.headline) : ''),
          ...others
            .slice(0, MOST_PASSAGES)
            .flatMap((other, index): Element[] => [
              text(' · '),
              { type: 'link', url: other, text: `passage ${index + 2}` },
            ]),
        ]),
      };
    }),
  );
}

/** Further links of one article: whoever has that many has the article open. */
const MOST_PASSAGES = 8;

/** A heading; that of a part, and one too long for Slack's header, is a bold line. */
export function spellHeading(heading: string, isPart = false): SlackBlock {
  const label = shortened(heading, LIMITS.heading);
  if (label.length <= LIMITS.header && !isPart)
    return { type: 'header', text: { type: 'plain_text', text: label, emoji: false } };
  return richText({ type: 'rich_text_section', elements: elements([text(label, { bold: true })]) });
}

/** Words of ours that are all there is on a page. */
export function spellSaid(said: string): SlackBlock {
  return richText({ type: 'rich_text_section', elements: elements([text(said)]) });
}

/** A note in small print; a long one goes on in further elements. */
export function spellNote(note: string): SlackBlock {
  return {
    type: 'context',
    elements: chunks(note.toWellFormed(), LIMITS.context).map((part) => ({
      type: 'plain_text',
      text: part,
      emoji: false,
    })),
  };
}

/** A file that was uploaded, shown in the message. */
export function spellPicture(file: string, alt: string): SlackBlock {
  return { type: 'image', slack_file: { id: file }, alt_text: shortened(alt, LIMITS.alt) };
}

/** What can be pressed; the `action_id` says what for, the value what about. */
export function spellButtons(buttons: readonly Button[]): SlackBlock {
  return {
    type: 'actions',
    elements: buttons.map(({ action, label, about }, index) => ({
      type: 'button',
      action_id: `${ACTION_PREFIX}${action}:${index}`,
      text: {
        type: 'plain_text',
        text: shortened(label || action, LIMITS.buttonLabel),
        emoji: true,
      },
      value: about.slice(0, LIMITS.buttonValue),
    })),
  };
}

/** Before the name of every action of ours. */
export const ACTION_PREFIX = 'dateline:';

/** `url` where Slack takes it as a link, else null. */
export function webAddress(url: string | null): string | null {
  if (url === null || url.length > LIMITS.url || !/^https?:\/\/[^\s\p{C}<>|"]+$/iu.test(url)) return null;
  return URL.canParse(url) ? url : null;
}

function citation(source: number, link: string | null): Element {
  const url = webAddress(link);
  return url === null ? text(`[${source}]`) : { type: 'link', url, text: `[${source}]` };
}

/** Lone surrogates, which cannot be sent, become U+FFFD. */
function text(content: string, style?: { readonly bold?: true; readonly italic?: true }): types.RichTextText {
  return { type: 'text', text: content.toWellFormed(), ...(style && { style }) };
}

/** Slack refuses empty texts. */
function elements(parts: readonly Element[]): Element[] {
  return parts.filter((part) => part.type !== 'text' || part.text !== '');
}

function richText(...parts: types.RichTextBlock['elements']): types.RichTextBlock {
  return { type: 'rich_text', elements: parts.filter((part) => part.elements.length > 0) };
}

function chunks(content: string, length: number): string[] {
  const parts: string[] = [];
  for (let rest = content; rest !== ''; rest = rest.slice(parts.at(-1)!.length)) {
    const cut = rest.slice(0, length);
    parts.push(rest.length > length ? cut.replace(/[\uD800-\uDBFF]$/, '') : cut);
  }
  return parts;
}
