import { terms } from '../text/terms.ts';

/**
 * The questions of one line, in order: "Who won and how many voted?" asks two, "Who led Mali and Niger?" one. A later
 * one begins with "and", so that it is read as a follow-up of the one before.
 */
export function questionParts(text: string): readonly string[] {
  const sentences = askedApart(text) ?? [text];
  const parts = withSharedPlace(sentences.flatMap(splitAtAnd));
  if (parts.length === 1 || parts.length > MOST_PARTS) return [text];
  return parts.map((part, i) => (i === 0 || /^and\b/i.test(part) ? part : `and ${part}`));
}

/** "How many died and how many were injured **in Goma**?": where the first question names nothing, it asks of the same. */
function withSharedPlace(parts: readonly string[]): readonly string[] {
  const [first = '', ...others] = parts;
  const place = PLACE.exec(others.at(-1) ?? '')?.[0];
  if (place === undefined || !COUNTS.test(first) || PLACE.test(first) || /\s\p{Lu}/u.test(first))
    return parts;
  return [`${first.replace(/\?$/, '')}${place}?`, ...others];
}

const COUNTS = /^how (?:many|much|long|old)\b/i;
const PLACE = /\s(?:in|at|near|during|on|since|after|before|between)\s[^?]*(?=\?*\s*$)/i;

/** More are a text that somebody pasted. */
const MOST_PARTS = 4;

/** "What happened in Kidal? Who is responsible?": null unless every sentence asks. */
function askedApart(text: string): readonly string[] | null {
  const sentences = text.split(/(?<=\?)\s+(?=[\p{L}\p{N}“"])/u).map((each) => each.trim());
  if (sentences.length < 2) return null;
  const asking = sentences.every((each, i) => {
    const asks = ASKS.test(each) && !/[.!]\s+\p{Lu}/u.test(each);
    return asks && (i > 0 || terms(each).length > 0);
  });
  return asking ? sentences : null;
}

const ASKS =
  /^["“]?(?:(?:and|but|so|or|then|also|in|by|from|since|at|on|for|to|of|with)\s+)*(?:who|whom|whose|what|whats|what['’]s|when|where|why|how|which|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b/i;

/** What joins two clauses: most questions have none of it, and the pattern behind is slow to compile. */
const JOINS = /\s(?:and|&|plus|as)\s/i;
/** A second clause that asks by itself: its question word and its verb stand in the order of a question. */
const SECOND =
  /[,;]?\s+(?:and|&|plus|as well as)\s+(?:also\s+)?(?=(?:how (?:many|much|old|long|far|big|large|often|high)\b|who(?:m)? (?!\b(?:and|or)\b)\w|whose \w|(?:when|where|why|how) (?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)\b|(?:what|which)(?: \w+){0,3} (?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|happened|caused|led)\b|(?:when|where|why|how)\W*$|(?:did|does|do|is|are|was|were|has|have) (?:the |a |an |any |there |they |it |he |she )))/i;
/** Before such a clause it belongs to the first question: "between X and what Y calls", "those who hold X and who …". */
const EMBEDS =
  /\b(?:between|difference|whether|about (?:who|what|how|when|where|why|which)|(?:say|says|said|know|knows|knew|explain|explained|ask|asked|wonder) (?:who|what|how|when|where|why|which))\b/i;

function splitAtAnd(text: string): readonly string[] {
  const match = JOINS.test(text) ? SECOND.exec(text) : null;
  if (match === null || !ASKS.test(text)) return [text];
  const left = text.slice(0, match.index);
  const right = text.slice(match.index + match[0].length);
  if (terms(left).length === 0 || EMBEDS.test(left) || isParallel(left, right)) return [text];
  return [`${left}?`, ...splitAtAnd(right)];
}

/** "the rebels who hold Goma and who fight on": the same word opens both, inside the first question. */
function isParallel(left: string, right: string): boolean {
  const opener = /^\w+/.exec(right)?.[0] ?? '';
  return new RegExp(`\\w\\s+${opener}\\b`, 'i').test(left.replace(ASKS, ''));
}
