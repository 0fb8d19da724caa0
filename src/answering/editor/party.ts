import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that says for whom, against whom or with whom as the question does. */
const SAID_SO = 2;

const ASKED =
  /\b(?<word>for|against|with) (?:the )?(?<name>\p{Lu}[\p{L}\p{N}’'-]+)(?=\s*(?:[?.,]|$)|\s+(?:in|at|on)\b)/u;

/** "Who signed for Rwanda?": the party stands behind the same word, or it is somebody else's. */
export const PARTY: Rule = {
  name: 'party',
  why: 'says for, against or with whom in the question’s words',
  applies: ({ text, wanted }) => wanted === 'who' && ASKED.test(text),
  judge({ question, placed }) {
    const { word = '', name = '' } = ASKED.exec(question.text)?.groups ?? {};
    const said = ` ${word} ${fold(name)}`;
    return placed.map(({ text }) => {
      const folded = fold(text).replace(/\bthe /g, '');
      return folded.includes(said) || folded.startsWith(said.trimStart()) ? SAID_SO : 0;
    });
  },
};
