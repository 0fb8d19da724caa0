import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import type { Chart } from '../message/chart.ts';
import { specOf } from './spec.ts';

/** Pixels for each unit of the drawing: sharp on a phone, and about 100 kB. */
const ZOOM = 2.5;

/** Our own fonts, and none of the machine's: the picture is the same everywhere. */
const FONTS = [
  'DejaVuSansCondensed',
  'DejaVuSansCondensed-Bold',
  'DejaVuSerifCondensed',
  'DejaVuSerifCondensed-Bold',
];

/** The only file that knows what draws. */
export async function drawPng(chart: Chart): Promise<Uint8Array> {
  const image = await renderAsync(await drawSvg(chart), {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  return image.asPng();
}

/** The drawing before it is a picture; what articles say is text in it, never markup. */
export async function drawSvg(chart: Chart): Promise<string> {
  const view = new View(parse(compile(specOf(chart)).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('dejavu-fonts-ttf/package.json'));
  return FONTS.map((name) => join(folder, 'ttf', `${name}.ttf`));
}
