import { type Left, opened, sealed, sealingKey } from '../../src/index.ts';

/** Where Slack takes the answer to what somebody typed after a slash or pressed. */
export interface WayBack {
  /** For half an hour, from anybody who has it. */
  readonly responseUrl: string | null;
  /** What was typed or pressed is itself seen by one person. */
  readonly isPrivate: boolean;
}

/** Keeps the way back with what was heard, for another process that answers it; only one with the same token can read it. */
export class WaysBack {
  readonly #key: Buffer;

  constructor(token: string) {
    this.#key = sealingKey(token);
  }

  with<Heard extends Left>(heard: Heard, back: WayBack): Heard {
    return { ...heard, address: sealed(JSON.stringify(back), this.#key, heard.eventId) };
  }

  /** Of what another process has left; null where it cannot be read. A message needs none. */
  of({ address, eventId }: Left): WayBack | null {
    if (!address) return { responseUrl: null, isPrivate: false };
    try {
      return JSON.parse(opened(address, this.#key, eventId)) as WayBack;
    } catch {
      return null;
    }
  }
}
