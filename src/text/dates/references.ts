import { date, duration, type Recogniser, recogniser } from './recogniser.ts';

const PRESENT =
  'now|currently|presently|nowadays|at present|at the moment|these days|current|the present|the moment';
const PAST =
  'recently|lately|recent|the past(?! (?:\\w+ ){0,2}(?:day|week|month|quarter|year|decade|season|summer|winter|century))';
const FUTURE =
  'the (?:near |foreseeable |immediate |distant )?future|soon|shortly|the (?:short|near|long|longer) term|future (?:days|weeks|months|quarters|years)';

/** Words that only say "now", "before" or "later". */
export const REFERENCES: readonly Recogniser[] = [
  // recent years, recent days: a stretch without a length.
  recogniser(
    ['recent', 'coming'],
    '(?:recent|coming)\\s+(?<unit>days|weeks|months|years|decades)',
    ({ unit = '' }) => duration(`PX${unit[0]!.toUpperCase()}`),
  ),
  recogniser(['now', 'currently', 'presently', 'nowadays', 'these', 'current', 'at'], PRESENT, () =>
    date('PRESENT_REF'),
  ),
  // `once` and `previously` order a story's events among themselves; as dates they are noise.
  recogniser(['recently', 'lately', 'recent', 'the'], PAST, () => date('PAST_REF')),
  recogniser(['the', 'soon', 'shortly', 'coming', 'future'], FUTURE, (_, { text, start, end }) =>
    /^(?:soon|shortly)$/i.test(text.slice(start, end)) &&
    (/^\s+(?:after|before|as|enough|thereafter|afterward)/i.test(text.slice(end, end + 12)) ||
      /\bas $/.test(text.slice(Math.max(0, start - 3), start)))
      ? undefined
      : date('FUTURE_REF'),
  ),
];
