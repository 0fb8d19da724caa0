import type { Claim } from '../claim.ts';

/** What is dated further apart than this are different events; days. */
const ONE_EVENT = 30;
const DAY = 86_400_000;

/** Those of the event that the claims speak of most: last year's battle is not this week's. */
export function ofOneEvent<Kind extends Claim>(claims: readonly Kind[]): Kind[] {
  const days = claims.map(dayOf);
  let best: readonly boolean[] | undefined;
  let most = 0;
  days.forEach((day) => {
    if (day === null) return;
    const members = days.map((other) => other === null || Math.abs(other - day) <= ONE_EVENT);
    const weight = claims.reduce((sum, { sentence }, i) => sum + (members[i] ? sentence.score : 0), 0);
    if (weight > most * (1 + EVEN)) {
      most = weight;
      best = members;
    }
  });
  return best === undefined ? [...claims] : claims.filter((_, i) => best![i]);
}

/** Of two events with about the same weight the better ranked one is meant. */
const EVEN = 0.1;

/** The day a claim speaks of, else the one it was published on; in days. A bare year is its middle. */
function dayOf({ happened, sentence: { published } }: Claim): number | null {
  const date = happened?.date ?? published;
  if (date === null || date === undefined) return null;
  const sameYear = published !== null && date.length < 10 && published.startsWith(date);
  const time = Date.parse(sameYear ? published : date.length === 4 ? `${date}-07-01` : date);
  return Number.isNaN(time) ? null : time / DAY;
}
