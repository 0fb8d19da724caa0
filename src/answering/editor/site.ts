import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that says where the place itself lies: more than one that only tells of something there. */
const SAYS_WHERE = 2;

const WHERE_IS =
  /^\W*[Ww]here(?: (?:is|are)|['’]s) (?:the )?(?<place>\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3})\W*$/u;
const LIES =
  '(?:lies|stands|sits|is (?:located|situated)|borders|is an? (?:\\p{L}+ ){0,4}(?:city|town|village|region|province|port|island|river|lake|country|district)|is (?:in|on|near))';
const KIND =
  '(?:an? |the )(?:[\\p{L}-]+ ){0,4}(?:city|capital|town|village|region|province|port|island|river|lake|district)\\b';

/** "Where is Goma?" is told by where it lies, and not by what happened near it. */
export const SITE: Rule = {
  name: 'site',
  why: 'says where the place itself lies',
  applies: ({ text }) => WHERE_IS.test(text),
  judge({ question, placed }) {
    const place = fold(WHERE_IS.exec(question.text)!.groups!.place!).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // Between the name and its verb stands at most what it is also called.
    const said = new RegExp(
      `\\b${place}(?:,[^,]{1,40},| \\([^)]{1,40}\\))? ${LIES}\\b|\\b${place}, ${KIND}`,
      'u',
    );
    return placed.map(({ text }) => (said.test(fold(text)) ? SAYS_WHERE : 0));
  },
};
