/** `2025-06-14T09:30:00Z` → `14 June 2025`: the day as the source wrote it. What is no ISO date stays as it is. */
export function readableDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T)/.exec(iso) ?? [];
  if (year === undefined) return iso;
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** `2025-06-21T14:05:10.000Z` → `21 June 2025, 14:05 UTC`. */
export function readableMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime()) || !iso.includes('T')) return readableDate(iso);
  const utc = moment.toISOString();
  return `${readableDate(utc)}, ${utc.slice(11, 16)} UTC`;
}

/** `10 June 2025 to 20 June 2025`, or one day, or null when nothing is dated. */
export function readablePeriod(from: string | null, to: string | null): string | null {
  const days = [from, to].filter((date) => date !== null).map(readableDate);
  return days.length === 0 ? null : [...new Set(days)].join(' to ');
}

/** Days, first and last included, as short as they can be said: `9–15 June 2025`, `June 2025`, `2022`. */
export function readableDays(since: string, until: string): string {
  const [first, last] = [readableDate(since), readableDate(until)];
  if (first === last) return first;
  const [year, month, day] = since.split('-');
  if (day === '01' && until === lastOfMonth(since)) return readableDate(since.slice(0, 7));
  if (month === '01' && day === '01' && until === `${year}-12-31`) return year!;
  const [from, to] = [first.split(' '), last.split(' ')];
  const differing = from[2] !== to[2] ? 3 : from[1] !== to[1] ? 2 : 1;
  return `${from.slice(0, differing).join(' ')}–${last}`;
}

function lastOfMonth(iso: string): string {
  return new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** `4874` → `4,874`; by hand, as the first `toLocaleString` of a process costs 15 ms. */
export function readableCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** How far reading is: `34.2 of 108.0 MB`. */
export function readableProgress({
  readBytes,
  totalBytes,
}: {
  readonly readBytes: number;
  readonly totalBytes: number;
}): string {
  return `${(readBytes / 1e6).toFixed(1)} of ${(totalBytes / 1e6).toFixed(1)} MB`;
}
