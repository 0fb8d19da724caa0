/**
 * Words written with a full stop that does not have to end a sentence, by what may follow them. Without the last full
 * stop; a word listed with a capital counts only with one (`Ill.` is a state, `ill.` is a patient). Chicago, AP and
 * Guardian style.
 */

/** Stands before a name or a continuation and never closes a sentence: `Gen. Goïta`, `e.g. a hat`. */
export const LEADING = words(`
  mr mrs ms mx dr drs prof profs revd st ste mt messrs mme mlle mgr msgr Fr Hon Rev Ft Mts
  Gen Brig Col Cols lt ltc sgt sgts cpl pfc Pvt capt cmdr cdr Maj adm Ens cpo Det insp supt lieut
  Sen Sens Rep Reps Gov Govs Pres atty asst assoc Amb Dep Sec
  vs v viz e.g i.e f.e cf eg ie esp usu approx avg est pct incl excl
  p.s ps n.b nb
`);

/** Closes nothing before a figure, and is an ordinary word otherwise: `No. 3`, but `It is a big No. He left.` */
export const BEFORE_NUMBER = words(`
  no nos nr Art sec secs ch chs fig figs pt pts vol vols p pp pg pgs para paras par eq eqs app ext
  n° nº rs ca circa c cir tel ver
`);

/** Months and days: a date or a small word goes on, another capital opens a sentence. */
export const CALENDAR = words(`
  Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
`);

/** May stand in the middle or close the sentence; the word after it decides. */
export const EITHER = words(`
  inc corp co cos ltd plc llc llp bros mfg gmbh pty jr sr esq phd ed.d ph.d al etc
  ave blvd rd hwy pkwy sq bldg apt ct st
  dept depts univ inst assn dist div mun govt voc ed med intl natl
  Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont
  Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Alta Sask
  oz lb lbs hr hrs mph kph ft yd yds
`);

/** Clock halves: what follows is a zone or a day, or the next sentence. */
export const CLOCK = words('a.m p.m');

/** A zone or day after `a.m.`, `p.m.`: still the same time of day. */
export const AFTER_CLOCK = words(`
  et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eastern central mountain pacific
  monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may june july aug sept oct nov dec
  january february march april august september october november december
`);

/** Words whose capital says that a sentence opens, hardly ever that a name goes on. */
export const OPENING = words(`
  the a an this that these those there here it it's its he he's she she's they they're we we're you you're i i'm i've
  his her hers their our my your who what what's when where which why how whose
  and but or nor so yet if as at by for from in into of on to with without within upon under over
  after before since until till while during although though because unless despite through throughout
  between among across against about above behind beneath beside besides beyond
  however meanwhile moreover furthermore nevertheless nonetheless therefore thus hence still then now today
  yesterday tomorrow later earlier once also even instead perhaps maybe already soon
  not no yes all both each every either neither some any many most much more several few other others another
  such is are was were am be been being do does did has have had would could should might must cannot can't
  don't didn't isn't wasn't doesn't let let's please thanks
  according asked said just never nobody nothing everyone everything someone something anyone
`);

/** Verbs that say a quotation was uttered: `“Why?” Smith asked.` */
export const SAYING = words(`
  said says say asked asks replied replies answered answers shouted shouts yelled yells cried cries
  exclaimed whispered added adds wrote writes tweeted posted quipped joked declared responded recalled
  wondered called chanted screamed demanded insisted continued explained exclaims concluded remarked
`);

/** Names that carry their own mark. */
export const NAMED_WITH_MARK = words('yahoo jeopardy wham airplane panic e');

/** Whether a list has the word, by the rule for capitals above. */
export function has(list: ReadonlySet<string>, word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return list.has(lower) || (word.charAt(0) !== lower.charAt(0) && list.has(word.charAt(0) + lower.slice(1)));
}

/** As `has`, of a word with a full stop on it; `MS`, `LA`, `CO` are written without one and end their sentence. */
export function abbreviates(list: ReadonlySet<string>, word: string): boolean {
  return has(list, word) && !/^\p{Lu}{2}$/u.test(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}
