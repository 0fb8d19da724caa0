/** A process that keeps one core busy until its parent is gone. */
const SLICE_MS = 50;

function spin(): void {
  const end = performance.now() + SLICE_MS;
  while (performance.now() < end);
  setImmediate(spin);
}

process.on('disconnect', () => process.exit());
spin();
