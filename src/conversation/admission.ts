import { type Access, isAllowed } from './access.ts';
import type { SharedRateLimit } from './rate.ts';
import type { Incoming } from './types.ts';

/** What somebody is told who may not ask. */
export interface Refusal {
  readonly say: string;
  /** It was told before. */
  readonly isRepeated: boolean;
}

type Asking = Pick<Incoming, 'platform' | 'workspace' | 'channel' | 'user' | 'how'>;

/** Whether somebody may ask something, or press something, there and now: null when they may. */
export type Admission = (asking: Asking) => Promise<Refusal | null>;

export function createAdmission(access: Access, rate: SharedRateLimit, now: () => Date): Admission {
  return async (asking) => {
    if (!isAllowed(access, asking))
      return { say: 'I am not set up to answer in this place.', isRepeated: false };
    const turn = await rate.take(`${asking.platform} ${asking.workspace} ${asking.user}`, now());
    return turn.may ? null : { say: pleaseWait(turn.wait), isRepeated: turn.told };
  };
}

function pleaseWait(seconds: number): string {
  return `That is a lot of questions at once. Please ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}
