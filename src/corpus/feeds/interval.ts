/** How long to leave a feed alone that has answered, in milliseconds: as it asks, within bounds, and never all at one moment. */
export function intervalOf(
  asked: { readonly minutes: number | null; readonly maxAge: number | null },
  least: number,
  random: () => number,
): number {
  const wanted = Math.max(asked.minutes ?? 0, (asked.maxAge ?? 0) / 60);
  const minutes = Math.max(least, Math.min(wanted, LONGEST));
  return minutes * MINUTE * (1 + SPREAD * random());
}

const MINUTE = 60_000;
/** Minutes; a feed of news that asks for more than this is mistaken. */
const LONGEST = 6 * 60;
const SPREAD = 0.1;
