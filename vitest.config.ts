import { defineConfig } from 'vitest/config';

// Many tests start processes, servers and databases, which take their time on a busy machine: the limit is for what hangs.
export default defineConfig({ test: { testTimeout: 120_000, hookTimeout: 120_000 } });
