import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import { createDateline, type Dateline } from '../../src/dateline.ts';
import { NO_OPENSEARCH, type OpenSearchServer, startOpenSearch } from '../servers/opensearch.ts';

const SAMPLE = join(import.meta.dirname, '../../corpus');
const QUESTIONS = [
  'How many people were killed in the ambush near Kidal?',
  'Who is responsible for the attack on the convoy?',
  'What happened last week?',
  'What did the United Nations say about Myanmar in March 2025?',
  'According to Sahel Wire, how many soldiers died?',
  'how many trucks burned in kidl',
  'Why did the talks in Doha fail? And who was there?',
  'Who won Wimbledon?',
  'wombat zyxology',
  'hello',
];

/** A server with a busy machine under it. */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

describe.skipIf(NO_OPENSEARCH !== null)(
  `a dateline whose articles are in OpenSearch${NO_OPENSEARCH === null ? '' : ` (${NO_OPENSEARCH})`}`,
  () => {
    let server: OpenSearchServer;
    let folder: string;
    let here: Dateline;
    let there: Dateline;
    beforeAll(async () => {
      server = await startOpenSearch();
      folder = mkdtempSync(join(tmpdir(), 'dateline-shared-'));
      here = await createDateline({ corpus: [SAMPLE] });
      there = await open({ corpus: [SAMPLE] });
    }, 300_000);
    afterAll(async () => {
      await there?.close();
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    const open = (more: { corpus: readonly string[]; prefix?: string }) =>
      createDateline({
        corpus: more.corpus,
        cluster: { nodes: server.urls, prefix: more.prefix ?? 'sample', shards: 2, replicas: 0 },
      });

    it.each(QUESTIONS)('answers %j as one that holds them itself', async (question) => {
      expect(same(await there.ask(question))).toEqual(same(await here.ask(question)));
    });

    it('answers as of a moment, and in a thread', async () => {
      const at = new Date('2025-06-14T12:00:00Z');
      const thread = ['How many soldiers were killed near Kidal?'];
      expect(same(await there.ask('And how many trucks?', { thread, at }))).toEqual(
        same(await here.ask('And how many trucks?', { thread, at })),
      );
    });

    it('briefs, tells what happened and checks a text as one that holds them itself', async () => {
      expect(await there.brief()).toEqual(await here.brief());
      const wide = { since: new Date('2025-01-01'), until: new Date('2025-07-01'), subjects: ['Kidal'] };
      expect(await there.brief(wide)).toEqual(await here.brief(wide));
      expect(await there.timeline({ topic: 'Kidal' })).toEqual(await here.timeline({ topic: 'Kidal' }));
      expect(inOrder(await there.timeline())).toEqual(inOrder(await here.timeline()));
      const text = 'Ten soldiers were killed near Kidal. The talks were held in Paris.';
      expect(await there.check(text)).toEqual(await here.check(text));
    });

    it('says what there is, and hands out articles, their versions and places', async () => {
      const { updated: _, ...known } = here.sources();
      expect(there.sources()).toMatchObject(known);
      const [{ articleId } = { articleId: '' }] = (await here.ask(QUESTIONS[0]!)).sentences;
      expect(await there.article(articleId)).toEqual(await here.article(articleId));
      expect(await there.annotated(articleId)).toEqual(await here.annotated(articleId));
      expect(await there.article('nobody')).toBeUndefined();
      expect(await there.passage('nobody', 0)).toBeNull();
      expect((await there.versions(articleId)).map(({ article }) => article)).toEqual(
        (await here.versions(articleId)).map(({ article }) => article),
      );
      expect((await there.places()).toSorted()).toEqual((await here.places()).toSorted());
    });

    it('knows the copies of a text in other papers', async () => {
      const text = Array.from({ length: 60 }, (_, i) => `Word${i} of the wire`).join(' ');
      const rows = ['Reuters', 'BBC', 'AFP'].map((publisher, i) => ({
        id: `copy-${i}`,
        headline: `Ferry ${i}`,
        publisher,
        published: `2025-06-1${i}`,
        text: `${text}.`,
      }));
      writeFileSync(join(folder, 'wire.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      const dateline = await open({ corpus: [folder], prefix: 'copies' });
      expect((await dateline.alsoIn('copy-1')).map(({ publisher }) => publisher)).toEqual(['Reuters', 'AFP']);
      await dateline.close();
    });

    it('is filled once by several that read the same, and says what each article said before', async () => {
      const path = join(folder, 'wire.jsonl');
      const row = (text: string) => `${JSON.stringify({ id: 'ferry', headline: 'Ferry', text })}\n`;
      writeFileSync(path, row('Forty were on board.'));
      const [one, other] = await Promise.all([1, 2].map(() => open({ corpus: [path], prefix: 'twice' })));
      expect((await one!.versions('ferry')).length).toBe(1);
      await Promise.all([one!.close(), other!.close()]);
      writeFileSync(path, row('Fifty were on board.'));
      const next = await open({ corpus: [path], prefix: 'twice' });
      expect((await next.versions('ferry')).map(({ article }) => article.text)).toEqual([
        'Forty were on board.',
        'Fifty were on board.',
      ]);
      expect(next.sources().articles).toBe(1);
      await next.close();
      rmSync(path);
      const last = await open({ corpus: [folder], prefix: 'twice' });
      expect(await last.article('ferry')).toBeUndefined();
      await last.close();
    });
  },
);

/**
 * What is answered. Scores are near to each other and not the same: the server measures the length of a text in words,
 * repeated ones too. Behind the first sentence, two that are as good as each other may change places.
 */
function same(answer: Answer) {
  const { kind, parts, reading, advice, searched } = answer;
  const bare = ({ text, articleId, start, speaker, dates, alsoIn }: Answer['sentences'][number]) => ({
    text,
    articleId,
    start,
    speaker,
    dates,
    alsoIn,
  });
  return {
    kind,
    first: answer.sentences.map(bare)[0],
    sentences: answer.sentences.map(bare).sort((one, other) => one.start - other.start),
    claims: answer.claims
      .map(({ sentence, ...claim }) => ({ ...claim, sentence: bare(sentence) }))
      .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
    parts: parts?.map(({ confidence: _, ...part }) => part),
    reading,
    advice,
    searched: { ...searched, updated: null },
  };
}

function placeOf({
  sentence,
  says,
}: {
  readonly sentence: { readonly articleId: string; readonly start: number };
  readonly says: string;
}): string {
  return `${sentence.articleId} ${sentence.start} ${says}`;
}

/** Events of a day stand in the order in which their articles came in. */
function inOrder<Of extends { readonly date: string; readonly sentence: { readonly text: string } }>(
  events: readonly Of[],
): readonly string[] {
  return events.map(({ date, sentence }) => `${date} ${sentence.text}`).toSorted();
}
