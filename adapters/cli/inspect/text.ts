import { idField, type Row, textField } from '../terminal/json-lines.ts';

/** A row of the `inspect` commands that need nothing but a text. */
export interface TextRow {
  readonly id: string | number | undefined;
  readonly text: string;
}

export function textRow(row: Row): TextRow {
  return { id: idField(row, 'id'), text: textField(row, 'text') };
}
