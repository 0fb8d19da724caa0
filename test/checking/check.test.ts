import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkMessage, createDateline, type Dateline } from '../../src/index.ts';

describe('a text checked against the sample corpus', () => {
  let dateline: Dateline;
  beforeAll(async () => {
    dateline = await createDateline({ corpus: [join(import.meta.dirname, '../../corpus')] });
  });

  const first = async (text: string) => (await dateline.check(text))[0]!.found[0];

  it('meets another figure of the same people in the same state', async () => {
    const finding = await first('Mali’s army says its troops killed 50 enemy fighters on Thursday in Kidal.');
    expect(finding).toMatchObject({ relation: 'contradicts', differs: 'figure' });
    expect(finding!.sentence.text).toContain('killed 10 enemy fighters');
  });

  it('meets the same figure', async () => {
    const finding = await first('Mali’s army says its troops killed 10 enemy fighters in the Kidal region.');
    expect(finding).toMatchObject({ relation: 'supports', differs: null });
  });

  it('meets a denial', async () => {
    const { found } = (await dateline.check('Rwanda supports M23.'))[0]!;
    expect(found).toContainEqual(expect.objectContaining({ relation: 'contradicts', differs: 'denial' }));
  });

  it('meets nothing where the archive has nothing', async () => {
    expect(await first('The chocolate cake was baked at noon by the winner of the cup.')).toBeUndefined();
  });

  it('takes each sentence by itself, with its place in the text', async () => {
    const text = 'Rwanda supports M23. The cake was good.';
    const checked = await dateline.check(text);
    expect(checked.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Rwanda supports M23.',
      'The cake was good.',
    ]);
  });

  it('is shown without a verdict', async () => {
    const page = JSON.stringify(
      checkMessage(await dateline.check('Rwanda supports M23. The cake was good.')),
    );
    expect(page).toContain('Nothing found on this in the archive.');
    expect(page).not.toMatch(/\b(?:true|false)\b.*\bclaim/i);
  });

  it('says so when there is nothing to check', async () => {
    expect(checkMessage(await dateline.check('  '))).toEqual({
      blocks: [{ kind: 'note', text: 'There is no sentence to check.' }],
    });
  });
});
