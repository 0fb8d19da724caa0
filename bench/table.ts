/** Rows as aligned columns; a column whose cells are all numbers (or a dash) stands to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const numeric = header.map((_, i) => rows.every((row) => NUMBER.test(row[i]!)));
  const spell = (line: readonly string[]): string =>
    line
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [spell(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(spell)].join('\n');
}

const NUMBER = /^(?:[–+-]?[\d.,]+(?: (?:%|ms|s|MB|×))?|–|)$/;
