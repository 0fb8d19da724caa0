import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../src/index.ts';

/** A file that pages bring with them. */
export interface Asset {
  readonly content: string;
  readonly type: string;
  /** Changes with the content, so that browsers may keep it for good. */
  readonly version: string;
}

/** All there are, by name: nothing else in a folder can be asked for. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

export type AssetName = keyof typeof TYPES;

/** Reads what comes with the package. */
export function readAssets(): Assets {
  const folder = join(packageFolder(), 'adapters/web/assets');
  return new Map(
    Object.entries(TYPES).map(([name, type]) => {
      const content = readFileSync(join(folder, name), 'utf8');
      const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
      return [name, { content, type, version }];
    }),
  );
}

export function assetAddress(assets: Assets, name: AssetName): string {
  return `/assets/${name}?v=${assets.get(name)?.version ?? ''}`;
}
