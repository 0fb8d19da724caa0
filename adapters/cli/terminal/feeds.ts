import {
  type FeedSource,
  feedFacts,
  feedTrouble,
  readableCount,
  readableMoment,
  type Trial,
} from '../../../src/index.ts';
import { neutralised, onOneLine } from './neutralised.ts';
import type { Style } from './style.ts';

/** Feeds, each with how it does, on a few lines. */
export function feedTable(feeds: readonly FeedSource[], style: Style): string {
  return feeds.map((feed) => `${feedLines(feed, style).join('\n')}\n`).join('\n');
}

function feedLines(feed: FeedSource, style: Style): string[] {
  const trouble = feedTrouble(feed);
  const asWanted = [
    ...(feed.fullText === true ? ['with the pages it links to'] : []),
    ...(feed.declared ? ['from DATELINE_FEEDS'] : []),
  ];
  return [
    `${style.bold(onOneLine(feed.name))}  ${neutralised(feed.address)}`,
    `  ${[feedFacts(feed), ...asWanted].join(', ')}`,
    ...(trouble === null ? [] : [`  ${onOneLine(trouble)}`]),
  ];
}

/** What a feed looked like when it was tried. */
export function trialText(trial: Trial, style: Style): string {
  if (trial.kind === 'none') {
    const elsewhere = trial.elsewhere.map(
      (address) => `  the page names this feed: ${neutralised(address)}\n`,
    );
    return `No feed: ${onOneLine(trial.reason)}\n${elsewhere.join('')}`;
  }
  const { title, format, items, first, moved, problems } = trial;
  const lines = [
    `${style.bold(onOneLine(title ?? '(no title)'))}  ${FORMATS[format] ?? format}, ${readableCount(items)} ${items === 1 ? 'item' : 'items'}`,
    ...(moved === null ? [] : [`It has moved to ${neutralised(moved)}`]),
    ...first.flatMap((item) => [
      '',
      style.bold(onOneLine(item.headline)),
      `  ${item.published === null ? 'no date' : readableMoment(item.published)}${item.url === null ? '' : `  ${neutralised(item.url)}`}`,
      `  ${item.text === null ? '(a headline alone; --full-text reads the page)' : onOneLine(item.text)}`,
    ]),
    ...(problems.length > 0 ? ['', ...problems.map((problem) => `Problem: ${onOneLine(problem)}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const FORMATS: Readonly<Record<string, string>> = { rss: 'RSS', atom: 'Atom', rdf: 'RDF', json: 'JSON Feed' };
