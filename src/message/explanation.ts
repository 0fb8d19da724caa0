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

function sentenceText({ score, average, reasons, overNext }: ExplainedSentence, place: number): string {
  const first = overNext && grouped(overNext).find(({ sum }) => sum > 0);
  const ahead = first === undefined ? '' : ` It stands before the next one mostly for ${first.told}.`;
  const mostly =
    grouped(reasons)
      .slice(0, SHOWN)
      .map(({ told }) => told)
      .join('; ') || 'nothing in particular';
  return `Sentence ${place + 1}, ${signed(score - average)} against the average one: ${mostly}.${ahead}`;
}

/** The few that matter: what adds less than this moves nothing. */
const SHOWN = 4;
const LEAST = 0.1;

/** `the question’s own words +2.3 (its words stand together)`: what matters most first, with its strongest reason. */
function grouped(reasons: readonly Reason[]): { readonly sum: number; readonly told: string }[] {
  const sums = new Map<string, number>();
  for (const { group, contribution } of reasons) sums.set(group, (sums.get(group) ?? 0) + contribution);
  return [...sums]
    .filter(([, sum]) => Math.abs(sum) >= LEAST)
    .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .map(([group, sum]) => ({
      sum,
      told: `${group} ${signed(sum)} (${strongest(reasons, group, sum)})`,
    }));
}

/** The reason of a group that adds most in its direction; what others have and it lacks is said so. */
function strongest(reasons: readonly Reason[], group: string, sum: number): string {
  const found = reasons.find((reason) => reason.group === group && reason.contribution * sum > 0);
  if (found === undefined) return group;
  return found.value >= found.against ? found.why : `less than others: ${found.why}`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
