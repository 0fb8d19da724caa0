import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { End } from '../killed/victim.ts';
import { buildChild, Life } from './kill/life.ts';

/** So often a process is killed; the full check does it more often. */
const KILLS = Number(process.env.LIBRARY_KILLS ?? 24);
const STEPS = ['cut', 'kept', 'shown', 'rewritten', 'replaced', 'written', 'synced', 'renamed'];
const CHURNED = { id: 'churned', text: 'The army counts its trucks again. '.repeat(200) };

/** Every step first, then any moment. */
const ENDS: readonly End[] = Array.from({ length: KILLS }, (_, i) =>
  i % 2 === 0
    ? { step: STEPS[(i / 2) % STEPS.length]!, nth: 1 + Math.floor(i / (2 * STEPS.length)) }
    : { after: 60 + ((i * 97) % 500) },
);

describe('a corpus that is killed', () => {
  let file: string;
  beforeAll(() => {
    file = buildChild();
  });

  it('loses nothing that was reported as taken in, and says nothing twice', async () => {
    const root = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
    const options = { corpus: join(root, 'corpus'), data: join(root, 'data') };
    mkdirSync(options.corpus);
    const wire = join(options.corpus, 'wire.jsonl');
    const inFiles = new Map<string, string>();
    const taken = new Map<string, string>();
    const edited: string[] = [];
    const killedAt = new Set<string>();
    try {
      for (const [round, end] of ENDS.entries()) {
        const row = {
          id: `row ${round}`,
          headline: 'Row',
          text: `Row ${round} says that ${round} trucks burned.`,
        };
        appendFileSync(wire, `${JSON.stringify(row)}\n`);
        inFiles.set(row.id, row.text);
        const note = { id: 'note', headline: 'Note', text: `The note was written ${round} times.` };
        writeFileSync(join(options.corpus, 'note.json'), JSON.stringify(note));
        inFiles.set(note.id, note.text);
        const life = new Life(file, options, end);
        const articles = [0, 1, 2].map((i) => ({
          id: i === 2 ? 'edited' : `item ${round}.${i}`,
          text: `Item ${i} of round ${round} counts ${round} goats.`,
        }));
        await life.do({ kind: 'take', articles });
        await life.do({ kind: 'churn', ...CHURNED });
        await life.do({ kind: 'look' });
        await life.do({ kind: 'close' });
        await life.stop();
        for (const [id, text] of life.taken) taken.set(id, text);
        if (life.taken.has('edited')) edited.push(life.taken.get('edited')!);
        if (life.killedAt !== null) killedAt.add(life.killedAt);
        const done = await heldNow();
        for (const [id, text] of taken) {
          // The last one may have been kept, and killed before it was said.
          if (id !== 'edited') expect(done.held.get(id), `${id} after ${life.killedAt}`).toBe(text);
          else
            expect(Number(/round (\d+)/.exec(done.held.get(id)!)![1])).toBeGreaterThanOrEqual(
              Number(/round (\d+)/.exec(text)![1]),
            );
        }
        expect(done.edited).toEqual(expect.arrayContaining(edited));
        expect([CHURNED.text, undefined]).toContain(done.held.get(CHURNED.id));
        for (const [id, text] of inFiles) expect(done.held.get(id), id).toBe(text);
        expect(done.logged.filter((line) => !/torn/.test(line))).toEqual([]);
      }
      expect([...killedAt]).toEqual(expect.arrayContaining([...STEPS, 'any time']));
      // Never rewritten, it would hold the four times of each round; a killed round or two wait for the next one that ends well.
      const most = ENDS.length * CHURNED.text.length;
      expect(statSync(join(options.data, 'articles.ledger')).size).toBeLessThan(most);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }

    async function heldNow() {
      const after = new Life(file, options, null);
      const done = await after.do({ kind: 'look' });
      await after.stop();
      const ids = done!.held.map(([id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      return { ...done!, held: new Map(done!.held) };
    }
  }, 600_000);
});
