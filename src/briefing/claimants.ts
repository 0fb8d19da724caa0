import { partyOf, sameParty } from '../answering/claims/party.ts';

/** Who counts whom, and in which state. */
interface Counted {
  readonly claimant: string;
  readonly counts: string;
  readonly whom: string;
}

/**
 * Figures that can be compared, together: of one claimant, about the same people in the same state, in the order given. Those
 * whose name fits two claimants who are not the same are left out: "the ministry", beside Ukraine's and Russia's.
 */
export function byClaimant<F extends Counted>(figures: readonly F[]): F[][] {
  const counts = new Map<string, F[]>();
  for (const figure of figures) {
    const count = `${figure.counts} ${figure.whom}`;
    counts.set(count, [...(counts.get(count) ?? []), figure]);
  }
  return [...counts.values()].flatMap(ofOneCount);
}

function ofOneCount<F extends Counted>(figures: readonly F[]): F[][] {
  const names = [...new Set(figures.map(({ claimant }) => claimant))];
  const clear = names.filter((name) => {
    const alike = names.filter((other) => areOne(name, other));
    return alike.every((one) => alike.every((other) => areOne(one, other)));
  });
  return clear
    .filter((name) => clear.find((other) => areOne(name, other)) === name)
    .map((name) => figures.filter(({ claimant }) => clear.includes(claimant) && areOne(name, claimant)));
}

function areOne(name: string, other: string): boolean {
  return name === other || sameParty({ party: partyOf(name) }, { party: partyOf(other) });
}
