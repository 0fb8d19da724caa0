/** A moment in the store's spelling, which sorts as text. */
export function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

export function before(now: Date, days: number): string {
  return later(now, -days * 86_400);
}
