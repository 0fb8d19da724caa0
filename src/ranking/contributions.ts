/** How many orders the features are put in, each with its reverse: sixteen settle the first two digits. */
const ORDERS = 8;

/**
 * What each feature adds to the score of `row` over that of `reference`, summing to their difference: the Shapley
 * value, sampled over fixed orders, so that any model will do and the same rows have the same reasons.
 * @see https://doi.org/10.1016/j.cor.2008.04.004 (Castro et al., sampling; each order with its reverse)
 */
export function contributions(
  model: (row: readonly number[]) => number,
  row: readonly number[],
  reference: readonly number[],
): number[] {
  const differing = row.flatMap((value, i) => (value === reference[i] ? [] : [i]));
  const sums = row.map(() => 0);
  const random = fixedRandom();
  for (let n = 0; n < ORDERS; n++) {
    const order = shuffled(differing, random);
    for (const each of [order, order.toReversed()]) addSteps(model, each, { row, reference, sums });
  }
  return sums.map((sum) => sum / (2 * ORDERS));
}

/** Walks from the reference to the row, one feature at a time, and adds what each step changed. */
function addSteps(
  model: (row: readonly number[]) => number,
  order: readonly number[],
  {
    row,
    reference,
    sums,
  }: { readonly row: readonly number[]; readonly reference: readonly number[]; readonly sums: number[] },
): void {
  const at = [...reference];
  let before = model(at);
  for (const i of order) {
    at[i] = row[i]!;
    const after = model(at);
    sums[i]! += after - before;
    before = after;
  }
}

function shuffled(items: readonly number[], random: () => number): number[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}

/** Park and Miller's generator from a fixed seed. */
function fixedRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
