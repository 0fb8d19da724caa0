import { ArchiveUnavailable } from '../unavailable.ts';

/** Before each further try, in milliseconds: by then a cluster knows that a node is gone, and has chosen another manager. */
const PAUSES = [100, 400, 1_500];

/** Does `work` once more from its beginning while the articles go away under it for a passing reason; then fails as it did last. */
export async function anew<Done>(
  work: () => Promise<Done>,
  wait: (ms: number) => Promise<void>,
): Promise<Done> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ArchiveUnavailable && error.isPassing)) throw error;
    }
    await wait(pause);
  }
  return work();
}
