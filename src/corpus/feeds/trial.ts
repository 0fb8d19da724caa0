import type { Trial } from './trial/read.ts';
import type { AllowedHosts } from './web/guard.ts';

export interface TryOptions {
  readonly now: () => Date;
  readonly userAgent: string;
  /** Hosts that may be in a private network. */
  readonly allowed?: AllowedHosts;
}

/** Reads a feed once and keeps nothing. What is wrong with it is in what comes back. */
export async function tryFeedOnce(
  address: string,
  { now, userAgent, allowed = [] }: TryOptions,
): Promise<Trial> {
  const [{ openWeb }, { Hosts }, { tryFeed }] = await Promise.all([
    import('./web.ts'),
    import('./web/hosts.ts'),
    import('./trial/read.ts'),
  ]);
  const web = openWeb({ hosts: new Hosts({ now }), allowed, userAgent });
  try {
    return await tryFeed(address, web, now());
  } finally {
    await web.close();
  }
}
