import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAssets } from '../../adapters/web/assets.ts';

const FOLDER = join(import.meta.dirname, '../../adapters/web/assets');

it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.css')))('sends %s with every page', (name) => {
  expect(readAssets().get('page.css')!.content).toContain(readFileSync(join(FOLDER, name), 'utf8'));
});
