import type { Sleep } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Chart } from '../message/chart.ts';
import type { Database } from '../store/database.ts';
import type { Watch } from './watch.ts';

/** What every piece of delivery works with. */
export interface Work {
  readonly database: Database;
  readonly now: () => Date;
  readonly sleep: Sleep;
  readonly log: Log;
  /** A chart as a PNG. */
  readonly draw: (chart: Chart) => Promise<Uint8Array>;
  /** This process, among those on the same store. */
  readonly owner: string;
  readonly watch: Watch;
  /** Milliseconds without a beat after which a holder is gone. */
  readonly lease: number;
  /** Called between any two things that a crash could come between. */
  readonly step: (name: string) => void | Promise<void>;
}
