import { describe, expect, it } from 'vitest';
import { dateline } from './host.ts';

describe('check', () => {
  it('reads the text from standard input where none is typed', async () => {
    expect(await dateline(['check'], { stdin: 'Ten died.' })).toMatchObject({ status: 1, stderr: '' });
  });

  it.each([[undefined], ['  ']])('wants a text, typed or piped', async (stdin) => {
    const { status, stdout, stderr } = await dateline(['check'], stdin === undefined ? {} : { stdin });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('a text to check is needed');
  });
});
