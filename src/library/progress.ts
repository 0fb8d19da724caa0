/** How far reading a corpus is. */
export interface Progress {
  /** Bytes read of bytes in all; both 0 before the files were counted. */
  readonly readBytes: number;
  readonly totalBytes: number;
  /** All that was there was read. */
  readonly isReady: boolean;
}
