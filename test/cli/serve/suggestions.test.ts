import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestStories, promptOf, suggestions } from '../../../adapters/cli/serve/suggestions.ts';
import { createDateline } from '../../../src/index.ts';

describe('suggestions', () => {
  it('are headlines that hold what is typed, then places and publishers that begin like it', async () => {
    const dateline = await createDateline({ corpus: [join(import.meta.dirname, '../../../corpus')] });
    const suggest = suggestions(
      dateline.sources,
      ['Harvest fails in the north', 'A road is closed'],
      ['Harbin'],
    );
    expect(suggest('har')).toEqual(['Harvest fails in the north', 'Harbin', 'Harbour Dispatch']);
    expect(suggest('ROAD')).toEqual(['A road is closed']);
    expect(suggest('zzz')).toEqual([]);
  });

  it('know the places that articles begin with', async () => {
    const dateline = await createDateline({ corpus: [join(import.meta.dirname, '../../../corpus')] });
    expect(await dateline.places()).toEqual(expect.arrayContaining(['Myanmar', 'Doha', 'Bukavu']));
  });

  it('come from the newest stories of the archive', async () => {
    const dateline = await createDateline({ corpus: [join(import.meta.dirname, '../../../corpus')] });
    const headlines = await newestStories(dateline);
    expect(headlines.length).toBeGreaterThan(0);
    expect(promptOf(headlines[0]!)).toContain(headlines[0]!);
  });
});
