/**
 * Our SQL as PostgreSQL reads it: values are `$1`, `$2`, …, and text is compared by its bytes, as SQLite does, and not by the
 * rules of the server's language, in which `~` comes before `0`.
 */
export function forPostgres(sql: string): string {
  let count = 0;
  const numbered = sql.replace(QUOTED_OR_VALUE, (found) => (found === '?' ? `$${++count}` : found));
  return MAKES_COLUMNS.test(numbered) ? numbered.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : numbered;
}

/** What stands in quotes is no value. */
const QUOTED_OR_VALUE = /'(?:[^']|'')*'|"[^"]*"|\?/g;
const MAKES_COLUMNS = /^\s*(?:CREATE|ALTER) TABLE\b/i;
