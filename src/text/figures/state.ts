import type { Span } from '../../article.ts';

/** What became of those counted; the dead and the injured are never compared. */
export type FigureState =
  | 'killed'
  | 'wounded'
  | 'captured'
  | 'displaced'
  | 'missing'
  | 'arrested'
  | 'kidnapped'
  | 'rescued'
  | 'hospitalised'
  | 'infected'
  | 'destroyed';

/** Per state: what it is called behind those counted, and the words that govern them in front. */
const STATES: readonly (readonly [FigureState, string, string])[] = [
  [
    'killed',
    'killed|dead|died|die|slain|murdered|massacred|executed|shot dead|lost their lives|perished|fatalities|deaths|drowned|were gunned down',
    'kill(?:ed|s|ing)?|deaths? of|murder(?:ed|ing)?|massacred|massacre of|slaughtered|executed|executing|executions? of|lives of|death toll (?:to|at|of|stands at|rose to|has risen to|climbed to|reached)|toll (?:to|at|of)|left|leaving|claimed the lives of|fatalities among',
  ],
  [
    'wounded',
    'wounded|injured|hurt|maimed|injuries',
    'wound(?:ed|s|ing)|injur(?:ed|es|ing)|hurting|injuries to',
  ],
  [
    'captured',
    'captured|taken prisoner|prisoners of war|taken captive',
    'captur(?:ed|es|ing)|took prisoner|seized|seizing',
  ],
  [
    'displaced',
    'displaced|fled|homeless|uprooted|were forced (?:to flee|from)|forced to flee|evacuated',
    'displac(?:ed|es|ing)|uprooted|evacuated|evacuating',
  ],
  ['missing', 'missing|unaccounted for|disappeared', 'missing'],
  [
    'arrested',
    'arrested|detained|in custody|jailed|charged|imprisoned',
    'arrest(?:ed|s|ing)?|arrests of|detain(?:ed|ing)|jailed|jailing',
  ],
  [
    'kidnapped',
    'kidnapped|abducted|taken hostage|hostages',
    'kidnapp(?:ed|ing)|abduct(?:ed|ing)|seized hostage',
  ],
  [
    'rescued',
    'rescued|freed|saved|survived|survivors|released',
    'rescu(?:ed|ing)|freed|freeing|releas(?:ed|ing)',
  ],
  ['hospitalised', 'hospitali[sz]ed|in hospital|taken to hospital|treated', 'hospitali[sz](?:ed|ing)'],
  ['infected', 'infected|tested positive|cases', 'infect(?:ed|ing)'],
  ['destroyed', 'destroyed|burned|burnt|damaged', 'destroy(?:ed|s|ing)|burn(?:ed|ing)|damag(?:ed|ing)'],
];

const PEOPLE =
  'people|persons|men|women|children|boys|girls|babies|infants|civilians|soldiers|troops|fighters|sailors|migrants|refugees|passengers|survivors|victims|hostages|residents|villagers|families|workers|wounded|injured|casualties';

/** Verbs that say it of people, or of their bodies, and something else of things: `saved 12 sailors`, `saved three goals`. */
const OF_PEOPLE: readonly (readonly [FigureState, front: string, counted: string])[] = [
  ['killed', 'claim(?:ed|s|ing)', 'lives'],
  ['killed', 'recover(?:ed|ing)', 'bodies|corpses'],
  ['displaced', 'driven', PEOPLE],
  ['rescued', 'sav(?:ed|ing)', `lives|${PEOPLE}`],
  ['hospitalised', 'treat(?:ed|ing)', `patients|${PEOPLE}`],
];

const BEHIND = STATES.map(([state, behind]): readonly [FigureState, RegExp] => [
  state,
  new RegExp(`^[^.;:!?]{0,45}?\\b(?:${behind})\\b`, 'i'),
]);
const DIRECT = STATES.map(([state, behind]): readonly [FigureState, RegExp] => [
  state,
  new RegExp(
    `^[\\s-]*(?:of (?:the |its |their |his |her |our )?\\w+ (?:\\w+ )?)?(?:(?:people|others?|more|were|was|are|is|have been|had been|has been|been|feared|reported|confirmed|left|also|have|had|remain|went|in which|who|or)\\s+){0,4}(?:${behind})\\b`,
    'i',
  ),
]);

const FRONT: readonly (readonly [FigureState, before: RegExp, counted?: RegExp])[] = [
  ...STATES.map(([state, , front]) => [state, inFront(front)] as const),
  ...OF_PEOPLE.map(
    ([state, front, counted]) => [state, inFront(front), new RegExp(`\\b(?:${counted})\\b`, 'i')] as const,
  ),
];

/** `words`, and how many it may be, right in front of the number. */
function inFront(words: string): RegExp {
  return new RegExp(
    `\\b(?:${words})(?:\\s+(?:and \\w+ed|at least|about|around|some|an estimated|the|as many as|more than|up to|also|nearly))*\\s+$`,
    'i',
  );
}

/** Whether a text has any of the words at all: most have none, and no pattern of a state needs trying. */
const anyOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'), 'i');
const ANY_BEHIND = anyOf(STATES.map(([, behind]) => behind));
const ANY_FRONT = anyOf([...STATES.map(([, , front]) => front), ...OF_PEOPLE.map(([, front]) => front)]);

/** The state of those counted: what follows at once, then what governs them, then the next word for it in the clause. */
export function stateOf(text: string, counted: Span, from: number, to: number): FigureState | undefined {
  const before = text.slice(Math.max(from, counted.start - 50), counted.start).replace(/[“"]$/, '');
  const behind = text.slice(counted.end, Math.min(to, counted.end + 70)).replace(/^[”"]/, '');
  const direct = ANY_BEHIND.test(behind) ? DIRECT.find(([, pattern]) => pattern.test(behind)) : undefined;
  if (direct !== undefined) return direct[0];
  const words = text.slice(counted.start, counted.end);
  const front =
    (ANY_FRONT.test(before)
      ? FRONT.find(([, pattern, of]) => pattern.test(before) && (of?.test(words) ?? true))
      : undefined) ??
    TOLLS.find(([, pattern]) =>
      pattern.test(text.slice(Math.max(from, counted.start - TOLL_REACH), counted.start)),
    );
  if (front !== undefined) return LEFT.test(before) ? nearest(behind) : front[0];
  return /^[^.;:!?,\d]{0,40}\b(?:were|was|have been|had been|has been|being|been)\b/.test(behind)
    ? nearest(behind.split(/[,;\d]/)[0]!)
    : undefined;
}

/** `the number of people known to have died in the quake rose to 10`: how far in front the toll may stand. */
const TOLL_REACH = 160;
const RISES =
  '[^.;:!?\\d]{0,100}\\b(?:to|at|reached|passed|hit|was|is|from|tops|topped|exceeds|exceeded)(?:\\s+(?:at least|about|around|some|nearly|almost|more than|over))?\\s+$';
const TOLLS: readonly (readonly [FigureState, RegExp])[] = [
  ['wounded', `(?:number of (?:\\w+ ){0,3}(?:injured|wounded)|injury toll)`],
  ['killed', `(?:death toll|number of (?:\\w+ ){0,6}(?:dead|deaths|killed|died|fatalities)|toll)`],
].map(([state, front]): readonly [FigureState, RegExp] => [
  state as FigureState,
  new RegExp(`\\b${front}\\b${RISES}`, 'i'),
]);

/** `left 10 dead`, `left 10 homeless`: what follows says how. */
const LEFT = /\b(?:left|leaving)(?:\s+\w+){0,2}\s+$/i;

function nearest(behind: string): FigureState | undefined {
  if (!ANY_BEHIND.test(behind)) return undefined;
  let best: FigureState | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [state, pattern] of BEHIND) {
    const length = pattern.exec(behind)?.[0].length ?? Number.POSITIVE_INFINITY;
    if (length < least) {
      least = length;
      best = state;
    }
  }
  return best;
}
