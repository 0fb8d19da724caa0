import { storiesOf } from '../../../src/index.ts';
import { type Host, write } from '../host.ts';
import { jsonLine } from '../terminal/json.ts';
import { idField, type Row, readJsonLines, textField } from '../terminal/json-lines.ts';
import type { Call, ExitStatus } from '../usage/command.ts';

interface ArticleRow {
  readonly id: string | number | undefined;
  readonly text: string;
  readonly published: string | null;
}

/** Stories are made of all rows together, so the first line comes out when the last is in. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const rows = await readJsonLines(call.positionals[0], host, articleRow);
  const tellings = rows.map(({ text, published }, at) => ({
    id: String(at),
    text,
    published,
    publisher: null,
  }));
  const numbers = new Map(
    storiesOf(tellings).flatMap(({ articles }, at) => articles.map((article) => [article, at + 1] as const)),
  );
  for (const [at, { id }] of rows.entries()) {
    await write(host.stdout, jsonLine({ id, story: `s${numbers.get(String(at))}` }));
  }
  return 0;
}

function articleRow(row: Row): ArticleRow {
  const published =
    row.published === undefined || row.published === null ? null : textField(row, 'published');
  if (published !== null && Number.isNaN(Date.parse(published)))
    throw new Error(
      `"published" is not a date or date-time such as 2025-06-14: ${JSON.stringify(published)}`,
    );
  return { id: idField(row, 'id'), text: textField(row, 'text'), published };
}
