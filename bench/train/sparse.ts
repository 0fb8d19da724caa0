import { type Add, mix } from '../../src/text/attribution/hash.ts';
import { pack, Weights } from '../../src/text/attribution/model.ts';

/** A choice: rows of features, and how good each is (0 not at all). */
export interface Group {
  readonly rows: readonly (readonly number[])[];
  readonly good: readonly number[];
}

const EPOCHS = 5;
/** The weights are the mean of those after this epoch and the later ones. */
const AVERAGED = 2;
const RATE = 0.15;
const DECAY = 3e-3;

/** A linear model over named features, fitted by AdaGrad in a fixed shuffle. */
export class Sparse {
  readonly #ids = new Map<number, number>();
  readonly #seen: number[] = [];
  #kept: boolean[] = [];
  #weights = new Float64Array(0);
  #squares = new Float64Array(0);

  /** The features that `list` adds, as numbers of this model. */
  row(list: (add: Add) => void): number[] {
    const row: number[] = [];
    list((key, a = 0, b = 0, c = 0) => {
      const feature = mix(key, a, b, c);
      let id = this.#ids.get(feature);
      if (id === undefined) {
        id = this.#ids.size;
        this.#ids.set(feature, id);
        this.#seen.push(0);
      }
      this.#seen[id]!++;
      row.push(id);
    });
    return row;
  }

  /** Keeps the features seen at least so often. */
  keep(least: number): void {
    this.#kept = this.#seen.map((seen) => seen >= least);
  }

  /** Of those, keeps the `most` whose presence tells most of yes or no (by the G² statistic). */
  keepTelling(
    rows: readonly { readonly row: readonly number[]; readonly yes: boolean }[],
    most: number,
  ): void {
    const yes = new Float64Array(this.#seen.length);
    const share = rows.filter((each) => each.yes).length / rows.length;
    for (const each of rows) if (each.yes) for (const id of each.row) yes[id]!++;
    const part = (seen: number, expected: number): number =>
      seen > 0 ? seen * Math.log(seen / expected) : 0;
    const told = [...this.#kept.keys()]
      .filter((id) => this.#kept[id])
      .map((id) => {
        const all = this.#seen[id]!;
        return { id, by: part(yes[id]!, all * share) + part(all - yes[id]!, all * (1 - share)) };
      })
      .sort((one, other) => other.by - one.by);
    for (const { id } of told.slice(most)) this.#kept[id] = false;
  }

  fitYes(rows: readonly { readonly row: readonly number[]; readonly yes: boolean }[]): void {
    this.#epochs(rows, ({ row, yes }) => {
      this.#move(row, (yes ? 1 : 0) - 1 / (1 + Math.exp(-this.#score(row))));
    });
  }

  fitChoice(groups: readonly Group[]): void {
    this.#epochs(groups, ({ rows, good }) => {
      const scores = rows.map((row) => this.#score(row));
      const most = Math.max(...scores);
      const likely = scores.map((score) => Math.exp(score - most));
      const all = likely.reduce((sum, each) => sum + each, 0);
      const right = likely.reduce((sum, each, i) => sum + each * good[i]!, 0);
      if (right === 0) return;
      rows.forEach((row, i) => {
        this.#move(row, (likely[i]! * good[i]!) / right - likely[i]! / all);
      });
    });
  }

  /** The model as it would be used. */
  weights(): Weights {
    const pairs = this.#pairs();
    return new Weights({
      size: pairs.length,
      each(take) {
        for (const [feature, weight] of pairs) take(feature, weight);
      },
    });
  }

  packed(): string {
    return pack(this.#pairs());
  }

  /** What rounds to nothing is left out. */
  #pairs(): [feature: number, weight: number][] {
    return [...this.#ids]
      .map(([feature, id]): [number, number] => [feature, Math.round(this.#weights[id]! * 10) / 10])
      .filter(([, weight]) => weight !== 0);
  }

  #score(row: readonly number[]): number {
    let score = 0;
    for (const id of row) score += this.#weights[id]!;
    return score;
  }

  #move(row: readonly number[], by: number): void {
    if (Math.abs(by) < 1e-3) return;
    for (const id of row) {
      if (!this.#kept[id]) continue;
      const slope = by - DECAY * this.#weights[id]!;
      this.#squares[id]! += slope * slope;
      this.#weights[id]! += (RATE * slope) / Math.sqrt(this.#squares[id]!);
    }
  }

  #epochs<Item>(items: readonly Item[], learn: (item: Item) => void): void {
    this.#weights = new Float64Array(this.#seen.length);
    this.#squares = new Float64Array(this.#seen.length).fill(1e-3);
    const order = [...items.keys()];
    const average = new Float64Array(this.#weights.length);
    let seed = 7;
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      for (let i = order.length - 1; i > 0; i--) {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        const j = Math.floor((seed / 2 ** 32) * (i + 1));
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      for (const i of order) learn(items[i]!);
      if (epoch < AVERAGED) continue;
      this.#weights.forEach((weight, id) => {
        average[id]! += weight;
      });
    }
    this.#weights = average.map((sum) => sum / (EPOCHS - AVERAGED));
  }
}
