import { describe, expect, it } from 'vitest';
import { blames } from '../../src/text/blame.ts';

const read = (text: string): string[] =>
  blames(text).map(({ stance, by, accused, start, end }) => {
    const slice = (span: typeof by): string => (span === null ? '–' : text.slice(span.start, span.end));
    return `${slice(by)} ${stance} ${slice(accused)}: ${text.slice(start, end)}`;
  });

describe('who is said to have done it', () => {
  it.each([
    [
      'a party owns to it',
      'The Dawn Front claimed responsibility for the raid.',
      'The Dawn Front admits The Dawn Front: claimed responsibility for the raid',
    ],
    [
      'a suspect of whom others tell',
      'Police said Moussa Sow was held and had admitted to attacking the mayor.',
      'Moussa Sow admits Moussa Sow: admitted to attacking the mayor',
    ],
    [
      'a party named behind the claim',
      'The raid was claimed by the Dawn Front.',
      'the Dawn Front admits the Dawn Front: was claimed by the Dawn Front',
    ],
    [
      'nobody has claimed it',
      'No group has claimed responsibility for the blast.',
      '– unclaimed –: No group has claimed responsibility for the blast',
    ],
    [
      'nobody knows',
      'It is not known who fired the rocket.',
      '– unknown –: It is not known who fired the rocket',
    ],
    [
      'a denial',
      'The junta denied any role in the raid.',
      'The junta denies The junta: denied any role in the raid',
    ],
    [
      'a denial in other words',
      'The junta said it had nothing to do with the raid.',
      'The junta denies The junta: said it had nothing to do with the raid',
    ],
    [
      'an accusation',
      'Lomba accused Kessa of shelling the dam, which still stands.',
      'Lomba accuses Kessa: accused Kessa of shelling the dam',
    ],
    [
      'the blame put on somebody',
      'Officials in Lomba blamed the blast on Kessa.',
      'Officials in Lomba accuses Kessa: blamed the blast on Kessa',
    ],
    [
      'each other',
      'Lomba and Kessa blamed each other for the raid.',
      'Lomba and Kessa accuses each other: blamed each other for the raid',
    ],
    [
      'a suspect, his age between commas',
      'Adem Sow, 24, is accused of setting the fire.',
      '– accuses Adem Sow: Adem Sow, 24, is accused of setting the fire',
    ],
    ['who was behind it', 'Kessa was behind the raid.', '– accuses Kessa: Kessa was behind the raid'],
    [
      'who did it, behind the deed',
      'The convoy was ambushed by gunmen.',
      '– accuses gunmen: The convoy was ambushed by gunmen',
    ],
    [
      'who did it, before the deed',
      'Gunmen ambushed the convoy at noon.',
      '– accuses Gunmen: Gunmen ambushed the convoy at noon',
    ],
    [
      'with words between',
      'The Dawn Front, known by its initials, claimed the attack.',
      'The Dawn Front admits The Dawn Front: claimed the attack',
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('nobody is blamed', () => {
  it.each([
    ['a missile', 'A missile killed two villagers.'],
    ['a storm', 'Hurricane Odile killed two villagers.'],
    ['the dead', 'Ten soldiers killed in the raid were buried.'],
    ['the wounded', 'Awa Diarra was attacked and stabbed many times.'],
    ['another claim', 'She claimed the prize.'],
    ['entry denied', 'The guards denied them entry.'],
    ['a market', 'The price of rice rose.'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});
