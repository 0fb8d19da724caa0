/** The choice a mistyped word was probably meant to be, or null when none is near. */
export function nearest(word: string, choices: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const begun = choices.filter((choice) => typed.length > 1 && choice.startsWith(typed));
  if (begun.length === 1) return begun[0]!;
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  const ranked = choices
    .map((choice) => ({ choice, edits: edits(typed, choice) }))
    .filter((candidate) => candidate.edits <= Math.min(allowed, candidate.choice.length - 1))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.choice ?? null;
}

/** Damerau–Levenshtein (optimal string alignment): a swap of neighbours is one slip of the fingers, not two. */
export function edits(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
