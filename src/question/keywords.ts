/**
 * Keywords as the question that a whole sentence would ask: "Goma death toll" is "How many people died in Goma?" and
 * "Mali leader" "Who is the leader of Mali?"; and what news never says as it is asked, "Who speaks for them?", as news
 * says it. What asks already, or names nothing of the kind, comes back as it is.
 */
export function asQuestion(text: string): string {
  const bare = text.trim().replace(/[\s?!.]+$/u, '');
  return tollQuestion(bare) ?? officeQuestion(bare) ?? asNewsSays(bare) ?? text;
}

const COUNT =
  '(?:(?:latest|current|official|final|total|overall|provisional|confirmed|reported) )*(?:death toll|toll|(?:number of|how many) (?:deaths|dead|fatalities))';
const TOLL_FIRST = new RegExp(
  `^(?:(?:what(?:['’]?s| is| was| are| were)?|whats) )?(?:the )?${COUNT}(?<rest> .*)?$`,
  'iu',
);
const TOLL_LAST = new RegExp(`^(?<rest>.+?)(?:['’]s)? (?:${COUNT}|casualties|fatalities|deaths)$`, 'iu');
/** "Quake dead" asks for a toll, "minister dead" does not. */
const EVENT_LAST =
  /^(?<rest>(?:.+ )?(?:earthquake|quake|crash|attack|ambush|flood|fire|blast|explosion|storm|hurricane|collapse|shooting|bombing|strike|clash|clashe|battle|disaster|massacre)s?) (?:dead|killed|victims)$/iu;
/** "Casualties" alone tells of a toll; with a place behind it, it asks for one. */
const CASUALTIES_FIRST =
  /^(?:the )?(?:casualties|fatalities|deaths)(?<rest> (?:in|at|near|during|after|from|since|so far)\b.*)$/iu;
/** What cars and callers pay. */
const PAID =
  /\b(?:road|bridge|tunnel|highway|motorway|turnpike|expressway|phone|free|booth|fee|price|charge)s?\b/i;
const OPENS_BARE = /^ ?(?:in|at|near|during|after|since|before|on|so far|now|today|yesterday|according)\b/i;
const OPENS_OF = /^ ?(?:of|from|for|due to|caused by)\b/i;

function tollQuestion(text: string): string | null {
  const { rest = '' } =
    TOLL_FIRST.exec(text)?.groups ??
    TOLL_LAST.exec(text)?.groups ??
    CASUALTIES_FIRST.exec(text)?.groups ??
    EVENT_LAST.exec(text)?.groups ??
    NONE;
  if (rest === NO_TOLL || PAID.test(text) || ASKS.test(rest) || PREDICATE.test(rest)) return null;
  if (rest.trim() === '') return 'How many people died?';
  const place = OPENS_BARE.test(rest)
    ? rest.trim()
    : `in ${rest
        .replace(OPENS_OF, '')
        .replace(/^the\b/i, 'the')
        .trim()}`;
  return `How many people died ${place}?`;
}

const NO_TOLL = '\0';
const NONE: Readonly<Record<string, string>> = { rest: NO_TOLL };

const ASKS = /\b(?:who|whom|whose|what|whats|when|where|why|how|which)\b/i;
/** A sentence about a toll rather than the words for one. */
const PREDICATE =
  /\b(?:is|was|are|were|did|does|do|has|have|had|will|would|can|could|rises?|rose|reached|reaches|climbs?|passes|passed|tops|topped|and)\b/i;

const OFFICE =
  'leader|president|prime minister|premier|chancellor|king|queen|governor|mayor|ruler|spokes(?:man|woman|person)|commander|ceo|head of state';
const OFFICE_LAST = new RegExp(
  `^(?:the )?(?<of>\\p{Lu}\\S*(?: \\p{Lu}\\S*){0,2}?)(?:['’]s)? (?<office>${OFFICE})$`,
  'u',
);
const OFFICE_FIRST = new RegExp(
  `^(?:the )?(?<office>${OFFICE}) of (?<of>(?:the )?\\p{Lu}\\S*(?: \\p{Lu}\\S*){0,2})$`,
  'u',
);

function officeQuestion(text: string): string | null {
  const { of, office } = (OFFICE_LAST.exec(text) ?? OFFICE_FIRST.exec(text))?.groups ?? {};
  return of === undefined || ASKS.test(of) ? null : `Who is the ${office} of ${of}?`;
}

const SPEAKS_FOR = /^who (?:speaks|spoke|is speaking) for (?<party>.+)$/iu;
const HOW_STRONG =
  /^how (?:strong|powerful|big|severe) (?<was>is|was|were) (?<quake>(?:[\p{L}\p{N}’'-]+ ){0,5}(?:earthquake|quake|tremor|aftershock)s?\b.*)$/iu;

/** People speak for a party as its spokesman, and quakes are as strong as their magnitude. */
function asNewsSays(text: string): string | null {
  const { party } = SPEAKS_FOR.exec(text)?.groups ?? {};
  if (party !== undefined) return `Who is the spokesman for ${party}?`;
  const { was, quake } = HOW_STRONG.exec(text)?.groups ?? {};
  return quake === undefined ? null : `What ${was} the magnitude of ${quake}?`;
}
