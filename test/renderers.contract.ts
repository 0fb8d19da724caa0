import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMessage } from '../src/message/answer.ts';
import type { ClaimRow, Message, Quotation } from '../src/message.ts';
import { answer, sentence } from './cli/host.ts';
import { ATTACKS, AWKWARD, anyMessage } from './messages.ts';

/** A renderer as the contract sees it. */
export interface RendererCase<R> {
  /** So many made-up messages are tried; default `FUZZ_RUNS`. */
  readonly numRuns?: number;
  readonly name: string;
  readonly render: (message: Message) => R;
  /** The text a reader sees, escapes undone and marks of the layout (quote bars, bold) taken away. */
  readonly shown: (rendered: R) => string;
  /**
   * A text with what stands for the characters that the platform cannot show; default: it shows every one.
   * A quotation may have several lines, everything else (headlines, names, notes) is a line of ours.
   */
  readonly spelt?: (text: string, place: 'quotation' | 'line') => string;
  /** Whatever would notify somebody. */
  readonly pings?: (rendered: R) => readonly string[];
  /** Every address a reader could press. */
  readonly links?: (rendered: R) => readonly string[];
  /** Every limit of the platform that is broken, in words. */
  readonly limits?: (rendered: R) => readonly string[];
}

/** Cases of a property: few while writing, 10,000 in `.ci/run`. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 200);

const PATIENCE_MS = 300_000;

/** What every renderer keeps, whatever it spells a message with. */
export function rendererContract<R>(renderer: RendererCase<R>): void {
  const { name, render, shown, numRuns = FUZZ_RUNS } = renderer;

  describe(`the ${name} renderer`, () => {
    it.each([...ATTACKS, ...AWKWARD])('shows %j as text, wherever it stands', (text) => {
      const inside = `The army said ${text} on Monday.`;
      const said = sentence({
        text: inside,
        headline: inside,
        publisher: text.trim() === '' ? 'x' : text,
        speaker: 'x',
        context: { ...sentence(), text: inside, start: 0, end: 20 },
      });
      expect(broken(renderer, answerMessage(answer({ sentences: [said] })))).toEqual([]);
    });

    it('keeps every quotation with its number, its source and its context, marked', () => {
      const context = { ...sentence(), text: 'Rescuers were out all night.', start: 10, end: 38 };
      const sentences = [
        sentence({ context }),
        sentence({ articleId: 'b', headline: 'Second', text: 'No one was found.' }),
      ];
      const text = flat(shown(render(answerMessage(answer({ sentences })))));
      for (const part of [
        '[1]',
        '[2]',
        '(before it) Rescuers were out all night. […]',
        'The ferry sank off Port Vale on Monday.',
        'Ferry sinks off Port Vale',
        'No one was found.',
        'Second',
      ])
        expect(text).toContain(part);
    });

    it('shows both sides of a claim with who says it and where', () => {
      const rows: ClaimRow[] = [
        row('The army', 'ten killed', 'not verified'),
        row('The rebels', 'forty killed', 'denied'),
      ];
      const page = answerMessage(answer());
      const text = flat(shown(render({ blocks: [{ kind: 'claims', rows }, ...page.blocks] })));
      for (const part of ['The army', 'ten killed', 'not verified', 'The rebels', 'forty killed', 'denied'])
        expect(text).toContain(part);
    });

    it('says what was searched when nothing answers', () => {
      const page = answerMessage(answer({ kind: 'declined', sentences: [] }), { reply: 'r1' });
      const text = flat(shown(render(page)));
      expect(text).toContain('Nothing in the archive answers this.');
      expect(text).toContain('Searched 24 articles from 10 June 2025 to 20 June 2025');
    });

    it('takes a page without anything on it', () => {
      expect(broken(renderer, { blocks: [] })).toEqual([]);
    });

    it.each([500, 3_000, 4_096, 10_000])(
      'shows a sentence of %i characters whole, or not at all',
      (length) => {
        const text = 'Ten people were killed, he said, '
          .repeat(400)
          .slice(0, length - 1)
          .concat('.');
        const sentences = [sentence(), sentence({ articleId: 'b', text }), sentence({ articleId: 'c' })];
        expect(broken(renderer, answerMessage(answer({ sentences }), { reply: 'r1' }))).toEqual([]);
      },
    );

    it.each([20, 100])('offers what does not fit of %i quotations', (count) => {
      const sentences = Array.from({ length: count }, (_, index) =>
        sentence({
          articleId: `a${index}`,
          headline: `Headline ${index}`,
          text: `${index}: ${'word '.repeat(100)}.`,
        }),
      );
      expect(broken(renderer, answerMessage(answer({ sentences }), { reply: 'r1' }))).toEqual([]);
    });

    it(
      'keeps every promise for any message',
      () => {
        fc.assert(
          fc.property(anyMessage, (message) => {
            expect(broken(renderer, message)).toEqual([]);
          }),
          { numRuns },
        );
      },
      PATIENCE_MS,
    );
  });
}

/** The promises that a rendered message breaks, in words. */
function broken<R>(renderer: RendererCase<R>, message: Message): string[] {
  const { render, shown, spelt = (text) => text, pings, links, limits } = renderer;
  const rendered = render(message);
  const text = flat(shown(rendered));
  const quotes = (part: string) => text.includes(flat(spelt(part, 'quotation')));
  const shows = (part: string) => text.includes(flat(spelt(part, 'line')));
  const quotations = message.blocks.filter((block) => block.kind === 'quotation');
  const rows = message.blocks.flatMap((block) => (block.kind === 'claims' ? block.rows : []));
  const kept = quotations.filter(({ text: quoted }) => quotes(quoted));
  const left = quotations.length - kept.length + rows.filter((claim) => !showsRow(claim, shows)).length;
  const more = Math.max(0, ...[...text.matchAll(/(\d+) more\b/g)].map(([, count]) => Number(count)));
  const allowed = new Set(
    sourcesOf(message).flatMap(({ url, links: all }) => [...(url ? [url] : []), ...all]),
  );
  return [
    ...(left > more ? [`${left} left out, but "${more} more" is said`] : []),
    ...kept.flatMap((quotation) => aroundIt(quotation, message, { shows, quotes })),
    ...(left === 0
      ? wordsOfOurs(message)
          .filter((ours) => !shows(ours))
          .map((ours) => `not shown: ${ours}`)
      : []),
    ...(pings?.(rendered) ?? []).map((ping) => `pings: ${ping}`),
    ...(links?.(rendered) ?? []).filter((link) => !allowed.has(link)).map((link) => `links: ${link}`),
    ...(limits?.(rendered) ?? []),
  ];
}

/** Whether a part is on the page: as a quotation, or as a line of ours. */
interface Seen {
  readonly quotes: (part: string) => boolean;
  readonly shows: (part: string) => boolean;
}

/** A quotation that is shown has its number, its source's headline, and its context, marked. */
function aroundIt({ source, context }: Quotation, message: Message, { quotes, shows }: Seen): string[] {
  const headline = sourcesOf(message).find(({ number }) => number === source)?.headline;
  const ours = [`[${source}]`, ...(headline === undefined ? [] : [beginning(headline)])];
  const marked = context === null ? [] : [`(before it) ${context.text}${context.omission ? ' […]' : ''}`];
  return [...ours.filter((part) => !shows(part)), ...marked.filter((part) => !quotes(part))].map(
    (part) => `not shown with its quotation: ${part}`,
  );
}

/** A headline may be shortened, but not past recognition. */
function beginning(headline: string): string {
  return [...headline].slice(0, 40).join('').trim();
}

function showsRow({ claimant, says }: ClaimRow, shows: (part: string) => boolean): boolean {
  return shows(claimant) && shows(says);
}

/** What is neither quoted nor counted in "n more": it is on the page when nothing had to go. */
function wordsOfOurs(message: Message): string[] {
  return message.blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'note') return [block.text];
    if (block.kind === 'chart') return [block.alt];
    return block.kind === 'quotation' && block.annotation !== null ? [block.annotation] : [];
  });
}

function sourcesOf(message: Message) {
  return message.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
}

function row(claimant: string, says: string, flag: string): ClaimRow {
  return { claimant, says, date: '14 June 2025', flags: [flag], source: 1 };
}

/** White space is the layout's (U+0085 is a line break, which JavaScript's `\s` leaves out): everything else has to be there. */
function flat(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim();
}
