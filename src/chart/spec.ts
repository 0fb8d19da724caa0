import type { TopLevelSpec } from 'vega-lite';
import type { Chart, ChartMark } from '../message/chart.ts';
import { fitted, lines, printable, widthOf } from './text.ts';

/** All sizes are for a phone, which shows the picture at about this width. */
const WIDTH = 440;
const MARGIN = 20;
const PLOT = WIDTH - 2 * MARGIN;
/** The tallest bar, and the tallest that one article is. */
const BARS = 110;
const UNIT = 26;
/** The widest bar. */
const BAR = 56;
/** Between the bars and the figures, for the numbers on the bars. */
const GAP = 22;
/** Each figure has two lines to itself. */
const LANE = 38;
const AXIS = 30;

const INK = '#1d232a';
const QUIET = '#5d6770';
const PAPER = '#fbfaf7';
const MANY = '#b9c8d6';
const INDEPENDENT = '#2f5d8a';
const FIGURE = '#a8352a';

const SERIF = 'DejaVu Serif';
const SANS = 'DejaVu Sans';

const TITLE = 19;
const FIGURES = 15;
const LABEL = 13;
const LEADING = 1.3;

/** A chart as Vega-Lite draws it: each figure on a lane of its own, above the bar of the day it was given on. */
export function specOf(chart: Chart): TopLevelSpec {
  const { days, marks } = chart;
  const most = Math.max(...days.map(({ articles }) => articles));
  const bars = Math.min(BARS, most * UNIT);
  const height = bars + GAP + marks.length * LANE;
  const title = lines(chart.headline, TITLE * BOLD_SERIF, PLOT, 3);
  const subtitle = subtitleOf(chart);
  const x = { field: 'date', type: 'ordinal', scale: { domain: days.map(({ date }) => date) } } as const;
  // Bars and lanes share one scale, in units of the drawing.
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, height] as number[], nice: false },
    axis: null,
  });
  const figures = marks.map((mark, lane) => ({
    ...placed(mark, chart),
    height: height - (lane + 0.5) * LANE,
    foot: (articlesOn(mark.date, chart) * bars) / most + GAP,
  }));
  const highest = figures.filter(({ date }, at) => figures.findIndex((each) => each.date === date) === at);
  const coverage = days.map(({ date, articles, sources }) => ({
    date,
    articles: (articles * bars) / most,
    sources: (sources * bars) / most,
    count: articles === 0 ? '' : String(articles),
  }));
  const text = (field: 'says' | 'claimant', align: 'left' | 'right', style: object) => ({
    data: { values: figures.filter((figure) => figure.align === align) },
    mark: {
      type: 'text',
      font: SANS,
      align,
      dx: align === 'left' ? BESIDE : -BESIDE,
      baseline: 'middle',
      ...style,
    } as const,
    encoding: { x, y: y('height'), text: { field, type: 'nominal' } } as const,
  });
  // The lines of other figures stop short of a label.
  const labels = (style: object, isHalo: boolean) =>
    (['left', 'right'] as const).flatMap((align) => [
      text('says', align, {
        fontSize: FIGURES,
        fontWeight: 'bold',
        dy: -8,
        color: isHalo ? PAPER : INK,
        ...style,
      }),
      text('claimant', align, { fontSize: LABEL, dy: 9, color: isHalo ? PAPER : QUIET, ...style }),
    ]);
  return {
    background: PAPER,
    width: PLOT,
    height,
    // Measured by us: without a canvas Vega guesses how wide a text is.
    autosize: { type: 'none' },
    padding: {
      left: MARGIN,
      right: MARGIN,
      top: MARGIN + title.length * TITLE * LEADING + subtitle.length * LABEL * LEADING + 24,
      bottom: AXIS + MARGIN / 2,
    },
    title: {
      text: title,
      subtitle,
      font: SERIF,
      fontSize: TITLE,
      fontWeight: 'bold',
      lineHeight: TITLE * LEADING,
      color: INK,
      subtitleFont: SANS,
      subtitleFontSize: LABEL,
      subtitleLineHeight: LABEL * LEADING,
      subtitleColor: QUIET,
      subtitlePadding: 6,
      anchor: 'start',
      frame: 'group',
      offset: 18,
    },
    config: { view: { stroke: null }, font: SANS },
    layer: [
      {
        data: { values: highest },
        mark: { type: 'rule', color: FIGURE, opacity: 0.35, strokeWidth: 1 },
        encoding: { x, y: y('height'), y2: { field: 'foot' } },
      },
      {
        data: { values: coverage },
        mark: { type: 'bar', color: MANY, width: Math.min(BAR, (PLOT / days.length) * 0.72) },
        encoding: { x: { ...x, axis: axisOf(chart) }, y: y('articles') },
      },
      {
        data: { values: coverage },
        mark: { type: 'bar', color: INDEPENDENT, width: Math.min(BAR, (PLOT / days.length) * 0.72) },
        encoding: { x, y: y('sources') },
      },
      ...labels({ stroke: PAPER, strokeWidth: 5, strokeJoin: 'round' }, true),
      {
        data: { values: coverage },
        mark: { type: 'text', font: SANS, fontSize: LABEL, color: QUIET, baseline: 'bottom', dy: -3 },
        encoding: { x, y: y('articles'), text: { field: 'count', type: 'nominal' } },
      },
      {
        data: { values: figures },
        mark: { type: 'point', filled: true, size: 64, color: FIGURE, opacity: 1 },
        encoding: { x, y: y('height') },
      },
      ...labels({}, false),
    ],
  };
}

/** Where a figure's label goes: after its dot where those of its day have room, else before it. */
function placed({ date, claimant, says }: ChartMark, { days, marks }: Chart) {
  const at = (days.findIndex((day) => day.date === date) + 0.5) / days.length;
  const [before, after] = [PLOT * at - BESIDE, PLOT * (1 - at) - BESIDE];
  const wide = Math.max(...marks.filter((mark) => mark.date === date).map(widthOfLabel));
  const align: 'left' | 'right' = wide <= after || after >= before ? 'left' : 'right';
  const room = Math.max(before, after);
  return {
    date,
    align,
    says: fitted(printable(says), FIGURES * BOLD, room),
    claimant: fitted(printable(claimant), LABEL, room),
  };
}

function widthOfLabel({ says, claimant }: ChartMark): number {
  return Math.max(widthOf(printable(says), FIGURES * BOLD), widthOf(printable(claimant), LABEL));
}

function articlesOn(date: string, { days }: Chart): number {
  return days.find((day) => day.date === date)!.articles;
}

/** Between a dot and its label. */
const BESIDE = 10;

/** Bold letters are wider by this. */
const BOLD = 1.1;
const BOLD_SERIF = 1.22;

function subtitleOf({ days, marks }: Chart): string[] {
  const articles = days.reduce((sum, day) => sum + day.articles, 0);
  const isTwofold = days.some((day) => day.articles !== day.sources);
  const [first, last] = [days[0]!.date, days.at(-1)!.date];
  const from = `${dayInWords(first)}${first.slice(0, 4) === last.slice(0, 4) ? '' : ` ${first.slice(0, 4)}`}`;
  return [
    `${articles} articles, ${from} to ${dayInWords(last)} ${last.slice(0, 4)}`,
    isTwofold
      ? 'Bars: articles a day; dark: independent sources'
      : 'Bars: articles a day, each of an independent source',
    ...(marks.length > 0 ? ['Dots: figures, on the day somebody first gave them'] : []),
  ];
}

/** So many days of an axis have room for their names. */
const NAMED = 6;

function axisOf({ days }: Chart) {
  const step = Math.ceil(days.length / NAMED);
  const names = Object.fromEntries(days.map(({ date }) => [date, dayInWords(date)]));
  return {
    values: days.flatMap(({ date }, index) => (index % step === 0 ? [date] : [])),
    // The names as data: Vega's own would depend on the zone of the machine.
    labelExpr: `${JSON.stringify(names)}[datum.value]`,
    title: null,
    labelAngle: 0,
    labelAlign: 'center',
    labelBaseline: 'top',
    labelFont: SANS,
    labelFontSize: LABEL,
    labelColor: QUIET,
    labelPadding: 6,
    domainColor: INK,
    ticks: false,
  } as const;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** `2025-06-14` → `14 June` */
function dayInWords(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}
