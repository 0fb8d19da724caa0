import { alsoOnPostgres } from '../store/stores.ts';

alsoOnPostgres('a conversation', {
  desk: () => import('./desk.test.ts'),
  left: () => import('./left.test.ts'),
  access: () => import('./access.test.ts'),
  press: () => import('./press.test.ts'),
});
