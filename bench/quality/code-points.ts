/** Published offsets count code points: a function from those of a text to UTF-16 units. */
export function codePointUnits(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const units = [0];
  for (const character of text) units.push(units.at(-1)! + character.length);
  return (offset) => units[offset] ?? text.length;
}
