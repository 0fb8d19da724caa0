/** `text` with all of `secrets` cut out, and whatever has one of their `shapes`. */
export function redacted(text: string, secrets: readonly string[], shapes?: RegExp): string {
  const known = secrets.filter(({ length }) => length >= SHORTEST);
  const left = known.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return shapes === undefined ? left : left.replace(shapes, HIDDEN);
}

const HIDDEN = '[hidden]';
/** Shorter values would cut holes in ordinary words. */
const SHORTEST = 4;
