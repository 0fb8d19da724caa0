import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

describe('a sentence checked against a made-up story', () => {
  let dateline: Dateline;
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-check-')), 'story.jsonl');
    const text = [
      'Gunmen ambushed a rice convoy near Kessa on Thursday, the army of Lomba said.',
      'The army said the ambush killed 10 gunmen and wounded two drivers.',
      'The Dawn Front denied that it had burned the trucks.',
      'An agency could not verify videos of the burning trucks.',
      'The market treaty of Kessa was signed in 2015.',
      'Traders said they would leave the valley.',
    ].join('\n');
    const row = { id: 'a', headline: 'Convoy ambushed near Kessa', published: '2025-06-14', text };
    writeFileSync(file, `${JSON.stringify(row)}\n`);
    dateline = await createDateline({ corpus: [file] });
  });

  it.each([
    ['the same figure', 'The ambush killed 10 gunmen.', 'supports', null],
    ['another figure', 'The ambush killed 40 gunmen.', 'contradicts', 'figure'],
    ['a bound that holds', 'The ambush killed at least five gunmen.', 'supports', null],
    ['a figure of others', 'The ambush killed 10 drivers.', 'nearest', null],
    ['another day', 'Gunmen ambushed a convoy near Kessa on 3 June 2025.', 'contradicts', 'date'],
    ['another weekday', 'Gunmen ambushed a rice convoy near Kessa on Sunday.', 'contradicts', 'date'],
    ['the same weekday', 'Gunmen ambushed a rice convoy near Kessa on Thursday.', 'supports', null],
    ['none of those', 'The ambush wounded no drivers.', 'contradicts', 'denial'],
    ['another year', 'The market treaty of Kessa was signed in 2012.', 'contradicts', 'date'],
    ['the same year', 'The market treaty of Kessa was signed in 2015.', 'supports', null],
    ['what one side denies', 'The Dawn Front burned the trucks.', 'contradicts', 'denial'],
    ['a denial of what is told', 'Gunmen never ambushed a rice convoy near Kessa.', 'contradicts', 'denial'],
    ['a check that failed', 'An agency verified videos of the burning trucks.', 'contradicts', 'denial'],
    ['the opposite', 'Traders said they would stay in the valley.', 'nearest', null],
  ])('%s: %s', async (_, text, relation, differs) => {
    const { found } = (await dateline.check(text))[0]!;
    expect(found[0]).toMatchObject({ relation, differs });
  });

  it('whose figure is far off still finds the sentence', async () => {
    const { found } = (await dateline.check('In all 4,812 gunmen were killed in the ambush.'))[0]!;
    expect(found[0]!.sentence.text).toContain('killed 10 gunmen');
  });
});
