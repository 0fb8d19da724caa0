/** The articles cannot be had at the moment; the message says why, to whoever runs Dateline. */
export class ArchiveUnavailable extends Error {
  override readonly name = 'ArchiveUnavailable';
  /** Other copies are there: asked anew in a moment, it may be answered. */
  readonly isPassing: boolean;

  constructor(why: string, { isPassing = false, ...options }: Unavailability = {}) {
    super(`the archive is unavailable: ${why}`, options);
    this.isPassing = isPassing;
  }
}

interface Unavailability extends ErrorOptions {
  readonly isPassing?: boolean;
}

/** What people read who asked meanwhile; anything else that goes wrong is null. */
export function unavailableText(error: unknown): string | null {
  return error instanceof ArchiveUnavailable
    ? 'The archive is unavailable at the moment. Please ask again in a few minutes.'
    : null;
}
