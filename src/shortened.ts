/**
 * `text` in at most `longest` UTF-16 units, with an ellipsis where some were left out; never half a character, which
 * platforms refuse.
 */
export function shortened(text: string, longest: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= longest) return whole;
  const kept = whole.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}
