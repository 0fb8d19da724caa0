import { alsoOnPostgres } from '../../store/stores.ts';

alsoOnPostgres('feeds', {
  poller: () => import('./poller.test.ts'),
  pages: () => import('./pages.test.ts'),
  status: () => import('./status.test.ts'),
});
