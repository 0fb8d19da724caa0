// A process of its own that opens the store and writes to it, for store.test.ts. Vite reads the TypeScript.
import { createViteServer } from 'vitest/node';

const [path, name] = process.argv.slice(2);
const vite = await createViteServer({
  server: { middlewareMode: true, watch: null, ws: false, hmr: false },
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const { openStore } = await vite.ssrLoadModule('/src/store/open.ts');
process.send('ready');
process.once('message', async () => {
  const database = await openStore(path, new Date());
  for (let i = 0; i < 20; i += 1) {
    await database.transaction(async (inside) => {
      await inside.query('INSERT INTO installations (workspace, sealed) VALUES (?, ?)', [`${name}${i}`, 'x']);
    });
  }
  await database.close();
  await vite.close();
  process.disconnect();
});
