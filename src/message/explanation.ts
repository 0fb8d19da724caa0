import type { Answer } from '../answering/answer.ts';
import type { ExplainedSentence, Explanation, Reason } from '../answering/explanation.ts';
import type { Block, Message } from '../message.ts';

/** Why the sentences of an answer stand where they stand; nothing where no explanation was asked for. */
export function explanationMessage({ explanation = [], parts }: Answer): Message {
  return {
    blocks: explanation.flatMap((each, i) => [
      {
        kind: 'heading',
        text: parts === undefined ? 'Why these sentences' : `Why these: ${parts[i]?.question ?? ''}`,
      },
      ...[searchedFor(each), decided(each), ...each.sentences.map(sentenceText)].map(
        (text): Block => ({ kind: 'note', text }),
      ),
    ]),
  };
}

function searchedFor({ terms, compared }: Explanation): string {
  const named = (which: (term: Explanation['terms'][number]) => boolean): string =>
    terms
      .filter(which)
      .map(({ word }) => word)
      .join(', ');
  const own = named(({ inherited, tooCommon }) => !inherited && !tooCommon);
  const earlier = named(({ inherited, tooCommon }) => inherited && !tooCommon);
  const common = named(({ tooCommon }) => tooCommon);
  const searched = [own, earlier && `from the questions before: ${earlier}`].filter((each) => each !== '');
  return [
    searched.length === 0 ? 'No word to search for.' : `Searched for ${searched.join('; ')}.`,
    ...(common === '' ? [] : [`In too many articles to search for: ${common}.`]),
    `Compared ${count(compared.sentences, 'sentence')} of ${count(compared.articles, 'article')}.`,
  ].join(' ');
}

function decided({ decision, compared }: Explanation): string {
  if (compared.sentences === 0) return 'Declined: there was nothing to compare.';
  const { kind, confidence, relevance, thresholds } = decision;
  const answers = `${percent(confidence)} sure that the best sentence answers (from ${percent(thresholds.answered)} it is an answer)`;
  const about = `${percent(relevance)} sure that what was found is about the question (below ${percent(thresholds.related)} nothing is shown)`;
  if (kind === 'answered') return `Answered: ${answers}.`;
  return kind === 'related'
    ? `Not called an answer: ${answers}; ${about}.`
    : `Declined: ${answers}; ${about}.`;
}

/** The few that matter: what adds less than a tenth of a nat moves nothing. */
const SHOWN = 5;
const LEAST = 0.1;

function sentenceText({ score, average, reasons, overNext }: ExplainedSentence, place: number): string {
  const ahead = overNext === undefined ? '' : ` Before the next one mostly for: ${few(overNext, 2)}.`;
  return `Sentence ${place + 1} scores ${signed(score - average)} against the average: ${few(reasons, SHOWN)}.${ahead}`;
}

function few(reasons: readonly Reason[], most: number): string {
  const shown = reasons.filter(({ contribution }) => Math.abs(contribution) >= LEAST).slice(0, most);
  return shown.length === 0 ? 'nothing in particular' : shown.map(reasonText).join('; ');
}

/** "+0.4 less than others: a picture’s caption". */
function reasonText({ why, value, against, contribution }: Reason): string {
  return `${signed(contribution)} ${value >= against ? 'more' : 'less'} than others: ${why}`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
