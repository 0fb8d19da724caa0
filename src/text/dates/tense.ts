/** How far a clause is looked through for its verb. */
const REACH = 110;

const AHEAD =
  /\b(?:will|won['’]t|shall|['’]ll|would|(?:is|are|was|were|likely|agreed|wants?|wanted|intends?|ready|about|vowed|promised|have|has) to (?!comment)[a-z]{2,}|to be\b|until|till|by|due|scheduled|expected|expects?|plans?|planned|planning|slated|supposed|set to|going|upcoming|starting|beginning|effective|payable|expires?|hopes?|may|might|should|must|next|deadline|as (?:early|soon) as)\b/g;
const BEHIND =
  /\b(?<!\bbe )(?:said|says|was|were|had|did|has|have|told|met|took|went|came|made|got|gave|saw|held|led|fell|rose|won|lost|left|began|ran|sent|shot|spoke|found|struck|hit|broke|sank|flew|wrote|became|brought|bought|sold|read|thought|since|last|(?<!\bbe )(?!scheduled|expected|planned|slated|supposed|need)[a-z]{2,}ed)\b/g;
const SENTENCE_END = /[.!?][”"’']?\s+(?=["“‘']?[A-Z])|\n\n/g;

/** Whether a clause speaks of what is to come or of what was; undefined where no verb tells. */
export type Tense = 'ahead' | 'behind' | undefined;

/**
 * Where the clause around an expression looks: the verb cue nearest before it decides, and where none stands before it,
 * the first one behind it. `will meet on Monday` looks ahead, `to comment Monday, he said` does too.
 */
export function tenseAround(text: string, start: number, end: number): Tense {
  const head = clauseBefore(text.slice(Math.max(0, start - REACH), start));
  const ahead = lastMatch(AHEAD, head);
  const behind = lastMatch(BEHIND, head);
  if (ahead >= 0 || behind >= 0) return ahead > behind ? 'ahead' : 'behind';
  const tail = clauseAfter(text.slice(end, end + REACH));
  const next = tail.search(AHEAD);
  const passed = tail.search(BEHIND);
  if (next >= 0 && (passed < 0 || next < passed)) return 'ahead';
  return passed >= 0 ? 'behind' : undefined;
}

function clauseBefore(text: string): string {
  let from = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    if (!/\b(?:[A-Z]|Mr|Mrs|Dr|Gen|Sen|Gov|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$/.test(text.slice(0, match.index)))
      from = match.index + match[0].length;
  }
  return text.slice(from);
}

function clauseAfter(text: string): string {
  const stop = text.search(/[.!?][”"’']?\s|\n\n/);
  return stop < 0 ? text : text.slice(0, stop);
}

function lastMatch(pattern: RegExp, text: string): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}
