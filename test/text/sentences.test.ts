import { describe, expect, it } from 'vitest';
import type { Article, Part } from '../../src/article.ts';
import { articleSentences, sentenceSpans, textSpans } from '../../src/text/sentences.ts';

const split = (text: string) => sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
const splitText = (text: string) => textSpans(text).map(({ start, end }) => text.slice(start, end));

describe('one sentence', () => {
  it.each([
    ['a quotation and its attribution', '“The road is closed to armed groups”, said Traoré.'],
    ['an exclamation and who made it', '“Leave now!” she told the driver.'],
    ['a question asked by a name', '“Who pays?” Mayor Ana Ruiz asked.'],
    ['a question asked by a description', '“Who pays?” The mayor of Gao asked.'],
    ['a question in British marks', '‘Who pays?’ asked the mayor.'],
    ['a stop inside the closing mark', 'He called it “a mistake.”'],
    ['a stop outside the closing mark', 'He called it ‘a mistake’.'],
    ['a shout without marks', 'Stop there! he shouted at the crowd.'],
    ['a country before a noun', 'Two U.S. officials spoke to reporters.'],
    ['a country before a name', 'The U.S. Embassy closed, and U.N. Secretary-General Guterres left.'],
    ['a rank', 'Gen. Goïta met Sgt. Diallo and Lt. Col. Sow.'],
    ['a number', 'Convoy No. 3 left on Jan. 5 with approx. 40 trucks.'],
    ['a clock time', 'Shots rang out at 4 a.m. local time, e.g. near the bridge.'],
    ['a clock time that opens', 'At 4 a.m. Dr. Keïta opened the clinic.'],
    ['a clock time and its zone', 'The vote closes at 8 p.m. ET on Sunday.'],
    ['a firm', 'Shares in Sahel Gold Inc. Chief Executive Lam fell.'],
    ['initials', 'The novel by J. K. Ndiaye and George W. Okoro sold out.'],
    ['a species', 'They found E. coli in the well.'],
    ['decimals', 'Growth was 3.5 percent, or $1.2 billion.'],
    ['an address', 'Write to desk@wire.example.org or see www.wire.example.org/en.html today.'],
    ['a file name', 'Open notes.txt and the .zip file.'],
    ['a name with its mark', 'She left Yahoo! in May and Hello! magazine in June.'],
    ['a pause', 'We … I mean they … left early... or so he said.'],
    ['an aside', 'The town (It had been rebuilt.) lies on the river.'],
    ['an omission in brackets', '“We counted [...] every vehicle,” he said.'],
    ['an organisation’s short form', 'The United Nations (U.N.) Security Council met.'],
    ['a reporter’s dateline', 'RENO, Nev. — Crews worked all night.'],
    ['a court case', 'Roe v. Wade was argued twice.'],
    ['a soft wrap', 'The column left the base\nbefore dawn.'],
    ['marks of a click language', 'He speaks !Xun and Khoekhoe.'],
    ['a bullet that looks like an emoji', '▪ Bring water'],
    ['a stamp within a sentence', 'Updated 03/04/2024 10:15 and checked by the desk.'],
    ['a bare marker', '1. Close the gate'],
  ])('is %s', (_, text) => {
    expect(split(text)).toEqual([text]);
  });
});

describe('several sentences', () => {
  it.each([
    ['a country that ends one', 'He never saw the U.S.', 'The army did.'],
    ['a firm that ends one', 'She works for Sahel Gold Ltd.', 'It closed in May.'],
    ['a clock time that ends one', 'The curfew starts at 9 p.m.', 'Police will patrol.'],
    ['a month that ends one', 'It began in Dec.', 'Smith left soon after.'],
    ['a state of health', 'The minister fell ill.', 'Doctors were called.'],
    ['the word no', 'The answer was no.', 'Nobody argued.'],
    ['the word I', 'We were late, my brother and I.', 'Did anyone notice?'],
    ['a quotation that is one', '“We are leaving.”', 'She closed the door.'],
    ['British marks', '‘We are leaving.’', 'She closed the door.'],
    ['a new speaker after a full stop', '“We lost everything.”', 'Diallo said the river rose in an hour.'],
    ['sentences within a quotation', '“The rain came first.', 'Then the wind,” he said.'],
    ['a question and a clause', '“Who pays?”', 'Ruiz said that the city would.'],
    ['marks in a row', 'What?!', 'Nobody knew…', 'Then it rained.'],
    ['brackets of its own', 'The road is open.', '(It was closed in May.)', 'Traffic is light.'],
    ['an aside that ends in an abbreviation', 'They met at the depot (Station Rd.)', 'The train was late.'],
    ['a reference mark', 'It was built in 1905. [12]', 'It burned in 1911.[13]', 'It was rebuilt.'],
    ['an emoji', 'We won! 🎉👏🏽', 'See you there.'],
    ['an emoji mark', 'We won‼️', 'See you there.'],
    ['a senator', 'The bill was written by Jo Hill, R-Ala.', 'Adams spoke against it.'],
    ['lower case', 'the shop is closed.', 'we went home.'],
    ['a line break', 'The shop is closed.', 'It opens at nine.'],
  ])('split after %s', (_, ...sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
    expect(split(sentences.join('\n'))).toEqual(sentences);
  });

  it.each([
    ['The gate is shut.The guard left.', 'The gate is shut.', 'The guard left.'],
    ['He said “no.”The guard left.', 'He said “no.”', 'The guard left.'],
    ['门关了。卫兵走了。', '门关了。', '卫兵走了。'],
    ['Is it open?Nobody knows.', 'Is it open?', 'Nobody knows.'],
  ])('split where the space is missing: %s', (text, ...sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it.each([
    ['1) Close the gate 2) Call the guard 3) Wait', '1) Close the gate', '2) Call the guard', '3) Wait'],
    ['1. Close the gate. 2. Call the guard.', '1. Close the gate.', '2. Call the guard.'],
    ['• Water • Bread', '• Water', '• Bread'],
    [
      'Awa Sow 03/04/2024 10:15 AM Please call the desk.',
      'Awa Sow',
      '03/04/2024 10:15 AM',
      'Please call the desk.',
    ],
    ['The first report *** The second report', 'The first report', '***', 'The second report'],
  ])('split a list on one line: %s', (text, ...sentences) => {
    expect(split(text)).toEqual(sentences);
  });
});

describe('a bare text', () => {
  it('splits at blank lines, headings and list items', () => {
    const text =
      'Army retakes the town\nBy our reporter\n\nThe army said so.\r\n\r\nNeeds:\n- water\n- bread\n';
    expect(splitText(text)).toEqual([
      'Army retakes the town',
      'By our reporter',
      'The army said so.',
      'Needs:',
      '- water',
      '- bread',
    ]);
  });

  it('does not split where a mail program wrapped the line', () => {
    const wrapped =
      'The column left the base before dawn, and by noon Gen.\n' +
      'Traoré had reached Kidal, where he met the elders and\n' +
      'Sunday’s traders.';
    expect(splitText(wrapped)).toEqual([wrapped]);
    expect(splitText('The column left the base\nbefore dawn.')).toHaveLength(1);
  });

  it('keeps each line of a list without full stops', () => {
    expect(splitText('water\nbread and salt\nmatches\n')).toEqual(['water', 'bread and salt', 'matches']);
  });

  it('has no sentences when there is only white space', () => {
    expect(textSpans(' \r\n\t\n')).toEqual([]);
    expect(textSpans('')).toEqual([]);
  });
});

describe('an article', () => {
  const lines: readonly [Part['kind'], string][] = [
    ['headline', 'Convoy reaches Gao'],
    ['deck', 'It took two days.'],
    ['caption', 'Trucks on the road. / Wire'],
    ['date', 'June 14, 2025'],
    ['paragraph', 'The convoy reached Gao 🚚 on Friday. “We are safe”, said Sow.'],
    ['cross-head', 'A long road'],
  ];

  it('gives the sentences of its quotable parts, with kind and part', () => {
    const article = articleOf(lines);
    expect(articleSentences(article).map(({ kind, part, text }) => [kind, part, text])).toEqual([
      ['deck', 1, 'It took two days.'],
      ['caption', 2, 'Trucks on the road. / Wire'],
      ['paragraph', 4, 'The convoy reached Gao 🚚 on Friday.'],
      ['paragraph', 4, '“We are safe”, said Sow.'],
    ]);
    for (const { start, end, text } of articleSentences(article))
      expect(article.text.slice(start, end)).toBe(text);
  });
});

function articleOf(lines: readonly (readonly [Part['kind'], string])[]): Article {
  let text = '';
  const parts = lines.map(([kind, line]) => {
    const start = text.length;
    text += `${line}\n`;
    return { kind, start, end: start + line.length };
  });
  return { id: 'a', headline: 'Convoy reaches Gao', text, parts, origin: { path: 'a.txt' } };
}
