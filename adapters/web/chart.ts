import { type Block, readableDate } from '../../src/index.ts';
import { html, type Markup } from './markup.ts';

type Picture = Extract<Block, { readonly kind: 'chart' }>;

const WIDTH = 640;
const HEIGHT = 120;
/** Above the bars, for the highest count. */
const HEAD = 16;
const FOOT = 20;
const WIDEST_BAR = 48;

/** The coverage of a story, a bar a day, with who gave which figure first; its words below, for eyes and ears. */
export function renderChart({ chart, alt }: Picture): Markup {
  const { days, marks } = chart;
  const most = Math.max(1, ...days.map(({ articles }) => articles));
  const step = WIDTH / Math.max(1, days.length);
  const bars = days.map(({ articles }, index) => {
    const height = round((articles / most) * (HEIGHT - HEAD - FOOT));
    const width = Math.min(WIDEST_BAR, step * 0.7);
    return html`<rect x="${round((index + 0.5) * step - width / 2)}" y="${HEIGHT - FOOT - height}" width="${round(width)}" height="${height}"/>`;
  });
  const ends = [...new Set([days[0], days.at(-1)])].flatMap((day) => day ?? []);
  return html`<figure class="chart">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><line x1="0" x2="${WIDTH}" y1="${HEIGHT - FOOT}" y2="${HEIGHT - FOOT}"/>${bars}${ends.map(
    ({ date }, index) =>
      html`<text x="${index === 0 ? 0 : WIDTH}" y="${HEIGHT - 4}" class="${index === 0 ? 'first' : 'last'}">${readableDate(date)}</text>`,
  )}</svg>
${marks.length === 0 ? null : html`<ul>${marks.map(({ date, claimant, says }) => html`<li>${readableDate(date)}: <bdi>${claimant}</bdi>, <bdi>${says}</bdi></li>\n`)}</ul>`}
<figcaption><bdi>${alt}</bdi></figcaption>
</figure>
`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
