import type { AnswerSentence, Claim } from './answering/answer.ts';
import { pageLink } from './answering/link.ts';
import type { Change } from './briefing/changes.ts';
import type { Dateline } from './dateline.ts';

/** The same engine, whose citations of articles without an address link to Dateline's own pages at `pages`. */
export function linkedToPages(dateline: Dateline, pages: string): Dateline {
  const linked = (sentence: AnswerSentence): AnswerSentence =>
    sentence.link === null && sentence.url === null
      ? { ...sentence, link: pageLink(pages, sentence) }
      : sentence;
  const cited = <T extends { readonly sentence: AnswerSentence }>(each: T): T => ({
    ...each,
    sentence: linked(each.sentence),
  });
  const changed = (change: Change): Change => ('sentence' in change ? cited(change) : change);
  return {
    ...dateline,
    async ask(question, options) {
      const answer = await dateline.ask(question, options);
      const claims: readonly Claim[] = answer.claims.map(cited);
      return { ...answer, sentences: answer.sentences.map(linked), claims };
    },
    async brief(options) {
      const briefing = await dateline.brief(options);
      const stories = briefing.stories.map((story) => ({
        ...story,
        lines: story.lines.map(linked),
        changes: story.changes.map(changed),
        claims: story.claims.map(cited),
      }));
      return { ...briefing, stories };
    },
    async timeline(options) {
      return (await dateline.timeline(options)).map(cited);
    },
    async check(text, options) {
      const checked = await dateline.check(text, options);
      return checked.map((each) => ({ ...each, found: each.found.map(cited) }));
    },
  };
}
