import { join } from 'node:path';
import { create, insertMultiple, search } from '@orama/orama';
import flexsearch from 'flexsearch';
import Connection from 'libsql';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { textSpans } from '../../src/text/sentences.ts';
import { allLines } from '../data.ts';
import { containsAnswer } from '../hits.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import { type SquadRow, squadArticles, squadId } from '../sets/squad.ts';
import { table } from '../table.ts';
import { type Bench, type Figure, figures, type Measured, sampled } from './figure.ts';
import { hits, type Outcome } from './newsqa.ts';

/** How many articles' sentences are compared. */
const ARTICLES = 5;

interface Row {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
}

/** Ids of the best articles for a question. */
type Search = (question: string) => Promise<readonly string[]>;

/** Search engines as they come: headline and text as two fields, a question as it is typed. */
const PEERS: Readonly<Record<string, (rows: readonly Row[]) => Promise<Search>>> = {
  MiniSearch: async (rows) => {
    const index = new MiniSearch<Row>({ fields: ['headline', 'text'] });
    index.addAll(rows);
    return async (question) => index.search(question).map(({ id }) => String(id));
  },
  'SQLite FTS5': async (rows) => {
    const db = new Connection(':memory:');
    db.exec(`CREATE VIRTUAL TABLE page USING fts5(id UNINDEXED, headline, text, tokenize = 'porter')`);
    const insert = db.prepare('INSERT INTO page VALUES (?, ?, ?)');
    for (const { id, headline, text } of rows) insert.run(id, headline, text);
    const find = db.prepare('SELECT id FROM page WHERE page MATCH ? ORDER BY rank LIMIT ?');
    return async (question) => {
      const query = [...words(question)].map((word) => `"${word}"`).join(' OR ');
      return (find.all(query, ARTICLES) as { id: string }[]).map(({ id }) => id);
    };
  },
  Orama: async (rows) => {
    const db = create({ schema: { headline: 'string', text: 'string' } as const });
    await insertMultiple(db, rows as Row[]);
    return async (term) => (await search(db, { term, limit: ARTICLES })).hits.map(({ id }) => id);
  },
  FlexSearch: async (rows) => {
    const index = new flexsearch.Index({ tokenize: 'strict', context: true });
    rows.forEach(({ headline, text }, i) => {
      index.add(i, `${headline}\n${text}`);
    });
    return async (question) => {
      const found = index.search(question, { limit: ARTICLES, suggest: true }) as number[];
      return found.map((i) => rows[i]!.id);
    };
  },
  lunr: async (rows) => {
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('headline');
      builder.field('text');
      for (const row of rows) builder.add(row);
    });
    return async (question) => index.search([...words(question)].join(' ')).map(({ ref }) => ref);
  },
};

interface Asked {
  readonly question: string;
  readonly isRight: (id: string, start: number, end: number, text: string) => boolean;
}

/** What each engine finds, and of its first five articles the sentences that share most words with the question. */
export async function measurePeers(bench: Bench): Promise<Measured> {
  const measured = [];
  for (const year of ['2022', '2023']) {
    const folder = join(bench.data, 'newsqa', year);
    const rows = await allLines<Row>(join(folder, 'articles.jsonl'));
    const asked = sampled(bench, await readNewsQuestions(folder)).map(
      ({ question, answers }): Asked => ({
        question,
        isRight: (_id, _start, _end, text) => containsAnswer(text, answers),
      }),
    );
    measured.push(...(await put(`newsqa ${year}`, rows, asked)));
  }
  const file = join(bench.data, 'squad2/tune.jsonl');
  const rows = await allLines<SquadRow>(file);
  const asked = sampled(
    bench,
    rows.filter((row) => !row.is_impossible),
  ).map(
    (row): Asked => ({
      question: row.question,
      isRight: (id, start, end) =>
        id === squadId(row) && row.answers.some((answer) => start <= answer.start && answer.start < end),
    }),
  );
  measured.push(...(await put('squad2 tune', squadArticles(rows, file), asked)));
  return { figures: measured };
}

/** The engines below each other: of each set, the share of the questions that the first one, three and five sentences answer. */
export function sideBySide(figures: readonly Figure[]): string {
  const sets = [...new Set(figures.map(({ set }) => setOf(set)))];
  const engines = [...new Set(figures.map(({ set }) => engineOf(set)))];
  const rows = engines.map((engine) => [
    engine,
    ...sets.map((set) =>
      figures
        .filter((figure) => figure.set === nameOf(engine, set))
        .map(({ value }) => value.toFixed(3))
        .join(' / '),
    ),
  ]);
  return table(['hit@1 / 3 / 5', ...sets], rows);
}

const ON = ' on ';
const nameOf = (engine: string, set: string): string => `${engine}${ON}${set}`;
const engineOf = (name: string): string => name.slice(0, name.indexOf(ON));
const setOf = (name: string): string => name.slice(name.indexOf(ON) + ON.length);

async function put(
  set: string,
  given: readonly Row[],
  asked: readonly Asked[],
): Promise<ReturnType<typeof figures>> {
  const byId = new Map(given.map((row) => [row.id, row]));
  const rows = [...byId.values()];
  const measured: ReturnType<typeof figures> = [];
  for (const [name, open] of Object.entries(PEERS)) {
    const find = await open(rows);
    const outcomes: Outcome[] = [];
    for (const { question, isRight } of asked) {
      const wanted = words(question);
      const sentences = (await find(question))
        .slice(0, ARTICLES)
        .flatMap((id) => textSpans(byId.get(id)!.text).map((span) => ({ id, ...span })))
        .map(({ id, start, end }) => {
          const text = byId.get(id)!.text.slice(start, end);
          return { id, start, end, text, shared: [...words(text)].filter((word) => wanted.has(word)).length };
        })
        .sort((one, other) => other.shared - one.shared);
      const first = sentences
        .slice(0, 5)
        .findIndex(({ id, start, end, text }) => isRight(id, start, end, text));
      outcomes.push({ kind: 'answered', confidence: 1, first });
    }
    measured.push(...figures(nameOf(name, set), false, hits(outcomes, [1, 3, 5])));
  }
  return measured;
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
