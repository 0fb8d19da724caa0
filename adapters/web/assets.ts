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

export type AssetName = 'page.css' | 'page.js' | 'icon.svg';

/** In this order: what comes later may be more exact about the same. */
const STYLES = [
  'base',
  'frame',
  'forms',
  'quotations',
  'tables',
  'article',
  'timeline',
  'briefings',
  'previews',
  'print',
];

/** Reads what comes with the package; the styles are sent as one file. */
export function readAssets(): Assets {
  const folder = join(packageFolder(), 'adapters/web/assets');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const assets: Readonly<Record<AssetName, Omit<Asset, 'version'>>> = {
    'page.css': {
      content: STYLES.map((name) => read(`${name}.css`)).join('\n'),
      type: 'text/css; charset=utf-8',
    },
    'page.js': { content: read('page.js'), type: 'text/javascript; charset=utf-8' },
    'icon.svg': { content: read('icon.svg'), type: 'image/svg+xml' },
  };
  return new Map(
    Object.entries(assets).map(([name, asset]) => [name, { ...asset, version: versionOf(asset.content) }]),
  );
}

export function assetAddress(assets: Assets, name: AssetName): string {
  return `/assets/${name}?v=${assets.get(name)?.version ?? ''}`;
}

function versionOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
