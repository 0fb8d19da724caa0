/** The articles cannot be had at the moment; the message says why, to whoever runs Dateline. */
export class ArchiveUnavailable extends Error {
  override readonly name = 'ArchiveUnavailable';

  constructor(why: string, options?: ErrorOptions) {
    super(`the archive is unavailable: ${why}`, options);
  }
}

/** What people read who asked meanwhile; anything else that goes wrong is null. */
export function unavailableText(error: unknown): string | null {
  return error instanceof ArchiveUnavailable
    ? 'The archive is unavailable at the moment. Please ask again in a few minutes.'
    : null;
}
