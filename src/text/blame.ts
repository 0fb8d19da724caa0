import type { Span } from '../article.ts';
import { type Clauses, clauseEnd, objectAt, readClauses, subjectOf } from './clauses.ts';

/** How somebody stands to a deed: owns to it, denies it, lays it at another's door; or nobody did, or nobody knows. */
export type Stance = 'admits' | 'denies' | 'accuses' | 'unclaimed' | 'unknown';

/** What a sentence says of who did something: `accused Ukraine of shelling the plant`. The span is verbatim. */
export interface Blame extends Span {
  readonly stance: Stance;
  /** Who takes the stance, where the clause names them; null: whoever the sentence is attributed to. */
  readonly by: Span | null;
  /** Who is said to have done it; null where that is who takes the stance, or nobody. */
  readonly accused: Span | null;
  /** The deed is told with who did it; nobody is said to be to blame, and it may be another deed than is asked for. */
  readonly told: boolean;
}

/** What the sentence between `from` and `to` says of who did something, in the order of the recognisers. */
export function blames(text: string, from = 0, to = text.length): Blame[] {
  if (!HINT.test(text.slice(from, to))) return [];
  const clauses = readClauses(text, from, to);
  const found: (Blame & { readonly trigger: Span })[] = [];
  for (const { pattern, read } of RECOGNISERS) {
    pattern.lastIndex = 0;
    const sentence = text.slice(from, to);
    for (const match of sentence.matchAll(pattern)) {
      const trigger = { start: from + match.index, end: from + match.index + match[0].length };
      if (found.some((each) => each.trigger.start < trigger.end && each.trigger.end > trigger.start))
        continue;
      const blame = read(clauses, trigger);
      if (blame !== null) found.push({ ...blame, trigger });
    }
  }
  return found.map(({ trigger: _, ...blame }) => blame);
}

const DEEDS =
  'attacked|killed|shelled|shot|stabbed|ambushed|bombed|assassinated|murdered|fired|launched|destroyed|sabotaged|poisoned|kidnapped|abducted|struck|hit|carried out|perpetrated|committed|staged|orchestrated|masterminded|planned|ordered|conducted|blown up|blew up|seized|captured|executed|massacred|torched|looted|hacked';
/** Those that tell of a deed with nothing but who did it in front. */
const ACTIVE =
  'attacked|killed|shelled|shot|stabbed|ambushed|bombed|assassinated|murdered|fired|launched|destroyed|sabotaged|poisoned|kidnapped|abducted|struck|carried out|blew up|executed|massacred|torched|hacked';
const DOING =
  '(?:attack|kill|shell|shoot|stabb?|ambush|bomb|assassinat|murder|fir|launch|destroy|sabotag|poison|kidnapp|abduct|strik|hitt|carry|order|plan|target|seiz|us)ing';
const HINT = new RegExp(
  `\\b(?:responsib|nothing to do|blam|accus|den(?:y|ie)|admit|confess|credit|finger|suspect|behind|attribut|work of|charged|convicted|guilty|claimed|claims|who|believed|alleged|thought|rejected|dismissed|refuted|responsible|${DEEDS})`,
  'i',
);

interface Recogniser {
  readonly pattern: RegExp;
  readonly read: (clauses: Clauses, trigger: Span) => Blame | null;
}

/** Who stands before the trigger takes the stance, for themselves. */
const ownStance =
  (stance: Stance) =>
  (clauses: Clauses, { start, end }: Span): Blame => {
    const by = told(clauses, subjectOf(clauses, start), start);
    return { stance, by, accused: by, told: false, start, end: clauseEnd(clauses, end) };
  };

/** `Police said Sow was held and had admitted to it`: of two subjects that share the verb, the one that is told of. */
function told(clauses: Clauses, subject: Span | null, verb: number): Span | null {
  const tells = subject && TELLS.exec(clauses.text.slice(subject.end, verb));
  return tells ? (objectAt(clauses, subject.end + tells[0].length, true) ?? subject) : subject;
}

const TELLS =
  /^ (?:said|says|say|told \w+|reported|reports|added|believe[sd]?|confirmed)(?: that)? (?=\p{L})/u;

/** A whole clause that names nobody. */
const ofNobody =
  (stance: Stance) =>
  (clauses: Clauses, { start, end }: Span): Blame => ({
    stance,
    by: null,
    accused: null,
    told: false,
    start,
    end: clauseEnd(clauses, end),
  });

/** Who stands before the trigger accuses who stands behind it, or behind `on`. */
const accusing = (clauses: Clauses, { start, end }: Span): Blame | null => {
  if (isPassive(clauses, start)) return null;
  const stop = clauseEnd(clauses, end);
  const on = /^[^,;.]{2,80}?\bon (?=\p{L})/u.exec(clauses.text.slice(end, stop));
  const isBlame = /blam/i.test(clauses.text.slice(start, end));
  const accused = objectAt(clauses, isBlame && on !== null ? end + on[0].length : end, true);
  return (
    accused && { stance: 'accuses', by: subjectOf(clauses, start), accused, told: false, start, end: stop }
  );
};

/** Who stands before the trigger is accused, by who stands behind `by` where somebody does. */
const accusedBefore = (clauses: Clauses, { start, end }: Span): Blame | null => {
  const accused = subjectOf(clauses, start);
  if (accused === null || !isActor(clauses, accused)) return null;
  const stop = clauseEnd(clauses, end);
  const by = /\bby $/i.test(`${clauses.text.slice(start, end)} `) ? objectAt(clauses, end) : null;
  return { stance: 'accuses', by, accused, told: false, start: accused.start, end: stop };
};

/** `… carried out by the group`: who stands behind the trigger did it; the phrase before says what. */
const agentBehind = (clauses: Clauses, { start, end }: Span): Blame | null => {
  const accused = objectAt(clauses, end);
  if (accused === null || !isActor(clauses, accused)) return null;
  const done = subjectOf(clauses, start);
  return {
    stance: 'accuses',
    by: null,
    accused,
    told: true,
    start: done?.start ?? start,
    end: Math.max(accused.end, end),
  };
};

/** `the group attacked the convoy`: who stands before a verb that has an object did it. */
const agentBefore = (clauses: Clauses, { start, end }: Span): Blame | null => {
  const accused = subjectOf(clauses, start);
  const object = objectAt(clauses, end);
  if (accused === null || object === null || isPassive(clauses, start) || !isActor(clauses, accused))
    return null;
  if (WHEN.test(clauses.text.slice(object.start, object.end))) return null;
  return {
    stance: 'accuses',
    by: null,
    accused,
    told: true,
    start: accused.start,
    end: clauseEnd(clauses, end),
  };
};

const BE = '(?:is|was|were|are|be|been|being)';

/** In this order: a denial holds the words of a claim, and a claim those of a deed. */
const RECOGNISERS: readonly Recogniser[] = [
  {
    pattern:
      /\b(?:no(?:body|[ -]one| (?:\w+ )?(?:group|organi[sz]ation|party|faction|side|militants?))|neither \w+)\b[^.;]{0,60}?\b(?:claimed|taken|took|accepted|admitted|assumed)\b[^.;]{0,24}\b(?:responsibility|credit)\b|\bthere (?:was|has been|were|have been) no (?:immediate )?claims? of responsibility\b/gi,
    read: ofNobody('unclaimed'),
  },
  {
    pattern:
      /\b(?:it (?:is|was|remains) )?(?:still )?(?:not (?:yet |immediately |being )?(?:known|clear|said)|unclear|unknown) (?:exactly )?who(?:se)?\b/gi,
    read: ofNobody('unknown'),
  },
  {
    pattern:
      /\b(?:(?:den(?:ied|ies|y|ying))\s+(?:any |all |having |ever |that (?:it|its|they|their|he|his|she|her)\b|responsib\w+|involve\w+|being |\w+ing\b|(?:the |these |those )?(?:accusation|allegation|claim|charge|report)s?|it\b|(?:a |playing a )?role)|(?:rejected|rejects|rejecting|dismissed|dismisses|refuted|refutes) (?:the |these |those |all |any |such )?(?:\w+ )?(?:accusations?|allegations?|claims?|suggestions?|charges?)|plead(?:ed)? not guilty)/gi,
    read: ownStance('denies'),
  },
  {
    pattern:
      /\b(?:said|says|saying|insist(?:ed|s)|maintain(?:ed|s)) (?:that )?(?:it|they|he|she|its \w+|their \w+) (?:was|were|had|have|has|is|are|did)(?: not|n['’]t| never| nothing| no) [^.;,]{0,40}?(?:responsible|behind|involve|to do with|role|part in|carry|fired?|attack|kill|target|str[iu]ck|strike|launch)\w*/gi,
    read: ownStance('denies'),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:claim(?:ed|s|ing)?|t(?:ook|aken|akes|aking)|accept(?:ed|s)|admitted|assum(?:ed|es))\\s+(?:full |joint |sole |both )?(?:responsibility|credit)|claim(?:ed|s) (?:the |an? |several |its |another |that |this )?(?:\\w+ ){0,2}(?:attacks?|assaults?|raids?|bombings?|ambush(?:es)?|killings?|capture|strikes?|shootings?|blasts?|explosions?|kidnappings?)|(?:admitted|confessed)(?: to)?(?: police)?(?: that (?:he|she|it|they))? (?:having )?(?:${DOING}|${DEEDS})|plead(?:ed)? guilty)\\b`,
      'gi',
    ),
    read: ownStance('admits'),
  },
  {
    pattern: /\b(?:responsibility (?:for [^.;]{2,60} )?)?(?:was|were|been|attacks?|bombings?) claimed by\b/gi,
    read: (clauses, trigger) => {
      const by = objectAt(clauses, trigger.end);
      return by && { stance: 'admits', by, accused: by, told: false, start: trigger.start, end: by.end };
    },
  },
  {
    pattern:
      /\b(?:accus(?:ed|es|ing)(?! of\b| by\b)|blam(?:ed|es|ing)(?! for\b| by\b)|(?:held|holds?|holding)(?= [^.;,]{2,50}\bresponsible\b)|point(?:ed|s|ing) (?:the |a |its |their |his |her )?fingers? at)\b/gi,
    read: accusing,
  },
  {
    pattern: new RegExp(
      `\\b(?:${BE}\\s+(?:\\w+ly\\s+|also\\s+)?(?:accused (?:of|by)|suspected (?:of|in|to)|blamed (?:for|by)|charged (?:with|in|over)|convicted (?:of|in)|held responsible|believed to (?:have|be)|alleged to|thought to (?:have|be))|(?:accused|suspected|convicted) of)\\b`,
      'gi',
    ),
    read: accusedBefore,
  },
  {
    pattern: new RegExp(
      `\\b${BE}(?: \\w+ly| also)? (?:behind|responsible for|to blame|the (?:mastermind|culprit|perpetrator)s?)\\b`,
      'gi',
    ),
    read: accusedBefore,
  },
  {
    pattern: /\b(?:attribut(?:ed|es|ing)\b[^.;,]{2,60}?\bto|(?:was|were|be|been|as) the work of)\b/gi,
    read: (clauses, { start, end }) => {
      const accused = objectAt(clauses, end);
      return accused && isActor(clauses, accused)
        ? { stance: 'accuses', by: null, accused, told: false, start, end: clauseEnd(clauses, end) }
        : null;
    },
  },
  { pattern: new RegExp(`\\b(?:${DEEDS}) by\\b`, 'gi'), read: agentBehind },
  { pattern: new RegExp(`\\b(?:${ACTIVE})\\b`, 'gi'), read: agentBefore },
];

function isPassive({ text, start }: Clauses, at: number): boolean {
  return /\b(?:is|was|were|are|be|been|being|get|got|as)\s+(?:\w+ly\s+|also\s+)?(?:\w+(?:ed|t|n)\s+and\s+)?$/i.test(
    text.slice(Math.max(start, at - 40), at),
  );
}

/** What kills without meaning to: weapons, weather, vehicles, and words that stand for no one. */
const THING =
  /(?:missiles?|rockets?|drones?|bullets?|bombs?|bombings?|shrapnel|strikes?|airstrikes?|attacks?|blasts?|explosions?|shootings?|storms?|hurricanes?|(?:earth)?quakes?|floods?|flooding|fires?|blaze|vehicles?|cars?|trucks?|trains?|bus|shelling|gunfire|weapons?|artillery|lightning|virus|disease|wind|rain|heat|cancer|debris|who|video|photos?|reports?|statement|investigation|wave|toll|number|people|victims?|children|that|which|what|this|it’s|there|years?|months?|weeks?|days?)$/i;
const STORM = /^(?:the )?(?:hurricane|typhoon|cyclone|tropical storm|storm|earthquake|covid)/i;
const WHEN =
  /^(?:last |this |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:yesterday|today|more|it|them)$/i;

function isActor({ text }: Clauses, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  const head = name.split(/,| (?:of|for|at|from|with) /)[0]!;
  return !THING.test(head) && !STORM.test(name) && /\p{L}{2}/u.test(name);
}
