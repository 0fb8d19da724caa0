/** A time of day that was read, `07:45`, or what is wrong with it. */
export type ReadTime = { readonly time: string } | { readonly problem: string; readonly suggestion: string };

/** Looks like a time of day, possible or not: `7:45`, `7.45`, `7h45`, `0745`, `7 am`, `noon`. */
const TIME_SHAPE =
  /^(?:(?<hour>\d{1,2})(?:[:.h](?<minute>\d{1,2})?|)|(?<packed>\d{3,4}))\s*(?<half>[ap]\.?m\.?)?$|^(?<named>noon|midday|midnight)$/i;

/** Reads one time of day; null when it does not look like one. `7:75` looks like one and is none. */
export function readTime(typed: string): ReadTime | null {
  const shape = TIME_SHAPE.exec(typed)?.groups;
  if (!shape) return null;
  if (shape.named) return { time: shape.named.toLowerCase() === 'midnight' ? '00:00' : '12:00' };
  const { packed } = shape;
  const hour = Number(packed ? packed.slice(0, -2) : shape.hour);
  const minute = Number(packed ? packed.slice(-2) : (shape.minute ?? 0));
  const half = shape.half?.[0]?.toLowerCase();
  // `7:5` may be 7:05 or 7:50.
  if (shape.minute?.length === 1) {
    return { problem: `“${typed}” is half a time`, suggestion: `${clock(hour % 24, minute)}` };
  }
  if (minute > 59) {
    return {
      problem: `“${typed}” is no time: minutes go from 00 to 59`,
      suggestion: clock((hour + 1) % 24, minute - 60),
    };
  }
  if (half !== undefined) return halfDay(typed, hour, minute, half === 'p');
  if (hour > 23) {
    return {
      problem: `“${typed}” is no time: hours go from 00 to 23`,
      suggestion: clock(hour % 24, minute),
    };
  }
  return { time: clock(hour, minute) };
}

function halfDay(typed: string, hour: number, minute: number, afternoon: boolean): ReadTime {
  if (hour >= 1 && hour <= 12) return { time: clock((hour % 12) + (afternoon ? 12 : 0), minute) };
  return {
    problem: `“${typed}” is no time: with am and pm, hours go from 1 to 12`,
    suggestion: clock(hour % 24, minute),
  };
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
