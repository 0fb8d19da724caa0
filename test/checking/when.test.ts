import { describe, expect, it } from 'vitest';
import { compareDates } from '../../src/checking/when.ts';

const compare = (ours: string, theirs: string) =>
  compareDates({ text: ours, written: '2031-05-10' }, { text: theirs, written: '2031-05-10' });

describe('a date is held against another', () => {
  it.each([
    ['Valdora left the union in March 2031.', 'Valdora left the union in June 2029.'],
    ['Valdora left the union in March 2031.', 'It said that it was pulling out in June 2029.'],
    ['The ferry sank on Sunday.', 'A ferry sank off the cape on Friday, the coast guard said.'],
    ['The ferry was raised on 3 May 2031.', 'Divers raised the ferry on 1 May.'],
  ])('%s %s', (ours, theirs) => expect(compare(ours, theirs)).toBe('differs'));

  it.each([
    ['another one did it', 'Valdora left the union in March 2031.', 'Chad left the union in June 2029.'],
    [
      'another one did it in a clause of its own',
      'Valdora left the union in March 2031.',
      'Valdora voted as others were going; the last of them left the union in June 2029.',
    ],
    [
      'it did something else',
      'Valdora left the union in March 2031.',
      'Valdora joined the union in June 2029.',
    ],
    ['only the hour is said', 'The ferry sank on 3 May 2031.', 'The ferry sank at 5:57 p.m.'],
    ['nothing is said', 'The ferry sank on 3 May 2031.', 'The ferry sank off the cape.'],
  ])('and is not where %s', (_, ours, theirs) => expect(compare(ours, theirs)).toBe('unsaid'));

  it('meets the same day, month or year, and is none where ours names none', () => {
    expect(compare('The ferry sank on 2 May 2031.', 'The ferry sank in May 2031.')).toBe('meet');
    expect(compare('The ferry sank.', 'The ferry sank in May 2031.')).toBeNull();
  });
});
