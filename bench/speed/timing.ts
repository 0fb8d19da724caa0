/** Times in milliseconds, in the order they were taken. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

/** Quantiles of `times`. */
export function quantiles(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), count: sorted.length };
}

/** The most memory this process has held so far, in MB (1,000,000 bytes); only a process of its own tells. */
export function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}

/** What a child process measured of one engine over one archive. */
export interface Run {
  readonly indexSeconds: number;
  readonly indexPeak: number;
  readonly questions: Times;
  readonly peak: number;
  /** What was indexed, in words: `4,874 articles`. */
  readonly of: string;
}
