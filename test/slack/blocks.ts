import { webAddress } from '../../adapters/slack/render/spell.ts';
import type { SlackMessage } from '../../adapters/slack/render.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Every text of Slack blocks as a reader sees it, a line each. */
export function unrendered(blocks: unknown): string[] {
  return lines(JSON.parse(JSON.stringify(blocks)) as Json);
}

/** Whatever in a Slack message would notify somebody: mention elements, and mentions in text that Slack parses. */
export function pings({ text, blocks }: SlackMessage): string[] {
  return [
    ...objects(blocks).flatMap((part) =>
      ['user', 'usergroup', 'broadcast', 'channel', 'team'].includes(String(part.type))
        ? [String(part.type)]
        : [],
    ),
    ...parsed(text, blocks).flatMap((each) => each.match(/<[@!#][^>]*>/g) ?? []),
  ];
}

/** Every address that a reader could press, or that Slack would make from text it parses. */
export function links({ text, blocks }: SlackMessage): string[] {
  return [
    ...objects(blocks).flatMap((part) => (typeof part.url === 'string' ? [part.url] : [])),
    ...parsed(text, blocks).flatMap((each) => each.match(/<[^@!#>][^>]*>/g) ?? []),
  ];
}

/** Every limit of Slack that a message breaks, in words. */
export function brokenLimits({ text, blocks }: SlackMessage): string[] {
  const parts = objects(blocks);
  const total = sum(parts.flatMap(({ text: one, url, value }) => [one, url, value]));
  const longest = Math.max(
    0,
    ...parts.filter(({ type }) => type === 'rich_text_quote').map((part) => sum(texts(part))),
  );
  return [
    ...over('text', text.length, 4_000),
    ...(text.trim() === '' ? ['no fallback text'] : []),
    ...(text.isWellFormed() ? [] : ['lone surrogate in the fallback']),
    ...over('blocks', blocks.length, 45),
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...over('characters', total, 10_000),
    ...over('characters in a quotation', longest, 3_000),
    ...parts.flatMap(limitsOf),
  ];
}

function limitsOf(part: { readonly [key: string]: Json }): string[] {
  const { type, text, elements, url, value, action_id } = part;
  const count = Array.isArray(elements) ? elements.length : null;
  const length = typeof text === 'string' ? text.length : null;
  return [
    ...(length === 0 ? [`empty ${type}`] : []),
    ...(typeof text === 'string' && !text.isWellFormed() ? ['lone surrogate'] : []),
    ...(count === 0 ? [`${type} without elements`] : []),
    ...(type === 'context' ? over('context elements', count ?? 0, 10) : []),
    ...(type === 'plain_text' ? over('plain text', length ?? 0, 2_000) : []),
    ...(type === 'mrkdwn' ? ['parsed text'] : []),
    ...(type === 'header' ? over('header', texts(part).join('').length, 150) : []),
    ...(type === 'actions' ? over('buttons', count ?? 0, 25) : []),
    ...(type === 'actions'
      ? repeated((elements as Json[]).map((each) => (each as { action_id: string }).action_id))
      : []),
    ...(type === 'button' ? over('label', texts(part).join('').length, 75) : []),
    ...(typeof value === 'string' ? over('value', value.length, 2_000) : []),
    ...(typeof action_id === 'string' ? over('action_id', action_id.length, 255) : []),
    ...(typeof url === 'string' && webAddress(url) === null ? [`no address: ${url}`] : []),
  ];
}

function over(what: string, is: number, most: number): string[] {
  return is > most ? [`${what}: ${is} of ${most}`] : [];
}

function repeated(ids: readonly string[]): string[] {
  return new Set(ids).size === ids.length ? [] : [`action ids repeat: ${ids.join()}`];
}

/** What Slack reads as mrkdwn: the fallback, and every mrkdwn object. */
function parsed(text: string, blocks: unknown): string[] {
  return [text, ...objects(blocks).flatMap((part) => (part.type === 'mrkdwn' ? [String(part.text)] : []))];
}

function lines(json: Json): string[] {
  if (Array.isArray(json)) return json.flatMap(lines);
  if (typeof json !== 'object' || json === null) return [];
  const part = json as { readonly [key: string]: Json };
  if (part.type === 'rich_text_section' || part.type === 'rich_text_quote') return [texts(part).join('')];
  return typeof part.text === 'string' ? [part.text] : Object.values(part).flatMap(lines);
}

function texts(json: Json): string[] {
  return objects(json).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

function objects(json: unknown): { readonly [key: string]: Json }[] {
  if (Array.isArray(json)) return json.flatMap(objects);
  if (typeof json !== 'object' || json === null) return [];
  return [json as { [key: string]: Json }, ...Object.values(json).flatMap(objects)];
}

function sum(all: readonly (Json | undefined)[]): number {
  return all.reduce((length: number, each) => length + (typeof each === 'string' ? each.length : 0), 0);
}
