import { alsoOnPostgres } from '../store/stores.ts';

alsoOnPostgres('delivery', {
  scheduler: () => import('./scheduler.test.ts'),
  schedules: () => import('./schedules.test.ts'),
  corrections: () => import('./corrections.test.ts'),
  told: () => import('./told.test.ts'),
  refused: () => import('./refused.test.ts'),
});
