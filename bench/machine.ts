import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export function machine(): string {
  const all = cpus();
  const memory = (totalmem() / 1e9).toFixed(0);
  return `${all.length} × ${all[0]?.model ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}, ${process.platform}`;
}
