import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attribution, attributionOf, attributions } from '../../src/text/attribution.ts';
import { textSpans } from '../../src/text/sentences.ts';

const read = (text: string): Attribution[] => attributions(text, textSpans(text));
const spelt = (text: string): string[] =>
  read(text).map(({ source, cue, content }) =>
    [source, cue, content].map(({ start, end }) => text.slice(start, end)).join(' | '),
  );

describe('one attribution', () => {
  it.each([
    [
      'indirect',
      'The mayor said the bridge would reopen in May.',
      'The mayor | said | the bridge would reopen in May.',
    ],
    [
      'the speaker behind the quotation',
      '“The bridge is safe,” said Awa Diarra, the city engineer.',
      'Awa Diarra, the city engineer | said | “The bridge is safe,”',
    ],
    [
      'a quotation that goes on',
      '“The bridge is safe,” Diarra said. “We tested every cable.”',
      'Diarra | said | “The bridge is safe,” Diarra said. “We tested every cable.”',
    ],
    [
      'according to',
      'According to the ministry, four schools have closed.',
      'the ministry | According to | four schools have closed.',
    ],
    [
      'a relative clause before the cue',
      'News agencies that viewed the footage said they could not verify it.',
      'News agencies that viewed the footage | said | they could not verify it.',
    ],
    [
      'in a statement',
      'The army said in a statement that the convoy was attacked.',
      'The army | said | that the convoy was attacked.',
    ],
    [
      'told somebody',
      'Officials told reporters that the road was closed.',
      'Officials | told | that the road was closed.',
    ],
    [
      'an accusation',
      'The union accused the company of hiding the accident.',
      'The union | accused | the company of hiding the accident.',
    ],
    [
      'a denial',
      'The company denied that it had hidden anything.',
      'The company | denied | that it had hidden anything.',
    ],
    [
      'mixed',
      'Critics called the plan “a gift to the banks.”',
      'Critics | called | the plan “a gift to the banks.”',
    ],
    [
      'a finding',
      'The report found that wells had dried up.',
      'The report | found | that wells had dried up.',
    ],
    ['a question', '“Who pays for this?” asked Mariam Keita.', 'Mariam Keita | asked | “Who pays for this?”'],
    [
      'a day between',
      'The prosecutor argued Friday that the contract was void.',
      'The prosecutor | argued | that the contract was void.',
    ],
  ])('%s', (_, text, expected) => {
    expect(spelt(text)).toEqual([expected]);
  });

  it('inside another is found too', () => {
    expect(spelt('A spokesman said the minister had promised to visit.')).toEqual([
      'A spokesman | said | the minister had promised to visit.',
      'the minister | promised | to visit.',
    ]);
  });
});

describe('nobody says anything', () => {
  it.each([
    ['nothing was said', 'He said nothing.'],
    ['the said thing', 'The said contract was lost.'],
    ['a quoted title', 'The film “They Said Yes” opens on Friday.'],
    ['a saying', 'Easier said than done.'],
    ['a phrase', 'Needless to say, the shop stayed shut.'],
    ['a noun', 'The word report has six letters.'],
    ['a load', 'The convoy carried tents, water and rice.'],
    ['an event', 'Two schools in the valley closed last week.'],
    ['weather', 'Rain fell on the town for three days.'],
    ['a goodbye', 'She was said goodbye to at the gate.'],
    ['a turn', 'That said, the bridge is open.'],
    ['a song', 'The song “I Told You So” won a prize.'],
    ['a book', 'Her book, “What He Said”, sold well.'],
    ['a noun that runs', 'The report runs to ninety pages.'],
    ['an office', 'The claims office shut at noon.'],
    ['a paper', 'The statement is two pages long.'],
    ['money in the bank', 'His account at the bank was closed.'],
    ['oneself', 'They announced themselves at the gate.'],
    ['a right', 'The town has a claim to the river.'],
    ['a number taken down', 'He noted the number of the car.'],
    ['a name', 'The movement, known by its initials JNIM, shelled the town.'],
    ['an attempt', 'Gunmen tried to enter a camp in the city of Timbuktu on Monday.'],
    ['sugar', 'She added sugar to the tea.'],
    ['a place to report to', 'The driver reported to the station at nine.'],
    ['a clock', 'The clock said noon.'],
    ['an order for a thing', 'The king ordered a horse.'],
    ['a finger', 'The guide pointed to the hill.'],
    ['a taxi', 'They called a taxi.'],
    ['a hearing', 'The court heard the case on Monday.'],
    ['nobody warned', 'The bell warned nobody.'],
    ['things found', 'Signs were found in the valley.'],
    ['a story told', 'The child told a story.'],
    ['a proverb', 'A promise is a promise.'],
    ['a box', 'The suggestion box is full.'],
    ['a signature', 'Valdora and Chad signed a separate treaty in June.'],
    ['a curve', 'The farmer described a circle in the sand.'],
  ])('%s', (_, text) => {
    expect(spelt(text)).toEqual([]);
  });
});

describe('the speaker', () => {
  const speakers = (text: string): (string | null)[] => read(text).map(({ speaker }) => speaker);

  it.each([
    [
      'of a surname is the full name',
      'Awa Diarra, the city engineer, said the bridge was safe. “We tested it,” Diarra said.',
      'Awa Diarra, the city engineer',
    ],
    [
      'of "she" is the last person who spoke',
      'Awa Diarra said the bridge was safe. She said the road was not.',
      'Awa Diarra',
    ],
    [
      'of "he" is not a ministry',
      'Moussa Sow said the well was dry. The ministry said it was not. He said it lied.',
      'Moussa Sow',
    ],
    [
      'of "it" is the last body',
      'The Malian army said it lost two trucks. The attack was repelled, it added.',
      'The Malian army',
    ],
    [
      'of a short form is the fullest',
      'The Malian army left the town. The army said the town was calm.',
      'The Malian army',
    ],
    [
      'of an office stays as written',
      'A spokesman for the ministry said the road was open.',
      'A spokesman for the ministry',
    ],
    [
      'of nobody’s officials stays as written',
      'U.S. officials left the town. The road was open, officials said.',
      'officials',
    ],
  ])('%s', (_, text, expected) => {
    expect(speakers(text).at(-1)).toBe(expected);
  });

  it('of a pronoun without anybody before is unknown', () => {
    expect(speakers('He said the bridge was safe.')).toEqual([null]);
  });
});

describe('the attribution of a sentence', () => {
  const text =
    'The bridge closed on Monday. “It is safe,” Awa Diarra said. “We tested every cable. Nobody was hurt.” Two shops burned.';
  const sentences = textSpans(text);
  const speaker = (i: number): string | null | undefined =>
    attributionOf(attributions(text, sentences), sentences[i]!)?.speaker;

  it('is none where the outlet speaks for itself', () => {
    expect(speaker(0)).toBeUndefined();
    expect(speaker(sentences.length - 1)).toBeUndefined();
  });

  it.each([
    [
      'a date before it',
      'On 31 May a UN clerk, Awa Diarra, said that 70 people had died and 28 were hurt in Gao.',
    ],
    [
      'a source at length',
      'More than 30 soldiers were killed at Boulkessi, according to two security sources who spoke to Reuters and were not named.',
    ],
  ])('is there though who says so fills half of the sentence: %s', (_, sentence) => {
    const spans = textSpans(sentence);
    expect(attributionOf(attributions(sentence, spans), spans[0]!)?.speaker).toBeTruthy();
  });

  it('reaches over every sentence of a quotation', () => {
    expect(sentences.slice(1, -1).map((_, i) => speaker(i + 1))).toEqual(
      sentences.slice(1, -1).map(() => 'Awa Diarra'),
    );
  });
});

// Half a second; in the square of its length it would outlast the limit of a test.
it('takes no time to speak of over a sentence that never ends', () => {
  expect(read('the man said that “x” , '.repeat(24_000)).length).toBeGreaterThan(0);
});

it('gives spans inside any text, in the order of their cues', () => {
  const word = fc.constantFrom(
    ...'“We said” he told the Army. that according to Diarra, who added: "no ” \n\n 😀 promised it by said É— (x) announced'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      let last = -1;
      for (const { source, cue, content, certainty } of read(text)) {
        for (const { start, end } of [source, cue, content]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(cue.start).toBeGreaterThanOrEqual(last);
        expect(certainty).toBeGreaterThan(0);
        expect(certainty).toBeLessThanOrEqual(1);
        last = cue.start;
      }
    }),
  );
});
