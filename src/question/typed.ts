/**
 * The question in what was typed, without what chats and politeness leave around it: a mention, an emoji, quotation
 * marks about the whole, `please tell me` before it, `pls ?!` behind. A question without such things comes back as it is.
 */
export function questionIn(typed: string): string {
  let text = typed;
  for (const { pattern, to } of MARKUP) text = text.replace(pattern, to);
  for (let before = ''; before !== text; ) {
    before = text;
    text = stripped(text);
  }
  // Of "please?" nothing would be left: then it is what was asked.
  return /[\p{L}\p{N}]/u.test(text) ? text : typed;
}

interface Rewriting {
  readonly pattern: RegExp;
  readonly to: string;
}

/** What chats write for people, channels, links and emoji. */
const MARKUP: readonly Rewriting[] = [
  { pattern: /<[@#!][^<>\s]{1,60}(?:\|[^<>]{0,60})?>/g, to: ' ' },
  { pattern: /<a?:\w{2,32}:\d{5,}>/g, to: ' ' },
  { pattern: /<https?:[^|<>\s]+\|([^<>]+)>/g, to: '$1' },
  { pattern: /(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])/g, to: ' ' },
  { pattern: /\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*/gu, to: ' ' },
  { pattern: /[\u200b\u200e\u200f\u2060\ufeff]/g, to: '' },
];

const OPENING =
  /^\s*(?:@?dateline\b[\s,:]*|@[\w.-]{2,32}[\s,:]+|(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))\b(?: (?:there|all|everyone|dateline))?(?:\s*[,.!:]+\s*|\s+(?=(?:@|who|what|when|where|why|how|which|is|are|was|were|did|does|do|can|could|please|pls|tell)\b))|(?:quick )?question\s*[:-]\s*|q:\s*|(?:ok(?:ay)?|um+|uh+)[\s,]+(?=\p{L})|(?:please|pls|plz)[\s,]+|(?:can|could|would|will) (?:you|u|anyone|anybody|someone|somebody) (?:please |pls )?(?:tell me|tell us|say|explain)\s+|(?:please |pls )?(?:tell me|tell us)\s+(?=who|what|when|where|why|how|which|whether)|(?:does anyone|does anybody|do you|anyone|anybody) know\s+|i(?:['’]d| would) like to know\s+|i (?:want|need|wanted) to know\s+|(?:just )?wondering\s+(?=who|what|when|where|why|how|which))/iu;
const CLOSING =
  /(?:[\s,;.!?–-]|\b)(?:pls|plz|(?<!\b(?:they|you|we|i|he|she)\s)please|thx|thanks|thank you|ty|asap|lol|anyone|anybody|someone)[\s!.?]*$/iu;
const MARKS = /(?:[?!]{2,}|!+1*|\s+[?!.]+|…)\s*$/u;
const QUOTED = /^\s*(?:“([^“”]+)”|"([^"]+)"|‘([^‘’]+)’|«([^«»]+)»)\s*$/u;

function stripped(text: string): string {
  const inner = QUOTED.exec(text);
  if (inner !== null) return inner.slice(1).find((group) => group !== undefined) ?? text;
  const rest = text.replace(OPENING, '');
  if (/[\p{L}\p{N}]/u.test(rest) && rest !== text) return rest;
  const marks = MARKS.exec(text);
  if (marks !== null) return text.slice(0, marks.index) + (marks[0].includes('?') ? '?' : '');
  const asks = /\?[\s!.?\p{L}]{0,12}$/u.test(text);
  const closed = text.replace(CLOSING, '').replace(/[\s,;–-]+$/u, '');
  if (!CLOSING.test(text)) return text;
  if (!/[\p{L}\p{N}]/u.test(closed)) return text;
  return asks && !closed.endsWith('?') ? `${closed}?` : closed;
}

/** A greeting, thanks or a sound: nothing is asked. */
export function isNoQuestion(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || COURTESY.test(text);
}

const COURTESY =
  /^\W*(?:hi|hello|hey|hiya|yo|greetings|good (?:morning|afternoon|evening|day|night)|(?:many )?thanks?(?: you)?(?: (?:a lot|so much|very much|again))?|thx|ty|cheers|bye|goodbye|ok|okay|yes|no|cool|great|nice|lol|please|pls|plz|test|testing|ping)(?: (?:there|all|everyone|dateline))?\W*$/i;
