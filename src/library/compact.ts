import type { Held } from './held.ts';
import type { FileLedger } from './ledger.ts';

/** Fewer dead bytes are not worth the writing. */
const LEAST_DEAD = 4 * 1024 * 1024;

export interface CompactOptions {
  /** So many bytes have to be dead; default `LEAST_DEAD`. */
  readonly least?: number | undefined;
  /** Lets others work in between. */
  readonly pause: () => Promise<void>;
  /** Told what is about to happen, for tests that end the process there. */
  readonly step: (name: string) => Promise<void>;
}

/**
 * Leaves out of a ledger what tells nothing any more, once that outweighs the rest: the same text again after its file was
 * moved or came back, the texts between the first and the newest of an article that has very many, what was withdrawn long ago,
 * and what came and went when. Every text of `held` stays, where it stands. To be called
 * while nothing comes in, and once the snapshot knows of none but these texts.
 */
export async function compact(
  ledger: FileLedger,
  held: readonly Held[],
  { least = LEAST_DEAD, pause, step }: CompactOptions,
): Promise<void> {
  const places = held.flatMap((each) => each.places);
  const living = places.reduce((sum, place) => sum + ledger.sizeOf(place), 0);
  const dead = ledger.size - living;
  if (dead < least || dead <= living) return;
  const articles = held.map(({ id, arrived, gone }) => [id, arrived, gone] as const);
  await ledger.rewrite(places, { kind: 'told', articles }, { pause, step });
}
