import { describe, expect, it } from 'vitest';
import { COUNTED } from '../../../src/answering/editor/counted.ts';
import { HISTORY } from '../../../src/answering/editor/history.ts';
import { LATEST } from '../../../src/answering/editor/latest.ts';
import { OTHER_PLACE } from '../../../src/answering/editor/other-place.ts';
import { judged, type MadeUp } from './desk.ts';

describe('a figure of another place', () => {
  const COAST: MadeUp = {
    headline: 'Ferry sinks off Lagos',
    sentences: ['In Lagos 12 people drowned when a ferry sank.', 'Nobody was found alive.'],
  };
  const HILLS: MadeUp = {
    headline: 'Landslide buries a village',
    sentences: [
      'The mud came at night.',
      'Rescuers said that 340 people had died.',
      'More rain is forecast.',
    ],
  };

  it('loses, where nothing around it says that it is of the place asked for', () => {
    const amounts = judged(OTHER_PLACE, 'How many people died in Lagos?', [COAST, HILLS]);
    expect(amounts?.get(HILLS.sentences[1]!)).toBeLessThan(0);
    expect(amounts?.get(COAST.sentences[0]!)).toBe(0);
  });

  it('loses beside the one asked for, where its own sentence says where it was', () => {
    const sentences = [
      'In Lagos 12 people drowned when a ferry sank.',
      'A week before, 40 people had drowned in Accra.',
      'The wreck was raised, and three people were found in it.',
    ];
    const amounts = judged(OTHER_PLACE, 'How many people drowned in Lagos?', [
      { headline: 'Ferry sinks', sentences },
    ]);
    expect(sentences.map((text) => Math.sign(amounts?.get(text) ?? 0) + 0)).toEqual([0, -1, 0]);
  });

  it('is taken where no sentence says the place', () => {
    const amounts = judged(OTHER_PLACE, 'How many people died in Lagos?', [HILLS]);
    expect([...(amounts?.values() ?? [])].every((amount) => amount === 0)).toBe(true);
  });
});

describe('a figure that counts other things', () => {
  const count = (question: string, sentence: string) =>
    judged(COUNTED, question, [{ headline: 'Nurses on strike', sentences: [sentence] }])?.get(sentence);

  it.each([
    ['How many nurses are on strike?', 'The strike of the nurses is to close 14 hospitals.'],
    ['How many tractors blocked the bridge?', 'The bridge is 900 metres long and tractors blocked it.'],
  ])('%s loses: %s', (question, sentence) => expect(count(question, sentence)).toBeLessThan(0));

  it.each([
    ['How many nurses are on strike?', 'Some 3,000 nurses have walked out.'],
    ['How many troops crossed the river?', 'Up to 400 soldiers crossed the river.'],
  ])('%s gains: %s', (question, sentence) => expect(count(question, sentence)).toBeGreaterThan(0));

  it('says nothing of people of no kind, of the dead and of times', () => {
    for (const question of ['How many people came?', 'How many died?', 'How many years did the strike last?'])
      expect(count(question, 'It took 14 hospitals and 300 nurses.')).toBeUndefined();
  });
});

describe('of several tolls the last told', () => {
  const toll = (published: string, ...sentences: string[]): MadeUp => ({
    headline: 'Flood in Valdora',
    published,
    sentences,
  });
  const MONDAY = 'At least 12 people died in Valdora, the mayor said.';
  const TUESDAY = 'The flood killed 31 people in Valdora.';

  it('gains, by its article’s day', () => {
    const amounts = judged(LATEST, 'How many people died in Valdora?', [
      toll('2031-05-05', MONDAY),
      toll('2031-05-06', TUESDAY),
    ]);
    expect([amounts?.get(MONDAY), amounts?.get(TUESDAY)]).toEqual([0, expect.closeTo(1.6)]);
  });

  it('gains, by the day that its sentence says', () => {
    const early = 'On 2 May the mayor said that nine people had died in Valdora.';
    const amounts = judged(LATEST, 'How many people died in Valdora?', [toll('2031-05-06', early, TUESDAY)]);
    expect([amounts?.get(early), amounts?.get(TUESDAY)]).toEqual([0, expect.closeTo(1.6)]);
  });

  it('gains nothing over one of other people, of another state or of another place', () => {
    const articles = [
      toll('2031-05-05', MONDAY),
      toll('2031-05-07', 'The flood killed four policemen in Valdora.', 'It injured 80 people in Valdora.'),
      { ...toll('2031-05-08', 'A fire killed 50 people.'), headline: 'Fire in a market' },
    ];
    const amounts = judged(LATEST, 'How many people died in Valdora?', articles);
    expect([...(amounts?.values() ?? [])].every((amount) => amount === 0)).toBe(true);
  });

  it('is not what a question about the first asks for', () => {
    expect(judged(LATEST, 'What was the initial number of people who died in Valdora?', [])).toBeNull();
  });
});

it('a day still to come leaves a sentence to the year that was named before it', () => {
  const sentences = [
    'The dam broke in March 2029.',
    'The water killed 60 villagers between 25 and 27 July.',
    'This week it killed two.',
  ];
  const amounts = judged(HISTORY, 'How many villagers did the water kill?', [
    { headline: 'The dam', published: '2031-05-06', sentences },
  ]);
  expect(amounts?.get(sentences[1]!)).toBeLessThan(0);
  expect(amounts?.get(sentences[2]!)).toBe(0);
});
