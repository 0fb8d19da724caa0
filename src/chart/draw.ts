import type { Chart } from '../message/chart.ts';

/** Draws a chart as a PNG: the same one, byte for byte, wherever it is drawn. What draws is loaded when it is first wanted. */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  return (await import('./png.ts')).drawPng(chart);
}
