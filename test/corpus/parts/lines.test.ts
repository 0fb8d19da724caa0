import { describe, expect, it } from 'vitest';
import { isByline, isHeadByline } from '../../../src/corpus/parts/bylines.ts';
import { readCaption } from '../../../src/corpus/parts/credits.ts';
import { readDateline } from '../../../src/corpus/parts/dateline.ts';

describe('readDateline', () => {
  it.each([
    ['BAMAKO, Mali (AP) — The army said', 'BAMAKO, Mali', 'AP', undefined],
    ['BAMAKO, June 14 (Reuters) - The army said', 'BAMAKO, June 14', 'Reuters', undefined],
    [
      'BAMAKO, 14 June 2025 (Desert Wire) – The army said',
      'BAMAKO, 14 June 2025',
      'Desert Wire',
      '2025-06-14',
    ],
    ['Bamako, Mali (AFP) -- The army said', 'Bamako, Mali', 'AFP', undefined],
    ['(CNN) — The army said', undefined, 'CNN', undefined],
    ['(CNN)The army said', undefined, 'CNN', undefined],
    ['Hong Kong CNN — The army said', 'Hong Kong', 'CNN', undefined],
    ['New York CNN Business —', 'New York', 'CNN Business', undefined],
    ['WASHINGTON — The army said', 'WASHINGTON', undefined, undefined],
    ['BERLIN, June 14 - The army said', 'BERLIN, June 14', undefined, undefined],
    ['ADDIS ABABA, Ethiopia (AP) — “We know,” he said', 'ADDIS ABABA, Ethiopia', 'AP', undefined],
    ['MOSCOW/KYIV (Reuters) - The army said', 'MOSCOW/KYIV', 'Reuters', undefined],
  ])('reads %s', (paragraph, dateline, agency, published) => {
    const found = readDateline(paragraph);
    expect(found).toEqual({ length: expect.any(Number), ...clean({ dateline, agency, published }) });
    expect(paragraph.slice(found?.length)).toMatch(/^(?:The army said|“We know,” he said|)$/);
  });

  it.each([
    'The group (FLA) — which wants a state — said so.',
    'NATO — the alliance — said so.',
    'BREAKING — The army said so.',
    'The army said on Friday that it had won.',
    'A well-known spokesman said so.',
  ])('finds none in %s', (paragraph) => {
    expect(readDateline(paragraph)).toBeUndefined();
  });
});

describe('readCaption', () => {
  it.each([
    ['A truck burns near the town. / AP', 'A truck burns near the town.', 'AP'],
    ['General Ag Alkama in June. / Desert Wire', 'General Ag Alkama in June.', 'Desert Wire'],
    ['Mali leader Goïta / AFP', 'Mali leader Goïta', 'AFP'],
    ['A truck burns. (AP Photo/Jane Doe)', 'A truck burns.', '(AP Photo/Jane Doe)'],
    ['A truck burns (AP Photo/Jane Doe)', 'A truck burns', '(AP Photo/Jane Doe)'],
    ['A truck burns. Photo: Reuters', 'A truck burns.', 'Photo: Reuters'],
    [
      'A truck burns. Photograph: Jane Doe/AFP/Getty Images',
      'A truck burns.',
      'Photograph: Jane Doe/AFP/Getty Images',
    ],
    ['A truck burns. Getty Images', 'A truck burns.', 'Getty Images'],
    ['A truck burns [Jane Doe/Desert Wire]', 'A truck burns', '[Jane Doe/Desert Wire]'],
    ['A truck burns. [File: Jane Doe/AFP]', 'A truck burns.', '[File: Jane Doe/AFP]'],
    ['A truck burns on July 7. Jane Doe/Pool/AP', 'A truck burns on July 7.', 'Jane Doe/Pool/AP'],
    ['A truck burns. REUTERS/Jane Doe', 'A truck burns.', 'REUTERS/Jane Doe'],
    ['A truck burns. Courtesy Jane Doe', 'A truck burns.', 'Courtesy Jane Doe'],
    [
      'Kidal. (Photo by Jo / AFP) (Photo by JO/AFP via Getty Images)',
      'Kidal.',
      '(Photo by Jo / AFP) (Photo by JO/AFP via Getty Images)',
    ],
    ['Image caption: A truck burns. © Jane Doe', 'A truck burns.', '© Jane Doe'],
    ['FILE - A truck burns in 2024.', 'FILE - A truck burns in 2024.', undefined],
    ['Photo: Reuters', undefined, 'Photo: Reuters'],
    ['Getty Images', undefined, 'Getty Images'],
    ['(AP Photo/Jane Doe)', undefined, '(AP Photo/Jane Doe)'],
  ])('reads %s', (line, caption, credit) => {
    const found = readCaption(line);
    expect(found?.caption && line.slice(...found.caption)).toBe(caption);
    expect(found?.credit && line.slice(...found.credit)).toBe(credit);
  });

  it.each([
    'The army said it had won and/or lost.',
    'The figures come from the Environmental Protection Agency (EPA).',
    'MIDTOWN / CROSSTOWN',
    '5. NASA',
    'He told Reuters',
    'The Associated Press could not verify the videos.',
    'Former state Rep. Jane Doe spoke to the Associated Press.',
  ])('finds none in %s', (line) => {
    expect(readCaption(line)).toBeUndefined();
  });

  // Half a second in all; one that tried every way to split a line would outlast the limit of a test.
  it('takes no time over a line made to confuse it', () => {
    for (const unit of ['A ', 'A/', 'Photo ', 'A. ', '(A/', 'Getty Images/', 'A A/']) {
      for (let round = 0; round < 1_000; round++) {
        readCaption(`${unit.repeat(300).slice(0, 599)}!`);
        readDateline(`${unit.repeat(300)}!`);
        isByline(`By ${unit.repeat(60)}!`);
        isHeadByline(`${unit.repeat(60)}!`);
      }
    }
  });
});

describe('isByline', () => {
  it.each([
    'By Jane Doe',
    'By Jane Doe and John Roe, Bamako correspondents',
    'BY JANE DOE',
    'By Jane Doe | Desert Wire',
    'By Jane van der Doe in Bamako',
    'By Martin King Jr.',
    'Reporting by Jane Doe; Editing by John Roe',
    '— Jane Doe',
  ])('knows %s', (line) => {
    expect(isByline(line)).toBe(true);
  });

  it.each([
    'By Friday, the army had retaken the town.',
    'By Friday Night',
    'By the time they came',
    'By noon the army had left the town',
    'By Jane Doe he meant somebody else.',
  ])('does not know %s', (line) => {
    expect(isByline(line)).toBe(false);
  });

  it.each(['Jane Doe, Associated Press', 'Jane Doe Africa correspondent', 'Jane Doe in Reuters'])(
    'knows %s above the body',
    (line) => {
      expect(isHeadByline(line)).toBe(true);
    },
  );
});

function clean(record: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
