import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The rows of a JSON-lines file, one at a time. */
export async function* readLines<Row>(path: string): AsyncGenerator<Row> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Row;
}

/** All rows of a JSON-lines file. */
export async function allLines<Row>(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readLines<Row>(path)) rows.push(row);
  return rows;
}
