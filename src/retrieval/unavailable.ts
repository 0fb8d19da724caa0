/** The articles cannot be had at the moment, and why, as a sentence for whoever runs Dateline; people are told `UNAVAILABLE`. */
export class ArchiveUnavailable extends Error {
  override readonly name = 'ArchiveUnavailable';
}

/** What people read who asked meanwhile. */
export const UNAVAILABLE = 'The archive is unavailable at the moment. Please ask again in a few minutes.';
