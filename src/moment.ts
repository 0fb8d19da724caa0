/**
 * The moment an ISO date or date-time names, or null when it is none. A date is its whole day, so its last
 * millisecond; without a zone it is UTC, so that an answer does not depend on where it is asked.
 */
export function readMoment(text: string): Date | null {
  const [, day, time, zone] = ISO.exec(text) ?? [];
  if (day === undefined) return null;
  // `Date` turns 30 February into 2 March; a day that does not come back the same does not exist.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  const moment = new Date(`${day}T${time ?? '23:59:59.999'}${zoneWithColon(zone)}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

const ISO =
  /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/** `+0200`, which ISO allows and `Date` refuses, as `+02:00`. */
function zoneWithColon(zone: string | undefined): string {
  return zone === undefined ? 'Z' : zone.toUpperCase().replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
}

/** The same, but a date is its beginning: from when on, and not until when. */
export function readBeginning(text: string): Date | null {
  return readMoment(DAY.test(text) ? `${text}T00:00:00Z` : text);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
