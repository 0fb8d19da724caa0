import { AGENCIES } from './dateline.ts';
import { shape } from './shape.ts';

/** A caption line taken apart: offsets are inside the line; without `caption` the whole line is a credit. */
export interface CaptionLine {
  readonly caption?: readonly [start: number, end: number];
  readonly credit?: readonly [start: number, end: number];
}

/** Recognises `Mali leader … / AP`, `(AP Photo/Jane Doe)`, `Photo: Reuters`, `FILE - …`; undefined for any other line. */
export function readCaption(text: string): CaptionLine | undefined {
  if (text.length > MAX_CAPTION) return undefined;
  const line = shape(text);
  const label = LABEL.exec(line)?.[0].length ?? 0;
  const gallery = GALLERY.exec(line);
  let end = gallery ? gallery.index : line.length;
  let credit: CaptionLine['credit'];
  // Some desks credit the agency twice: (Photo by …) (Photo by …/AFP via Getty Images).
  for (let round = 0; round < 2; round++) {
    const start = findCredit(line.slice(0, end));
    if (start === undefined) break;
    credit = [start, credit?.[1] ?? end];
    end = line.slice(0, start).replace(/[\s/|–—-]+$/, '').length;
  }
  if (credit) return end <= label ? { credit: [0, credit[1]] } : { caption: [label, end], credit };
  const known = label > 0 || gallery || FILE.test(line) || (end <= MAX_UNPARTED && UNPARTED.test(line));
  return known && end > label ? { caption: [label, end] } : undefined;
}

/** Where the credit at the end of a line begins. */
function findCredit(line: string): number | undefined {
  for (const { sign, form } of TAILS) {
    const match = sign.test(line) ? form.exec(line) : null;
    if (match) return match.index + (match.groups?.lead?.length ?? 0);
  }
  return undefined;
}

/** Longer than any caption; body paragraphs that end on an agency's name are longer. */
const MAX_CAPTION = 600;

const WORD = "[A-Z][A-Za-z.'’-]*";
const NAME = `${WORD}(?:\\s+(?:(?:van|von|de|del|der|al|el|bin|la)\\s+)?(?:${WORD}|&)){0,5}`;
const AGENCY = `(?:${AGENCIES}|Getty Images|Getty|Shutterstock|EPA-EFE|EPA|NurPhoto|SOPA Images|ZUMA(?: Press| Wire)?|Sipa(?: USA)?|iStock|Alamy|Handout|Pool|Anadolu Agency|UN Photo|NASA|UNICEF|Sputnik|AP Photo)`;
/** `Jane Doe/Pool/AFP via Getty Images`, `AP Photo/Jane Doe`, `REUTERS/Jane Doe`. */
const CHAIN = `(?:(?:${NAME}\\s?/\\s?){0,3}(?:for\\s+)?${AGENCY}(?:\\s?/\\s?${NAME}){0,3}(?:\\s+(?:via|from)\\s+${NAME})?)`;
const PHOTO = '(?:Photo|Photograph|Picture|Pic|Image|Illustration|Graphic|Video|Credit|PHOTO|CREDIT)s?';
/** The end of the caption's sentence, which `Sen.` is not. */
const END = `(?<!\\b(?:Sen|Rep|Gov|Gen|Dr|Mr|Mrs|Ms|St|Lt|Col|Sgt|Capt|Jr|Sr|No|Inc|vs)|^\\d{1,3})[.!?]["”’')\\]]*`;
/** What comes before a credit: nothing, or a sentence. */
const LEAD = `(?<lead>^|${END}\\s+)`;

/** A form of credit, and a sign that no line of the form is without: most lines have none, and a form is slow to try. */
interface Tail {
  readonly sign: RegExp;
  readonly form: RegExp;
}

const BRACKET = /[)\]]\.?$/;
const SLASH = /\//;

/** Ordered from the surest. Each matches up to the end of the line; `lead` belongs to the caption. */
const TAILS: readonly Tail[] = [
  // (AP Photo/Jane Doe) [Jane Doe/AFP] [File: Reuters] (Photo by Jane Doe/Getty Images) (News Agency via AP, File)
  tail(
    BRACKET,
    `(?<lead>^|\\s)(?:\\((?:[^()]{2,80}(?:/|\\bvia )\\s?${AGENCY}(?:/[^()]{2,60})?(?:,\\s*(?:File|Pool))?|${AGENCY}/[^()]{2,60}|(?:${PHOTO}|File|FILE|Courtesy)\\b[^()]{2,100})\\)|\\[(?:[^\\][]{2,60}/[^\\][]{2,60}|(?:${PHOTO}|File|FILE|Courtesy)\\b[^\\][]{2,100}|${AGENCY})\\])\\.?`,
  ),
  // (Reuters) alone only behind a sentence: `the Agency (EPA).` is none
  tail(BRACKET, `${LEAD}\\(${AGENCY}\\)`),
  // Photograph: Jane Doe/AFP | Photo by Jane Doe | Image credit: X | Credit: Getty
  tail(
    new RegExp(PHOTO),
    `(?<lead>^|\\s)${PHOTO}(?:\\s+(?:credit|courtesy))?(?:\\s*:\\s*|\\s+(?:by|courtesy of|courtesy)\\s+)${NAME}(?:\\s?[/,|]\\s?${NAME}){0,4}(?:\\s+(?:via|for|from)\\s+${NAME})?\\.?`,
  ),
  // … . / Anadolu: behind a sentence the slash may name anyone, elsewhere (`Midtown / Crosstown`) an agency.
  tail(SLASH, `(?<lead>${END}\\s+/\\s+)${NAME}(?:\\s?/\\s?${NAME}){0,3}`),
  tail(SLASH, `(?<lead>\\s/\\s+)${CHAIN}`),
  tail(new RegExp(`${AGENCY}(?:.*[\\s/](?:${WORD}|&))?$`), `${LEAD}${CHAIN}`),
  tail(
    /Courtesy|COURTESY|Handout/,
    `${LEAD}(?:Courtesy|COURTESY|Handout)(?:\\s+(?:of\\s+)?|:\\s*)(?:the\\s+)?${NAME}(?:\\s?/\\s?${NAME}){0,3}`,
  ),
  tail(/©/, `(?<lead>^|\\s)©\\s*[^.©]{2,60}`),
];

/** A caption that is no sentence runs into its credit, `… left, and Jane Doe John Roe/AFP`: all of it is the caption. */
const UNPARTED = new RegExp(`(?:/${AGENCY}|\\bGetty Images)(?:/(?:File|FILE|Pool))?$`);
const MAX_UNPARTED = 300;

const LABEL = /^(?:Image caption|Photo caption|Caption|CAPTION)\s*[:,]\s*/;
const FILE = /^(?:FILE|File photo|FILE PHOTO)\s*[-–—:]\s/;
const GALLERY = /\s*Hide Caption \d+ of \d+$/;

function tail(sign: RegExp, source: string): Tail {
  return { sign, form: new RegExp(`${source}$`) };
}
