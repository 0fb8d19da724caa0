import type { Place } from './ledger/frames.ts';
import type { Ledger } from './ledger.ts';
import type { Register } from './register.ts';

/** What came of a stretch of the ledger, in the end. */
export interface ReadOn {
  /** Where the texts stand that are to be shown. */
  readonly late: readonly Place[];
  /** The articles that are not shown any more; what was withdrawn and came back is none of them. */
  readonly left: Iterable<string>;
}

/** Notes in the register all that a ledger tells from a place on. */
export function readOn(ledger: Ledger, from: Place, register: Register): ReadOn {
  const late = new Map<string, Place>();
  const left = new Set<string>();
  const leave = (id: string): void => {
    late.delete(id);
    left.add(id);
  };
  for (const { place, record } of ledger.records(from)) {
    if (record.kind === 'gone') {
      for (const id of record.ids) {
        register.noteGone(id, record.at);
        leave(id);
      }
    } else if (record.kind === 'told') {
      register.noteTold(record);
      for (const [id, , gone] of record.articles) if (gone !== null) leave(id);
    } else {
      register.note(record, place);
      late.set(record.article.id, place);
      left.delete(record.article.id);
    }
  }
  return { late: [...late.values()], left };
}
