import type { Ledger } from '../ledger.ts';
import type { Record } from '../record.ts';

/** A ledger that lives as long as the process. */
export function memoryLedger(): Ledger {
  const kept: Record[] = [];
  return {
    name: '',
    get end() {
      return kept.length;
    },
    append: (records) => records.map((record) => kept.push(record) - 1),
    read: (place) => kept[place]!,
    has: (place) => kept[place] !== undefined,
    *records(from = 0) {
      for (let place = from; place < kept.length; place++) yield { place, record: kept[place]! };
    },
    close() {},
  };
}

/** What comes in is kept in memory, and what was there is left as it is. */
export function laidOver(kept: Ledger): Ledger {
  const memory = memoryLedger();
  return {
    name: kept.name,
    get end() {
      return kept.end;
    },
    append: (records) => memory.append(records).map((place) => -1 - place),
    read: (place) => (place < 0 ? memory.read(-1 - place) : kept.read(place)),
    has: (place) => (place < 0 ? memory.has(-1 - place) : kept.has(place)),
    records: (from) => kept.records(from),
    close: () => kept.close(),
  };
}
