/** Takes what is true of a candidate: a key, and up to three values that make it one. */
export type Add = (key: number, a?: number, b?: number, c?: number) => void;

/** Features are 32-bit numbers: a key and up to three values, mixed. Two that meet by chance are one in a hundred thousand. */
export function mix(key: number, a: number, b: number, c: number): number {
  let hash = Math.imul(key ^ a, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash ^ c, 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}

const known = new Map<string, number>();

/** The number of a word or a name (FNV-1a); a bounded memo answers nearly all. */
export function idOf(text: string): number {
  const memo = known.get(text);
  if (memo !== undefined) return memo;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  if (known.size > 100_000) known.clear();
  known.set(text, hash);
  return hash;
}

/** Keys by name: `keys('word next')` is `{ word: …, next: … }`. */
export function keys<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name) => [name, idOf(`key ${name}`)])) as Record<Name, number>;
}
